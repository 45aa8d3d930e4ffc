"""Bells: they ring down smoothly from a soft strike, and never too loud."""

from __future__ import annotations

import numpy as np
import pytest

from audio.frames import RATE, frames
from audio.loudness import integrated_lufs, true_peak_dbtp
from audio.script import BellKind, Bowl
from audio.synth.bells import BOWLS, SMALL_BELL, bell_frames, bell_of, bell_samples, make_bell

every_bell = pytest.mark.parametrize(
    ("kind", "bowl"),
    [*((BellKind.OPEN, bowl) for bowl in Bowl), (BellKind.INTERVAL, Bowl.ROUND)],
)
every_bowl = pytest.mark.parametrize("bowl", list(Bowl))


@every_bell
def test_it_stays_six_decibels_beneath_full_scale(kind, bowl):
    assert true_peak_dbtp(bell_samples(kind, bowl)) <= -6


@every_bell
def test_it_begins_and_ends_in_silence(kind, bowl):
    samples = bell_samples(kind, bowl)
    assert np.abs(samples[0]).max() < 1e-4
    assert not samples[-1].any()
    assert len(samples) == bell_frames(kind, bowl) == frames(bell_of(kind, bowl).length_s)


@every_bell
def test_it_only_grows_softer(kind, bowl):
    samples = bell_samples(kind, bowl)
    seconds = len(samples) // (2 * RATE)
    levels = (samples[: seconds * 2 * RATE].reshape(seconds, -1) ** 2).mean(axis=1)
    assert (np.diff(levels) < 0).all()


@every_bell
def test_it_is_no_louder_than_a_voice_and_not_lost_either(kind, bowl):
    assert -34 < integrated_lufs(bell_samples(kind, bowl)[: 3 * RATE], RATE) < -20


@every_bowl
def test_its_tones_are_the_bowls_own(bowl):
    samples = make_bell(BOWLS[bowl])[frames(0.2) : frames(4.2), 0]
    power = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    hertz = np.fft.rfftfreq(len(samples), 1 / RATE)
    for mode in BOWLS[bowl].modes[:4]:
        near = np.abs(hertz - mode.frequency_hz) < 8
        beside = (np.abs(hertz - mode.frequency_hz) > 30) & (np.abs(hertz - mode.frequency_hz) < 60)
        assert power[near].max() > 20 * power[beside].max()


@every_bowl
def test_the_beat_of_a_pair_goes_from_ear_to_ear(bowl):
    samples = bell_samples(BellKind.OPEN, bowl)[frames(1) : frames(7)]
    levels = (samples.reshape(-1, frames(0.1), 2) ** 2).mean(axis=1)
    leaning = np.log(levels[:, 0] / levels[:, 1])
    assert leaning.max() > 0.1
    assert leaning.min() < -0.1


def test_the_small_bell_is_gone_before_the_bowl():
    assert SMALL_BELL.length_s < min(bowl.length_s for bowl in BOWLS.values())

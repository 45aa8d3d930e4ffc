"""Bells: they ring down smoothly from a soft strike, and never too loud."""

from __future__ import annotations

import numpy as np
import pytest

from audio.frames import RATE, frames
from audio.loudness import integrated_lufs, true_peak_dbtp
from audio.script import BellKind
from audio.synth.bells import BOWL, KINDS, SMALL_BELL, bell_frames, bell_samples, make_bell

every_bell = pytest.mark.parametrize("kind", list(BellKind))


@every_bell
def test_it_stays_six_decibels_beneath_full_scale(kind):
    assert true_peak_dbtp(bell_samples(kind)) <= -6


@every_bell
def test_it_begins_and_ends_in_silence(kind):
    samples = bell_samples(kind)
    assert np.abs(samples[0]).max() < 1e-4
    assert not samples[-1].any()
    assert len(samples) == bell_frames(kind) == frames(KINDS[kind].length_s)


@every_bell
def test_it_only_grows_softer(kind):
    samples = bell_samples(kind)
    seconds = len(samples) // (2 * RATE)
    levels = (samples[: seconds * 2 * RATE].reshape(seconds, -1) ** 2).mean(axis=1)
    assert (np.diff(levels) < 0).all()


@every_bell
def test_it_is_no_louder_than_a_voice_and_not_lost_either(kind):
    assert -34 < integrated_lufs(bell_samples(kind)[: 3 * RATE], RATE) < -20


def test_its_tones_are_the_bowls_own():
    samples = make_bell(BOWL)[frames(0.2) : frames(4.2), 0]
    power = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    hertz = np.fft.rfftfreq(len(samples), 1 / RATE)
    for mode in BOWL.modes[:4]:
        near = np.abs(hertz - mode.frequency_hz) < 8
        beside = (np.abs(hertz - mode.frequency_hz) > 30) & (np.abs(hertz - mode.frequency_hz) < 60)
        assert power[near].max() > 20 * power[beside].max()


def test_the_beat_of_a_pair_goes_from_ear_to_ear():
    samples = bell_samples(BellKind.OPEN)[frames(1) : frames(7)]
    levels = (samples.reshape(-1, frames(0.1), 2) ** 2).mean(axis=1)
    leaning = np.log(levels[:, 0] / levels[:, 1])
    assert leaning.max() > 0.1
    assert leaning.min() < -0.1


def test_the_small_bell_is_gone_before_the_bowl():
    assert SMALL_BELL.length_s < BOWL.length_s

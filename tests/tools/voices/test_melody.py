"""Tests of tools/voices/melody.py."""

from dataclasses import replace

import numpy as np
import pytest

import resources
from audio.voices.description import read_description
from tools.voices.melody import breathy, unbroken, widened
from tools.voices.settings import Settings

SLT = Settings.of(read_description(resources.voice("slt")).settings)
PITCH = np.array([0.0, 140.0, 160.0, 183.0, 0.0])


def moved(pitch_range, semitones):
    return replace(SLT, pitch_range=pitch_range, semitones=semitones)


def test_a_melody_widens_about_its_own_middle():
    wide = widened(PITCH, moved(1.3, 0.0))
    assert wide[2] == pytest.approx(160)
    span, was = np.log2(wide[3] / wide[1]), np.log2(PITCH[3] / PITCH[1])
    assert span == pytest.approx(1.3 * was)


def test_a_semitone_down_lowers_every_note_alike():
    assert widened(PITCH, moved(1.0, -1.0))[1:4] == pytest.approx(PITCH[1:4] / 2 ** (1 / 12))


def test_what_has_no_pitch_keeps_none():
    assert list(np.flatnonzero(widened(PITCH, moved(1.3, -1.0)) == 0)) == [0, 4]
    assert not widened(np.zeros(3), moved(1.3, -1.0)).any()


@pytest.mark.parametrize(("lowest", "highest"), [(95.0, 270.0), (78.0, 200.0)])
def test_no_note_squeaks_or_growls(lowest, highest):
    bounds = replace(moved(2.0, 0.0), lowest_hz=lowest, highest_hz=highest)
    wild = widened(np.array([60.0, 160.0, 500.0]), bounds)
    assert (wild.min(), wild.max()) == (lowest, highest)


def test_a_short_gap_in_the_pitch_is_bridged_and_a_pause_is_not():
    short = unbroken(np.array([100.0, 0, 0, 0, 0, 0, 200.0, 0]))
    assert short[3] == pytest.approx(100 * 2**0.5)
    assert (short[:7] > 0).all()
    assert short[7] == 0
    assert not unbroken(np.array([100.0, 0, 0, 0, 0, 0, 0, 200.0]))[1:7].any()


def test_breath_comes_in_above_1500_hz_and_never_passes_one():
    noise = np.tile(np.linspace(0, 1, 513), (2, 1))
    more = breathy(noise, 24_000, 0.15)
    low = np.linspace(0, 12_000, 513) <= 1500
    assert np.array_equal(more[:, low], noise[:, low])
    assert (more[:, ~low][:, :-1] > noise[:, ~low][:, :-1]).all()
    assert more.max() <= 1

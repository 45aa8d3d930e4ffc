"""Backgrounds: endless, even, seeded, and as loud as they should be."""

from __future__ import annotations

import numpy as np
import pytest

from audio.frames import RATE
from audio.loudness import integrated_lufs, true_peak_dbtp
from audio.synth.beds import LOOP_S, MAKERS, bed

pytestmark = pytest.mark.parametrize("name", list(MAKERS))


def rendered(name, seed, start, count):
    out = np.empty((count, 2), np.float32)
    bed(name, seed).render(start, out, np.empty_like(out))
    return out


def test_it_is_ten_to_sixteen_units_beneath_a_voice_at_minus_twenty(name):
    sound = rendered(name, 1, 0, 20 * RATE)
    assert -36 <= integrated_lufs(sound, RATE) - 5.6 <= integrated_lufs(sound, RATE) <= -30
    assert true_peak_dbtp(sound) < -12


def test_each_loop_closes_without_a_seam(name):
    for loop in bed(name, 0).loops:
        steps = np.abs(np.diff(loop.samples.astype(float), axis=0))
        across = np.abs(loop.samples[0].astype(float) - loop.samples[-1])
        assert (across <= steps.max(axis=0)).all()


def test_a_loop_comes_round_after_its_own_length(name):
    first = bed(name, 0).loops[0]
    assert len(first.samples) == LOOP_S[0] * RATE
    once, again = np.empty((100, 2), np.float32), np.empty((100, 2), np.float32)
    first.render(len(first.samples) - 40, once)
    first.render(2 * len(first.samples) - 40, again)
    assert np.array_equal(once, again)


def test_the_two_loops_together_do_not_repeat_with_either(name):
    start = rendered(name, 1, 0, RATE)
    for length in LOOP_S:
        assert not np.array_equal(start, rendered(name, 1, length * RATE, RATE))


def test_a_seed_is_a_sound_of_its_own(name):
    assert np.array_equal(rendered(name, 7, 500, 1000), rendered(name, 7, 500, 1000))
    assert not np.array_equal(rendered(name, 7, 500, 1000), rendered(name, 8, 500, 1000))


def test_no_second_is_much_louder_than_another(name):
    sound = rendered(name, 1, 0, 40 * RATE).reshape(40, RATE, 2)
    levels = 10 * np.log10((sound.astype(float) ** 2).mean(axis=(1, 2)))
    assert np.ptp(levels) < 3


def test_no_tone_stands_out_of_the_noise(name):
    sound = rendered(name, 1, 0, 40 * RATE)[:, 0]
    blocks = sound[: len(sound) // 8192 * 8192].reshape(-1, 8192) * np.hanning(8192)
    power = 10 * np.log10((np.abs(np.fft.rfft(blocks)) ** 2).mean(axis=0)[20:-20])
    around = np.convolve(power, np.ones(31) / 31, "valid")
    assert (power[15:-15] - around).max() < 4


def test_both_ears_hear_the_same_place_but_not_the_same_sound(name):
    sound = rendered(name, 1, 0, 10 * RATE)
    assert 0.1 < np.corrcoef(sound.T)[0, 1] < 0.7

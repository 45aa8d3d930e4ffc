"""Backgrounds: endless, even, seeded, and as loud as they should be."""

from __future__ import annotations

import numpy as np
import pytest

from audio.frames import RATE
from audio.loudness import integrated_lufs, true_peak_dbtp
from audio.synth.beds import LOOP_S, MAKERS, bed
from audio.synth.ocean import ocean

every_bed = pytest.mark.parametrize("name", list(MAKERS))
EVEN = ("rain", "brown")  # the others come and go


def rendered(name, seed, start, count):
    out = np.empty((count, 2), np.float32)
    bed(name, seed).render(start, out, np.empty_like(out))
    return out


@every_bed
def test_it_is_ten_to_sixteen_units_beneath_a_voice_at_minus_twenty(name):
    sound = rendered(name, 1, 0, 60 * RATE)
    loudness = integrated_lufs(sound, RATE)
    assert -36 <= loudness - 5.6 <= loudness <= -30
    assert true_peak_dbtp(sound) < -12


@every_bed
def test_each_loop_closes_without_a_seam(name):
    for loop in bed(name, 0).loops:
        steps = np.abs(np.diff(loop.samples.astype(float), axis=0))
        across = np.abs(loop.samples[0].astype(float) - loop.samples[-1])
        assert (across <= steps.max(axis=0)).all()


@every_bed
def test_a_loop_comes_round_after_its_own_length(name):
    first = bed(name, 0).loops[0]
    assert len(first.samples) == LOOP_S[0] * RATE
    once, again = np.empty((100, 2), np.float32), np.empty((100, 2), np.float32)
    first.render(len(first.samples) - 40, once)
    first.render(2 * len(first.samples) - 40, again)
    assert np.array_equal(once, again)


@every_bed
def test_the_two_loops_together_do_not_repeat_with_either(name):
    start = rendered(name, 1, 0, RATE)
    for length in LOOP_S:
        assert not np.array_equal(start, rendered(name, 1, length * RATE, RATE))


@every_bed
def test_a_seed_is_a_sound_of_its_own(name):
    assert np.array_equal(rendered(name, 7, 500, 1000), rendered(name, 7, 500, 1000))
    assert not np.array_equal(rendered(name, 7, 500, 1000), rendered(name, 8, 500, 1000))


def levels_by_the_second(name):
    sound = rendered(name, 1, 0, 120 * RATE).reshape(120, RATE, 2)
    return 10 * np.log10((sound.astype(float) ** 2).mean(axis=(1, 2)))


@pytest.mark.parametrize("name", EVEN)
def test_no_second_is_much_louder_than_another(name):
    assert np.ptp(levels_by_the_second(name)) < 3


@pytest.mark.parametrize("name", ["ocean", "wind", "drone"])
def test_it_comes_and_goes_slowly_and_within_bounds(name):
    levels = levels_by_the_second(name)
    assert 4 < np.ptp(levels) < 12
    assert np.abs(np.diff(levels)).max() < 3.5


def test_about_seven_waves_a_minute_come_in():
    levels = levels_by_the_second("ocean")
    smooth = np.convolve(levels, np.ones(3) / 3, "valid")
    crests = (smooth[1:-1] > smooth[:-2]) & (smooth[1:-1] >= smooth[2:])
    assert 8 <= crests.sum() <= 20


def test_the_wash_of_a_wave_comes_after_its_roar():
    samples = ocean(3, 30 * RATE)[:, 0]
    low, high = (_envelope(samples, *edges) for edges in ((60, 240), (4500, 11_000)))
    shifts = np.arange(-30, 31)  # tenths of a second
    likeness = [np.corrcoef(low, np.roll(high, -shift))[0, 1] for shift in shifts]
    assert shifts[np.argmax(likeness)] > 3


def _envelope(samples, low_hz, high_hz):
    spectrum = np.fft.rfft(samples)
    hertz = np.fft.rfftfreq(len(samples), 1 / RATE)
    part = np.fft.irfft(spectrum * ((hertz > low_hz) & (hertz < high_hz)), len(samples))
    return np.sqrt((part.reshape(-1, RATE // 10) ** 2).mean(axis=1))


def test_the_tones_of_the_drone_are_a_harmonic_series():
    sound = rendered("drone", 1, 0, 40 * RATE)[:, 0]
    power = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    for ratio in (0.5, 1, 1.5, 2, 3, 4):
        near, beside = np.abs(hertz - ratio * 110) < 1, np.abs(hertz - ratio * 110 - 15) < 5
        assert power[near].max() > 30 * power[beside].max()


def test_the_two_loops_of_the_drone_never_cancel():
    assert levels_by_the_second("drone").min() > -42


@pytest.mark.parametrize("name", ["rain", "brown", "ocean", "wind"])
def test_no_tone_stands_out_of_the_noise(name):
    sound = rendered(name, 1, 0, 40 * RATE)[:, 0]
    blocks = sound[: len(sound) // 8192 * 8192].reshape(-1, 8192) * np.hanning(8192)
    power = 10 * np.log10((np.abs(np.fft.rfft(blocks)) ** 2).mean(axis=0)[20:-20])
    around = np.convolve(power, np.ones(31) / 31, "valid")
    assert (power[15:-15] - around).max() < 4


@every_bed
def test_both_ears_hear_the_same_place_but_not_the_same_sound(name):
    sound = rendered(name, 1, 0, 10 * RATE)
    assert 0.1 < np.corrcoef(sound.T)[0, 1] < 0.7

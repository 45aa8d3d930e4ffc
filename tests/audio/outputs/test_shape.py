"""Sound as devices want it: their rate, their channels, their samples."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from audio.frames import RATE
from audio.outputs.shape import Shape, Shaper

T = np.arange(RATE) / RATE
LEFT = 0.5 * np.sin(2 * np.pi * 441 * T)
SOUND = np.stack([LEFT, 0.25 * np.sin(2 * np.pi * 661.5 * T)], 1).astype(np.float32)


def shaped(shape: Shape, sound: np.ndarray = SOUND) -> np.ndarray:
    shaper, cuts = Shaper(shape), (0, 100, 12_000, 12_001, 30_000, len(sound))
    told = b"".join(shaper.take(sound[a:b]) for a, b in pairwise(cuts))
    return np.frombuffer(told, shape.sample).reshape(-1, shape.channels)


def test_what_every_device_takes_goes_through_untouched():
    assert np.array_equal(shaped(Shape()), SOUND)


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 96_000, 192_000])
def test_another_rate_keeps_length_pitch_and_level(rate):
    out = shaped(Shape(rate))
    assert len(out) == pytest.approx(rate, abs=rate * 0.02)
    held = RATE - len(out) * RATE / rate
    assert held < 0.02 * RATE
    t = np.arange(len(out)) / rate
    inside = slice(round(0.05 * rate), round(0.9 * rate))
    assert np.abs(out[:, 0] - 0.5 * np.sin(2 * np.pi * 441 * t))[inside].max() < 0.001
    assert np.abs(out[:, 1] - 0.25 * np.sin(2 * np.pi * 661.5 * t))[inside].max() < 0.001


def test_one_loudspeaker_has_both_sides_and_eight_have_two_that_sound():
    assert np.allclose(shaped(Shape(channels=1))[:, 0], SOUND.mean(axis=1), atol=1e-6)
    many = shaped(Shape(channels=8))
    assert np.array_equal(many[:, :2], SOUND)
    assert not many[:, 2:].any()


@pytest.mark.parametrize(("sample", "full", "middle"), [("u1", 128, 128), ("i2", 2**15, 0)])
def test_whole_numbers_are_the_nearest_ones(sample, full, middle):
    out = (shaped(Shape(sample=sample)).astype(float) - middle) / full
    assert np.abs(out - SOUND).max() <= 0.51 / full


@pytest.mark.parametrize("sample", ["u1", "i2", "i4"])
def test_what_is_louder_than_full_scale_is_cut_and_never_turns_round(sample):
    out = shaped(Shape(sample=sample), np.array([[2.0, -2.0], [0.0, 1.0]] * 16_000, np.float32))
    limits = np.iinfo(sample)
    assert out[0].tolist() == [limits.max, limits.min]
    assert out[1, 1] == limits.max


def test_bytes_are_counted_in_frames_of_ours():
    assert Shape().frames_in(8 * 100) == 100
    assert Shape(24_000, 1, "i2").frames_in(2 * 100) == 200
    assert Shape(44_100, 2, "i2").frames_in(4 * 441) == 480
    assert Shape(44_100, 2, "i2").frames_in(4) == 2

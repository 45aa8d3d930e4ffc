from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.frames import RATE
from audio.recordings.resample import Resampler
from tests.audio.recordings.conftest import tone


def whole(samples, rate, size):
    resampler = Resampler(rate)
    pieces = [resampler.take(samples[at : at + size]) for at in range(0, len(samples), size)]
    return np.concatenate([*pieces, resampler.finish()])


@pytest.mark.parametrize("rate", [8_000, 11_025, 22_050, 32_000, 44_100, 48_000, 96_000])
def test_a_tone_stays_the_same_tone(rate):
    made = whole(tone(2, rate), rate, 7_001)
    wanted = tone(2)
    assert len(made) == len(wanted)
    middle = slice(RATE // 10, -RATE // 10)
    assert np.abs(made[middle] - wanted[middle]).max() < 1e-4


def test_what_48_khz_cannot_hold_is_left_out():
    made = whole(tone(1, 96_000, hz=40_000.0), 96_000, 9_999)
    assert np.abs(made[4_800:-4_800]).max() < 1e-3


@settings(max_examples=20, deadline=None)
@given(size=st.integers(1, 50_000))
def test_how_it_is_cut_into_blocks_makes_no_difference(size):
    noise = np.random.default_rng(1).standard_normal(44_100).astype(np.float32)
    assert np.allclose(whole(noise, 44_100, size + 500), whole(noise, 44_100, 44_100), atol=1e-5)

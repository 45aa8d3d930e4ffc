"""Measured in blocks, a sound is as loud as measured whole."""

from __future__ import annotations

import numpy as np
import pytest

from audio.frames import RATE
from audio.loudness import lufs_of_steps, step_energies
from audio.recordings.metering import Meter
from tests.audio.recordings.conftest import tone


@pytest.fixture(scope="module")
def pair():
    """A minute of left and right, with an offset that a filter begun anew would hear as a step."""
    left = tone(65.03) + np.float32(0.2)
    return np.stack([left, tone(65.03, level=0.02, hz=1000.0)], axis=1)


@pytest.mark.parametrize("block_s", [1.7, 10])
def test_where_the_blocks_end_makes_no_difference(pair, block_s):
    meter, size = Meter(), round(block_s * RATE)
    for at in range(0, len(pair), size):
        meter.take(pair[at : at + size])
    whole = step_energies(pair, RATE)
    assert meter.frame_count == len(pair)
    assert meter.peak == pytest.approx(float(np.abs(pair).max()))
    assert meter.steps()[10:] == pytest.approx(whole[10:], rel=1e-3)


def test_both_channels_count():
    steps = []
    for samples in (tone(5)[:, None], np.stack([tone(5)] * 2, axis=1)):
        meter = Meter()
        meter.take(samples)
        steps.append(meter.steps())
    assert lufs_of_steps(steps[1]) - lufs_of_steps(steps[0]) == pytest.approx(3.01, abs=0.01)


def test_of_nothing_nothing_is_measured():
    meter = Meter()
    meter.take(np.zeros((0, 2), np.float32))
    assert (meter.frame_count, meter.peak, len(meter.steps())) == (0, 0.0, 0)

"""Tests of audio/pcm.py."""

from __future__ import annotations

import numpy as np
import pytest

from audio.pcm import Packer


def unpacked(data):
    rows = np.frombuffer(data, np.uint8).reshape(-1, 3)
    return [int.from_bytes(row.tobytes(), "little", signed=True) for row in rows]


def test_rounding_is_to_the_nearest_and_full_scale_is_the_limit():
    values = np.array([0.0, 0.6 / 2**23, -0.6 / 2**23, 1.0, -1.0, 2.0, -3.0, 0.0], np.float32)
    numbers = [0, 1, -1, 2**23 - 1, -(2**23), 2**23 - 1, -(2**23), 0]
    assert unpacked(Packer(4).pack(values)) == numbers


@pytest.mark.parametrize("frame_count", [1, 2, 3, 63, 64])
def test_any_length_is_packed_whole_and_one_after_another(frame_count):
    packer, chance = Packer(64), np.random.default_rng(frame_count)
    for _ in range(3):
        block = chance.uniform(-1, 1, (frame_count, 2)).astype(np.float32)
        expected = np.rint(block.astype(np.float64) * 2**23).clip(-(2**23), 2**23 - 1)
        assert unpacked(packer.pack(block)) == expected.reshape(-1).tolist()

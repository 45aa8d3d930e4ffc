"""Samples as the 24-bit numbers of a WAV file, rounded without dither. Knows no file."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FULL_SCALE = 1 << 23


class Packer:
    """Packs blocks of at most `frame_count` stereo frames; it keeps the memory it works in."""

    def __init__(self, frame_count: int) -> None:
        rows = -(-2 * frame_count // 4)  # four numbers of 24 bits are three words of 32
        self._scaled = np.empty(rows * 4, np.float32)
        self._whole = np.empty((rows, 4), np.int32)
        self._spare = np.empty(rows, np.uint32)
        self._words = np.empty((rows, 3), "<u4")

    def pack(self, samples: NDArray[np.float32]) -> memoryview:
        """Return float32 samples as little-endian 24-bit PCM, good until the next call."""
        count = samples.size
        rows = -(-count // 4)
        self._round(samples.reshape(-1), rows)
        self._weave(rows)
        return self._words.reshape(-1).view(np.uint8).data[: 3 * count]

    def whole(self, samples: NDArray[np.float32]) -> NDArray[np.int32]:
        """Return float32 samples as the same 24-bit numbers, each in the upper bits of 32.

        The array, of the shape of `samples`, is good until the next call.
        """
        rows = -(-samples.size // 4)
        self._round(samples.reshape(-1), rows)
        numbers = self._whole.reshape(-1)[: samples.size].reshape(samples.shape)
        numbers <<= 8
        return numbers

    def _round(self, samples: NDArray[np.float32], rows: int) -> None:
        """Scale, round and limit into `_whole`."""
        scaled = self._scaled[: rows * 4]
        np.multiply(samples, np.float32(FULL_SCALE), out=scaled[: len(samples)])
        scaled[len(samples) :] = 0
        np.rint(scaled, out=scaled)
        np.clip(scaled, -FULL_SCALE, FULL_SCALE - 1, out=scaled)
        self._whole[:rows].reshape(-1)[:] = scaled

    def _weave(self, rows: int) -> None:
        """Put the low 24 bits of each row's four numbers into its three words."""
        numbers, words, spare = self._whole[:rows], self._words[:rows], self._spare[:rows]
        numbers &= 0xFFFFFF
        first, second, third, fourth = numbers.view(np.uint32).T
        np.left_shift(second, 24, out=spare)
        np.bitwise_or(first, spare, out=words[:, 0])
        np.right_shift(second, 8, out=second)
        np.left_shift(third, 16, out=spare)
        np.bitwise_or(second, spare, out=words[:, 1])
        np.right_shift(third, 16, out=third)
        np.left_shift(fourth, 8, out=spare)
        np.bitwise_or(third, spare, out=words[:, 2])

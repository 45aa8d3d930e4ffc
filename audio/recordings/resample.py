"""Sound at one rate made another, a block at a time: a windowed sinc, as one matrix product.

L output frames come of every M input frames (L : M = the new rate : the old), each a weighted sum
of the input round it; for whole runs of such frames together that is one product of two matrices.
"""

from __future__ import annotations

from math import gcd

import numpy as np
from numpy.typing import NDArray

from audio.frames import RATE

Floats = NDArray[np.float32]
_HALF = 24  # input frames on each side, where no rate is lowered
_GROUP = 40  # output frames multiplied together
_LEAST_RUN = 128  # input frames to a row: fewer would make many small rows


class Resampler:
    """Takes mono blocks at `rate` and gives mono blocks at `to`, of the same length in all."""

    def __init__(self, rate: int, to: int = RATE) -> None:
        common = gcd(rate, to)
        up, down = to // common, rate // common
        many = -(-_LEAST_RUN // down)
        self._up, self._down = up * many, down * many
        self._same = rate == to
        self._reach = round(_HALF * max(1.0, rate / to))
        self._groups = self._grouped(self._made(rate / to))
        self._held: Floats = np.zeros(self._reach, np.float32)
        self._taken = self._given = 0
        self._rate, self._to = rate, to

    def take(self, block: Floats) -> Floats:
        """Return what can be given once `block` has come."""
        if self._same:
            return block
        self._taken += len(block)
        self._held = np.concatenate([self._held, block])
        rows = (len(self._held) - 2 * self._reach) // self._down
        if rows <= 0:
            return np.empty(0, np.float32)
        return self._run(rows)

    def finish(self) -> Floats:
        """Return the rest: the block that ends exactly where the sound does."""
        if self._same:
            return np.empty(0, np.float32)
        wanted = -(-self._taken * self._to // self._rate) - self._given
        rows = -(-wanted // self._up)
        lacking = max(0, rows * self._down + 2 * self._reach - len(self._held))
        self._held = np.concatenate([self._held, np.zeros(lacking, np.float32)])
        return self._run(rows)[:wanted] if rows > 0 else np.empty(0, np.float32)

    def _run(self, rows: int) -> Floats:
        width = self._down + 2 * self._reach
        step = self._held.strides[0]
        views = np.lib.stride_tricks.as_strided(
            self._held, (rows, width), (self._down * step, step), writeable=False
        )
        given = np.empty((rows, self._up), np.float32)
        for outputs, inputs, weights in self._groups:
            given[:, outputs] = views[:, inputs] @ weights
        out: Floats = given.reshape(-1)
        self._held = self._held[rows * self._down :].copy()
        self._given += len(out)
        return out

    def _grouped(self, weights: Floats) -> list[tuple[slice, slice, Floats]]:
        """Cut the weights into few outputs each and the inputs those use: most are nothing."""
        groups = []
        for first in range(0, self._up, _GROUP):
            outputs = slice(first, min(first + _GROUP, self._up))
            used = np.flatnonzero(weights[:, outputs].any(axis=1))
            inputs = slice(int(used[0]), int(used[-1]) + 1)
            groups.append((outputs, inputs, np.ascontiguousarray(weights[inputs, outputs])))
        return groups

    def _made(self, step: float) -> Floats:
        """Return the weights, float32 `[input, output]`, of one run; outputs are `step` apart."""
        cut = min(1.0, 1 / step) * 0.95  # of half the input's rate
        places = np.arange(self._up) * step
        inputs = np.arange(self._down + 2 * self._reach) - self._reach
        apart = inputs[:, None] - places[None, :]
        window = np.cos(np.clip(apart / (self._reach + 1), -1, 1) * np.pi / 2) ** 2
        weights = cut * np.sinc(cut * apart) * window
        weights[np.abs(apart) > self._reach + 1] = 0.0
        weights /= weights.sum(axis=0, keepdims=True)
        made: Floats = weights.astype(np.float32)
        return made

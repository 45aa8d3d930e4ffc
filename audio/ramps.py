"""Raised-cosine ramps: the only way a gain moves. Knows neither layers nor devices."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

GRID = 64  # frames between two points of a control curve, counted from the practice's first frame
STEPS = 1 << 14

Floats = NDArray[np.float32]


@lru_cache(maxsize=32)
def rise(frame_count: int) -> Floats:
    """Return a rise of `frame_count` frames, float32, from just above 0 to exactly 1."""
    phase = np.arange(1, frame_count + 1) / frame_count
    curve = (0.5 - 0.5 * np.cos(np.pi * phase)).astype(np.float32)
    curve[-1:] = 1.0
    curve.setflags(write=False)
    return curve


@lru_cache(maxsize=1)
def _table() -> Floats:
    return np.concatenate([np.zeros(1, np.float32), rise(STEPS)])


def ease(passed: NDArray[np.int64], length: int) -> Floats:
    """Return 0…1, float32: how far a raised cosine of `length` frames is after `passed` frames.

    Looked up by whole numbers, so a point has one value however a stretch is cut into blocks.
    """
    return _table()[np.minimum(np.maximum(passed * STEPS // length, 0), STEPS)]


def grid_points(start: int, frame_count: int) -> NDArray[np.int64]:
    """Return the frames of the grid points round `frame_count` frames from `start`."""
    return np.arange(start // GRID, (start + frame_count - 1) // GRID + 2, dtype=np.int64) * GRID


_WITHIN = (np.arange(GRID, dtype=np.float32) / np.float32(GRID))[None, :]


def between(values: Floats, start: int, frame_count: int) -> Floats:
    """Return a control curve for each frame from `start`, given its `values` at the grid points.

    Straight between two points of the absolute grid, so it too is the same for any cutting.
    """
    lines = values[:-1, None] + np.diff(values)[:, None] * _WITHIN
    first = start % GRID
    return lines.reshape(-1)[first : first + frame_count]


class Ramp:
    """One live gain that glides to wherever it is sent. For one thread; allocates when moving."""

    def __init__(self, value: float) -> None:
        self.value = value  # after all frames taken so far
        self.target = value
        self._from = value
        self._done = 0
        self._length = 0

    @property
    def left(self) -> int:
        """How many frames until the target is reached."""
        return self._length - self._done

    def to(self, target: float, frame_count: int) -> None:
        """Glide to `target` (0…1) over `frame_count` frames (≥ 1), from wherever it is now."""
        if target == self.target:
            return
        self._from, self.target = self.value, target
        self._done, self._length = 0, frame_count

    def jump(self, value: float) -> None:
        """Be at `value` at once: only for what cannot be heard."""
        self.value = self.target = self._from = value
        self._done = self._length = 0

    def take(self, frame_count: int) -> float | Floats:
        """Return the gain of the next `frame_count` frames: a number where it rests."""
        if not self.left:
            return self.value
        moving = min(self.left, frame_count)
        gains = np.full(frame_count, self.target, np.float32)
        curve = rise(self._length)[self._done : self._done + moving]
        gains[:moving] = self._from + (self.target - self._from) * curve
        self._done += moving
        self.value = float(gains[moving - 1]) if self.left else self.target
        return gains

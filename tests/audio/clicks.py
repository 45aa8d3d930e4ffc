"""Finds clicks: places where sound bends far more sharply than it does all round them.

A step, a gap, a repeated or a lost stretch is a corner in the wave, and a corner is a lone outlier
of the second difference. Noise, a bell's strike and a voice bend sharply too, but not once only: so
each place is measured against the few milliseconds before it and after it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from audio.frames import RATE

WINDOW = RATE // 200  # 5 ms on either side
SPARED = 24  # frames next to the place that do not count for its surroundings
FLOOR = 1e-4  # of the second difference: what bends less than −80 dB cannot be heard
OUTLIER = 10.0  # times the surroundings: white noise comes to 6 in an hour


def sharpness(samples: NDArray[np.floating], *, edges: bool = False) -> NDArray[np.float64]:
    """Return how sharply each frame bends against its surroundings, from the second on.

    With `edges` the quieter side is what counts, so that noise may not begin or end at once.
    """
    columns = np.asarray(samples, np.float64).reshape(len(samples), -1)
    bends = np.abs(np.diff(columns, 2, axis=0))
    padded = np.pad(bends**2, ((WINDOW + SPARED, WINDOW + SPARED), (0, 0)))
    sums = np.concatenate([np.zeros((1, columns.shape[1])), np.cumsum(padded, axis=0)])
    means = np.maximum(sums[WINDOW:] - sums[:-WINDOW], 0) / WINDOW
    before, after = means[: len(bends)], means[WINDOW + 2 * SPARED :][: len(bends)]
    around = np.sqrt(np.minimum(before, after) if edges else np.maximum(before, after))
    return (bends / np.maximum(around, FLOOR / OUTLIER)).max(axis=1)


def clicks(
    samples: NDArray[np.floating], outlier: float = OUTLIER, *, edges: bool = False
) -> list[int]:
    """Return the frames of `samples`, `[n]` or `[n, 2]`, at which there is a click."""
    if len(samples) < 3:
        return []
    found = np.flatnonzero(sharpness(samples, edges=edges) > outlier) + 1
    return [int(at) for at in found[np.diff(found, prepend=-WINDOW) >= WINDOW // 2]]

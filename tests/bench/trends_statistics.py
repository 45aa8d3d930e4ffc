"""How fast the line, its band and the slope of ten years are, against statsmodels and SciPy."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np
from scipy import stats
from statsmodels.tsa.statespace.structural import UnobservedComponents

from desktop.trends.level import RATIOS, averaged_band
from desktop.trends.slope import slope_of

WEEKS = 522


def _alternate(seconds: float, *works: Callable[[], object]) -> list[float]:
    """Return the median time in ms of each piece of work, run in turn."""
    times: list[list[float]] = [[] for _ in works]
    until = time.monotonic() + seconds
    while time.monotonic() < until or len(times[0]) < 5:
        for work, taken in zip(works, times, strict=True):
            began = time.perf_counter()
            work()
            taken.append((time.perf_counter() - began) * 1000)
    return [statistics.median(taken) for taken in times]


def main(seconds: float = 60.0) -> None:
    """Print medians and ratios."""
    rng = np.random.default_rng(1)
    y = 5 + np.cumsum(rng.normal(0, 0.2, WEEKS)) + rng.normal(0, 0.4, WEEKS)
    y[1:-1][rng.random(WEEKS - 2) < 0.1] = np.nan
    noise = np.full(WEEKS, 0.2)
    noise[np.isnan(y)] = np.nan
    there = np.flatnonzero(~np.isnan(y))

    def theirs_level() -> None:
        model = UnobservedComponents(y, "llevel")
        for ratio in RATIOS:
            model.smooth([0.2, ratio**2 * 0.2])

    ours, theirs = _alternate(seconds / 2, lambda: averaged_band(y, noise), theirs_level)
    print(f"line and band, ten years: {ours:.1f} ms, {ours / theirs:.2f} × statsmodels")
    ours, theirs = _alternate(
        seconds / 2,
        lambda: slope_of(there, y[there]),
        lambda: stats.theilslopes(y[there], there),
    )
    print(f"slope and its interval, ten years: {ours:.1f} ms, {ours / theirs:.2f} × SciPy's")


if __name__ == "__main__":
    main(10)

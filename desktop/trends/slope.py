"""The slope of the one sentence: Theil–Sen with an interval widened for weeks that are alike.

Pure numpy; knows neither the journal nor any words. Source: measurement, section 7; Sen 1968,
Hamed & Rao 1998 (the correction, here with the bias of the autocorrelations undone).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from desktop.trends.intervals import Z95, Z99
from desktop.trends.records import Slope, Verdict

Floats = NDArray[np.float64]

LEAST_WEEKS = 8
LAGS = 3
TIE_DIGITS = 9  # exact ties must not hang on the order of floating-point sums
ZERO = 10.0**-TIE_DIGITS


@dataclass(frozen=True, slots=True)
class TheilSen:
    """Slopes of all pairs of weeks, ascending, and what widens their interval."""

    slopes: Floats
    rho: tuple[float, ...]  # autocorrelation of the residuals' ranks at lags 1, 2, 3
    widening: float  # n/n*, at least 1
    score_variance: float  # Var S, without the widening

    @property
    def per_week(self) -> float:
        """The median of the pairwise slopes, in units of the measure a week."""
        return middle_of(self.slopes)

    def interval(self, z: float, widened: bool = True) -> tuple[float, float] | None:
        """Return the interval of the slope at the normal quantile `z`; None where n is too small.

        N slopes sorted, C = z·√Var: the round((N − C)/2)-th and the (round((N + C)/2) + 1)-th,
        half to even.
        """
        n = len(self.slopes)
        c = z * math.sqrt(self.score_variance * (self.widening if widened else 1.0))
        first, last = round((n - c) / 2), round((n + c) / 2) + 1
        if first < 1:
            return None
        return float(self.slopes[first - 1]), float(self.slopes[last - 1])


def theil_sen(numbers: ArrayLike, values: ArrayLike) -> TheilSen:
    """Return the Theil–Sen slopes of at least three weeks.

    `numbers`: running week numbers, strictly ascending; `values`: one value a week.
    """
    x, y = np.asarray(numbers, dtype=float), np.asarray(values, dtype=float)
    later = np.tri(len(x), k=-1, dtype=bool)
    slopes = np.sort((y[:, None] - y)[later] / (x[:, None] - x)[later])
    rho = rank_autocorrelation(y - middle_of(slopes) * x)
    return TheilSen(slopes, rho, widening(len(x), rho), score_variance(y))


def middle_of(ascending: Floats) -> float:
    """Return the median of values that are already sorted."""
    n = len(ascending)
    return float(ascending[(n - 1) // 2] + ascending[n // 2]) / 2


def rank_autocorrelation(residuals: Floats) -> tuple[float, ...]:
    """Return ρ_k = Σd_t·d_{t+k}/Σd² for k = 1..3, d the residuals' mean ranks less their mean.

    Lags are positions among the filled weeks. 0 if all are tied. No unit.
    """
    away = mean_ranks(np.round(residuals, TIE_DIGITS))
    away = away - away.mean()
    total = float(away @ away)
    if total == 0:
        return (0.0,) * LAGS
    return tuple(float(away[:-k] @ away[k:]) / total for k in range(1, LAGS + 1))


def mean_ranks(values: Floats) -> Floats:
    """Return ranks from 1; tied values share the mean of their ranks."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    return np.asarray((last - (count - 1) / 2)[place], dtype=float)


def widening(n: int, rho: tuple[float, ...]) -> float:
    """Return n/n* = 1 + 2/(n(n−1)(n−2))·Σ_k (n−k)(n−k−1)(n−k−2)·max(ρ_k + 1/n, 0).

    Hamed & Rao 1998; 1/n undoes the bias of ρ after detrending. At least 1, no unit.
    """
    total = sum(
        (n - k) * (n - k - 1) * (n - k - 2) * max(value + 1 / n, 0.0)
        for k, value in enumerate(rho, start=1)
    )
    return 1 + 2 * total / (n * (n - 1) * (n - 2))


def score_variance(values: Floats) -> float:
    """Return Var S = (n(n−1)(2n+5) − Σt(t−1)(2t+5))/18, t the sizes of ties (Kendall 1975)."""
    n = len(values)
    _, ties = np.unique(np.round(values, TIE_DIGITS), return_counts=True)
    tied = float(np.sum(ties * (ties - 1.0) * (2.0 * ties + 5)))
    return (n * (n - 1) * (2 * n + 5) - tied) / 18


def slope_of(numbers: ArrayLike, values: ArrayLike) -> Slope:
    """Return the slope of the filled weeks of a range, and what may be said of it.

    From 8 filled weeks; below that "too-little", with no numbers. Unit: the measure's, a week.
    """
    used = np.size(np.asarray(values))
    if used < LEAST_WEEKS:
        return Slope(Verdict.TOO_LITTLE, used)
    found = theil_sen(numbers, values)
    narrow, wide = found.interval(Z95), found.interval(Z99)
    low, high = narrow or (None, None)
    return Slope(verdict_of(narrow, wide), used, found.per_week, low, high)


def verdict_of(narrow: tuple[float, float] | None, wide: tuple[float, float] | None) -> Verdict:
    """Return the words that the 95 % (`narrow`) and the 99 % (`wide`) interval allow."""
    if wide is not None and wide[0] > ZERO:
        return Verdict.ROSE
    if wide is not None and wide[1] < -ZERO:
        return Verdict.FELL
    if narrow is not None and narrow[0] > ZERO:
        return Verdict.MAY_HAVE_RISEN
    if narrow is not None and narrow[1] < -ZERO:
        return Verdict.MAY_HAVE_FALLEN
    return Verdict.UNCLEAR

"""Quantiles and the interval of a mean. Owns z and t; knows no weeks. Needs no SciPy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

Z95 = 1.959964
Z99 = 2.575829


def t_central(t: float, df: int) -> float:
    """Return P(|T| ≤ t) for Student's t with a whole number of degrees of freedom.

    Exact finite series: Abramowitz & Stegun 26.7.3 (odd) and 26.7.4 (even).
    """
    angle = math.atan2(t, math.sqrt(df))
    cos2 = math.cos(angle) ** 2
    odd = df % 2
    term = total = math.cos(angle) if odd else 1.0
    for k in range(2 + odd, df - 1, 2):
        term *= cos2 * (k - 1) / k
        total += term
    if df == 1:
        return 2 / math.pi * angle
    return 2 / math.pi * (angle + math.sin(angle) * total) if odd else math.sin(angle) * total


@lru_cache(maxsize=512)
def t95(df: int) -> float:
    """Return the two-sided 95 % quantile of Student's t (df ≥ 1), to about 12 digits."""
    if df < 1:
        raise ValueError("a t quantile needs at least 1 degree of freedom")
    low, high = 1.9, 13.0  # t95 falls from 12.7062 (df 1) to 1.9600
    while high - low > 1e-13 * high:
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if t_central(middle, df) < 0.95 else (low, middle)
    return (low + high) / 2


def mean_of(values: Sequence[float]) -> float:
    """Return the mean of at least one value, summed without loss."""
    return math.fsum(values) / len(values)


def squares_about_mean(values: Sequence[float]) -> float:
    """Return the sum of squared distances from the mean."""
    middle = mean_of(values)
    return math.fsum((value - middle) ** 2 for value in values)


def mean_interval(values: Sequence[float]) -> tuple[float, float] | None:
    """Return the 95 % t-interval of a mean: mean ± t·s/√n; None for fewer than two values.

    Unit: that of the values. With equal values the interval has no width.
    """
    n = len(values)
    if n < 2:
        return None
    half = t95(n - 1) * math.sqrt(squares_about_mean(values) / (n - 1) / n)
    middle = mean_of(values)
    return middle - half, middle + half

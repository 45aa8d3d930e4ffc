"""The trend line and its band: a local level model averaged over its signal variance.

Pure numpy; knows neither the journal nor any words.

    y_w = μ_w + ε_w, Var ε_w = H_w        μ_{w+1} = μ_w + η_w, Var η_w = q

Source: measurement, section 6; Durbin & Koopman, Time Series Analysis by State Space Methods,
2nd ed. 2012, chapter 2.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEAST_FILLED = 4
LEAST_SPAN = 5  # weeks from the first filled week to the last
RATIOS: tuple[float, ...] = tuple(step / 20 for step in range(41))  # s_g = 0, .05, …, 2


@dataclass(frozen=True, slots=True)
class Smoothed:
    """What the smoother gives: arrays of weeks × values of q, and a log-likelihood for each q."""

    mean: Floats
    variance: Floats
    log_likelihood: Floats


@dataclass(frozen=True, slots=True)
class Band:
    """The line and its standard deviation, one value a week from the first filled to the last."""

    mean: Floats
    sd: Floats


def smooth(y: Floats, noise: Floats, q: Floats) -> Smoothed:
    """Run the Kalman filter and smoother of the local level model for each variance in `q`.

    `y` has one value a week, NaN where the week is missing or not filled; its first is a number.
    `noise` is H_w of the same length. Exact start: the first week gives μ = y, P = H; missing
    weeks skip the update. The log-likelihood sums over the later weeks that have a value.
    """
    level = np.empty((len(y), len(q)))
    variance = np.empty_like(level)
    ahead = np.empty_like(level)  # the variance predicted for that week
    level[0], variance[0], ahead[0] = y[0], noise[0], noise[0]
    for week in range(1, len(y)):
        before, now, predicted = level[week - 1], level[week], ahead[week]
        np.add(variance[week - 1], q, out=predicted)
        if math.isnan(y[week]):
            now[:], variance[week] = before, predicted
            continue
        gain = predicted / (predicted + noise[week])
        np.multiply(gain, y[week] - before, out=now)
        now += before
        np.multiply(gain, noise[week], out=variance[week])
    likelihood = _log_likelihood(y, noise, level, ahead)
    _look_back(level, variance, ahead)
    return Smoothed(level, variance, likelihood)


def _log_likelihood(y: Floats, noise: Floats, level: Floats, ahead: Floats) -> Floats:
    """Return Σ −½(log 2πF + v²/F) over the weeks after the first that have a value.

    v = y − the level filtered up to the week before, F its variance; `level` is not yet smoothed.
    """
    there = np.flatnonzero(~np.isnan(y[1:])) + 1
    surprise = y[there, None] - level[there - 1]
    total = ahead[there] + noise[there, None]
    return np.asarray(-0.5 * (np.log(2 * math.pi * total) + surprise**2 / total).sum(axis=0))


def _look_back(level: Floats, variance: Floats, ahead: Floats) -> None:
    """Turn filtered values into smoothed ones, in place (Rauch, Tung & Striebel 1965)."""
    share = variance[:-1] / ahead[1:]
    level[:-1] *= 1 - share
    variance[:-1] *= 1 - share
    squared = share**2
    for week in range(len(level) - 2, -1, -1):
        level[week] += share[week] * level[week + 1]
        variance[week] += squared[week] * variance[week + 1]


def averaged_band(y: Floats, noise: Floats) -> Band:
    """Return the line and band with q averaged over rather than maximised.

    q = s_g²·H̄ on the grid s_g = 0, .05, …, 2 (end points half weight), H̄ the mean of H over the
    weeks that have a value; weights ∝ exp(log-likelihood). Line: weighted mean of the smoothed
    values; variance: weighted mean of (variance + value²) minus line². Arrays as in `smooth`.
    """
    ratios = np.array(RATIOS)
    found = smooth(y, noise, ratios**2 * float(np.mean(noise[~np.isnan(y)])))
    weights = np.exp(found.log_likelihood - found.log_likelihood.max())
    weights[[0, -1]] /= 2
    weights /= weights.sum()
    line = found.mean @ weights
    spread = found.variance + (found.mean - line[:, None]) ** 2
    return Band(line, np.sqrt(spread @ weights))


def can_be_drawn(filled: Sequence[int]) -> bool:
    """Whether these filled weeks (running numbers, ascending) bear a line.

    At least 4 are filled, and the last is at least 5 weeks after the first.
    """
    return len(filled) >= LEAST_FILLED and filled[-1] - filled[0] >= LEAST_SPAN

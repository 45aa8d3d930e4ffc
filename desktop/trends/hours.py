"""Hard hours: how the days go by weekday and shift, or by the part of the day. Pure.

Source: measurement, section 11; the interval is a percentile bootstrap of day means (Efron 1979).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from desktop.trends.intervals import mean_of

LEAST_DAYS = 3  # below it a cell is hatched
LEAST_FOR_CONTRAST = 6  # days a level
DRAWS = 2000
SEED = 20260101
MOST_AT_ONCE = 500_000  # values drawn at once: 6 MB
HOURS_A_DAY = 24.0
NOWHERE = 1e-9  # a resultant below this points to no hour

DayPart = tuple[str, str, float, int]
"""Of one day and one level (a kind of shift, a part of the day): ISO date, level, mean, entries."""


@dataclass(frozen=True, slots=True)
class HourCell:
    """One weekday under one kind of shift or part of the day."""

    weekday: int  # 1 Monday … 7 Sunday
    level: str
    mean: float | None
    n: int  # days

    @property
    def is_thin(self) -> bool:
        """Whether too few days stand behind it to be taken for a pattern."""
        return self.n < LEAST_DAYS

    def to_json(self) -> dict[str, object]:
        """Return the plain form that `trends --json` prints."""
        return {"weekday": self.weekday, "shift": self.level, "mean": self.mean, "n": self.n}


@dataclass(frozen=True, slots=True)
class Contrast:
    """One level against another: the difference of their means of days, with a 95 % interval."""

    level: str
    against: str
    difference: float
    low: float
    high: float
    widest: tuple[float, float]  # 99 %
    days: tuple[int, int]


def cells(parts: Iterable[DayPart]) -> tuple[HourCell, ...]:
    """Return every weekday × level that has a day: the mean of the days' means, and their number.

    In the order of the weekdays, then of the levels' names.
    """
    found: dict[tuple[int, str], list[float]] = {}
    for day, level, mean, entries in parts:
        if entries > 0:
            weekday = date.fromisoformat(day).isoweekday()
            found.setdefault((weekday, level), []).append(mean)
    return tuple(
        HourCell(weekday, level, mean_of(means), len(means))
        for (weekday, level), means in sorted(found.items())
    )


def contrast(
    level: str, ones: Sequence[float], against: str, others: Sequence[float]
) -> Contrast | None:
    """Return mean(ones) − mean(others) with a percentile bootstrap of day means in each level.

    2,000 draws with a fixed seed, so that the same days always give the same interval. None with
    fewer than six days in either.
    """
    if min(len(ones), len(others)) < LEAST_FOR_CONTRAST:
        return None
    chance = np.random.default_rng(SEED)
    drawn = _means(chance, ones) - _means(chance, others)
    lowest, low, high, highest = map(float, np.quantile(drawn, (0.005, 0.025, 0.975, 0.995)))
    difference = mean_of(ones) - mean_of(others)
    many = len(ones), len(others)
    return Contrast(level, against, difference, low, high, (lowest, highest), many)


def _means(chance: np.random.Generator, values: Sequence[float]) -> np.ndarray:
    """Return the mean of each of the draws, as many values a draw as there are."""
    given = np.asarray(sorted(values), dtype=float)
    at_once = max(1, MOST_AT_ONCE // len(given))
    means = np.empty(DRAWS)
    for start in range(0, DRAWS, at_once):
        part = means[start : start + at_once]
        drawn = chance.integers(len(given), size=(len(part), len(given)), dtype=np.int32)
        given[drawn].mean(axis=1, out=part)
    return means


def mean_hour(hours: Sequence[float]) -> float | None:
    """Return the circular mean of times of day, 0 … 24; None where they point nowhere.

    atan2(Σ sin, Σ cos): the mean of 23.5 and 0.5 is midnight, not noon.
    """
    if not hours:
        return None
    angles = [hour / HOURS_A_DAY * 2 * math.pi for hour in hours]
    east = math.fsum(math.sin(angle) for angle in angles) / len(angles)
    north = math.fsum(math.cos(angle) for angle in angles) / len(angles)
    if math.hypot(east, north) < NOWHERE:
        return None
    return math.atan2(east, north) / (2 * math.pi) * HOURS_A_DAY % HOURS_A_DAY

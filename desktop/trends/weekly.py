"""From days to weeks: the weekly points and the measurement variance. Pure; no Qt, no words."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.core.days import week_from_number, week_number, week_of
from desktop.trends.intervals import mean_interval, mean_of, squares_about_mean
from desktop.trends.measures import Scale
from desktop.trends.records import Days, WeekPoint

FILLED_ENTRIES = 3
FILLED_DAYS = 2


@dataclass(frozen=True, slots=True)
class WeekDays:
    """The day means of one week, in the order of its days."""

    number: int
    means: tuple[float, ...]
    checkins: int


def gather(days: Days, as_of: date) -> dict[int, WeekDays]:
    """Return the weeks that have entries, by running number; days after `as_of` do not count."""
    last = as_of.isoformat()
    by_week: defaultdict[str, list[tuple[str, float, int]]] = defaultdict(list)
    for day, week, mean, entries in days:
        if day <= last and entries > 0:
            by_week[week].append((day, mean, entries))
    weeks = (_week_days(week, sorted(found)) for week, found in by_week.items())
    return {week.number: week for week in sorted(weeks, key=lambda one: one.number)}


def _week_days(week: str, found: Sequence[tuple[str, float, int]]) -> WeekDays:
    means = tuple(mean for _, mean, _ in found)
    return WeekDays(week_number(week), means, sum(entries for *_, entries in found))


def point(number: int, week: WeekDays | None, as_of_number: int) -> WeekPoint:
    """Return the weekly point: y_w, the mean of the day means m_d (measurement, section 5).

    Extra entries on bad days must not weigh more, so days are averaged, not entries. Filled: at
    least 3 entries on at least 2 days, and the week is over. Unit: that of the measure.
    """
    so_far = number == as_of_number
    if week is None:
        return WeekPoint(week_from_number(number), number, so_far=so_far)
    low, high = mean_interval(week.means) or (None, None)
    enough = week.checkins >= FILLED_ENTRIES and len(week.means) >= FILLED_DAYS
    return WeekPoint(
        week=week_from_number(number),
        number=number,
        mean=mean_of(week.means),
        days=len(week.means),
        checkins=week.checkins,
        filled=enough and number < as_of_number,
        so_far=so_far,
        low=low,
        high=high,
    )


def points(weeks: dict[int, WeekDays], numbers: Iterable[int], as_of: date) -> list[WeekPoint]:
    """Return a point for every week in `numbers`, empty ones included."""
    current = week_number(week_of(as_of))
    return [point(number, weeks.get(number), current) for number in numbers]


def day_variance(filled: Sequence[WeekDays], scale: Scale) -> float:
    """Return s², the variance of a day mean about its week (measurement, section 6).

    s² = Σ(m_d − y_w)² / Σ(n_w − 1) over all filled weeks, floored at 0.01 on the 0–10 and at 1 on
    the −100…100 scale. Unit: that of the measure, squared.
    """
    spread = math.fsum(squares_about_mean(week.means) for week in filled)
    freedom = sum(len(week.means) - 1 for week in filled)
    return max(spread / freedom if freedom else 0.0, scale.least_variance)

"""Which days something happens on again. Pure; knows no shift."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

MOST_TIMES = 400
MOST_YEARS = 5


@dataclass(frozen=True, slots=True)
class Repeat:
    """Every so many days, or on some weekdays; until a day, or so many times in all."""

    every_days: int = 1
    weekdays: tuple[int, ...] = ()  # Monday 0; where there are any, they say when
    until: date | None = None  # included
    times: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.every_days <= 366:
            raise ValueError("it repeats after 1 to 366 days")
        if any(not 0 <= day <= 6 for day in self.weekdays):
            raise ValueError("a week has seven days")
        if (self.until is None) == (self.times is None):
            raise ValueError("it ends on a day, or after so many times")
        if self.times is not None and not 1 <= self.times <= MOST_TIMES:
            raise ValueError(f"it happens 1 to {MOST_TIMES} times")


def days_of(first: date, repeat: Repeat | None) -> list[date]:
    """Return the days from `first` on, which is the first itself, at most 400 of them.

    Where weekdays say when, `first` counts only if it is one of them.
    """
    if repeat is None:
        return [first]
    step = timedelta(days=1 if repeat.weekdays else repeat.every_days)
    last = min(repeat.until or date.max, _years_on(first))
    days: list[date] = []
    day = first
    while day <= last and len(days) < (repeat.times or MOST_TIMES):
        if not repeat.weekdays or day.weekday() in repeat.weekdays:
            days.append(day)
        if day > date.max - step:
            break
        day += step
    return days


def _years_on(first: date) -> date:
    try:
        return first + timedelta(days=366 * MOST_YEARS)
    except OverflowError:
        return date.max

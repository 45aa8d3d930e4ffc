"""Days and weeks made by hand for the trend tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.core.days import monday_of, week_from_number, week_number, week_of
from desktop.trends.records import DayRow

AS_OF = date(2026, 11, 22)  # a Sunday: its week is 2026-W47
LAST = week_number(week_of(AS_OF))
W = (5.2, 5.0, 5.4, 4.8, 4.1, 4.3, 4.9, 5.3, 5.6, 5.5, 5.9, 6.0)


def day_rows(number: int, means: Sequence[float], entries: int = 1) -> list[DayRow]:
    """One week's days from its Monday on, each with a mean of `entries` entries."""
    week = week_from_number(number)
    monday = monday_of(week)
    return [
        ((monday + timedelta(days=day)).isoformat(), week, mean, entries)
        for day, mean in enumerate(means)
    ]


def whole_weeks(values: Sequence[float | None], last: int = LAST - 1) -> list[DayRow]:
    """Filled weeks (three days about a value), the last of them `last`; None leaves a gap."""
    first = last - len(values) + 1
    return [
        row
        for place, value in enumerate(values)
        if value is not None
        for row in day_rows(first + place, (value - 0.5, value, value + 0.5))
    ]

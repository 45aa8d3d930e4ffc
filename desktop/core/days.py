"""Which day and which week a moment belongs to. Pure; knows no shift table and no journal.

A day is the local civil date, minus one before the day boundary; a week is that day's ISO week.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

DEFAULT_BOUNDARY = time(4, 0)


def day_of(local: datetime, boundary: time = DEFAULT_BOUNDARY) -> date:
    """Return the day that civil time `local` belongs to, for a day that ends at `boundary`."""
    day = local.date()
    return day - timedelta(days=1) if local.time() < boundary else day


def week_of(day: date) -> str:
    """Return the ISO week of `day` as `2025-W01`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def monday_of(week: str) -> date:
    """Return the Monday of an ISO week written as `2025-W01`."""
    year, number = week.split("-W")
    return date.fromisocalendar(int(year), int(number), 1)


def week_number(week: str) -> int:
    """Return a running number of weeks, so that differences of weeks are differences of numbers."""
    return (monday_of(week) - date(1970, 1, 5)).days // 7


def week_from_number(number: int) -> str:
    """Return the ISO week with this running number."""
    return week_of(date(1970, 1, 5) + timedelta(weeks=number))

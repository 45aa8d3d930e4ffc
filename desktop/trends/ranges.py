"""Which weeks a trend is asked for, and up to which day. Pure; knows no numpy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.core.days import monday_of, week_from_number, week_number, week_of
from desktop.trends.measures import MOST_WEEKS

FIRST_WEEK = week_number("0001-W01")  # what a calendar date can hold
EPOCH = date(1970, 1, 5)


@dataclass(frozen=True, slots=True)
class TimeRange:
    """Whole calendar weeks, the last being the one that holds the as-of day."""

    numbers: range  # running numbers of the weeks
    as_of: date
    weeks_asked: int | None = None  # None: all

    @property
    def first_day(self) -> date:
        """The Monday it begins on."""
        return monday_of(week_from_number(self.numbers.start))

    @property
    def last_full(self) -> int:
        """The number of the last week that is over: the as-of day's own never is."""
        return self.numbers.stop - 2

    @property
    def before(self) -> TimeRange:
        """The same length just before it."""
        end = self.first_day - timedelta(days=1)
        start = max(self.numbers.start - len(self.numbers), FIRST_WEEK)
        return TimeRange(range(start, self.numbers.start), end, self.weeks_asked)

    def holds(self, day: str) -> bool:
        """Whether an ISO date lies within it, not after the as-of day."""
        return self.first_day.isoformat() <= day <= self.as_of.isoformat()


def time_range(known: Iterable[int], weeks: int | None, as_of: date) -> TimeRange:
    """Return the last `weeks` weeks up to the as-of day's; None: from the first known week.

    `known` are numbers of weeks with anything in them. Raises ValueError for an impossible length.
    """
    if weeks is not None and not 1 <= weeks <= MOST_WEEKS:
        raise ValueError(f"a trend covers 1 to {MOST_WEEKS} weeks, not {weeks}")
    last = week_number(week_of(as_of))
    first = min([last, *known]) if weeks is None else last - weeks + 1
    return TimeRange(range(max(first, FIRST_WEEK), last + 1), as_of, weeks)


def place_of(day: date) -> float:
    """Return where a day begins on the time axis, in weeks."""
    return (day - EPOCH).days / 7

"""Which day a moment belongs to where shifts are worked. Pure; knows no journal.

The rule of `measurement.md` §4: from the start of a shift until six hours after its end, a moment
belongs to the day on which that shift started.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

AFTER_A_SHIFT = timedelta(hours=6)


class Worked(NamedTuple):
    """One shift as the rule sees it."""

    start: datetime  # UTC
    end: datetime  # UTC
    day: date  # that it started on, by the day boundary


class ShiftDays:
    """The shifts of a stretch of time, asked for the day of one moment after another."""

    def __init__(self, worked: Iterable[Worked] = ()) -> None:
        self._worked = sorted(worked)
        self._starts = [one.start for one in self._worked]
        longest = max((one.end - one.start for one in self._worked), default=timedelta(0))
        self._reach = longest + AFTER_A_SHIFT

    def day_of(self, at: datetime) -> date | None:
        """Return the day of the shift that `at` (UTC) belongs to, or None where it has none.

        A shift that covers the moment beats one that has ended; then the latest start counts.
        """
        ended: date | None = None
        for place in range(bisect_right(self._starts, at) - 1, -1, -1):
            one = self._worked[place]
            if at - one.start >= self._reach:
                break
            if at < one.end:
                return one.day
            if ended is None and at - one.end < AFTER_A_SHIFT:
                ended = one.day
        return ended


NO_SHIFTS = ShiftDays()

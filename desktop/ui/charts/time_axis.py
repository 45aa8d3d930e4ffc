"""A calendar as a line of weeks: what is in sight, where things stand, and which ticks fit.

Knows no Qt. The unit is the week, counted from Monday 5 January 1970; week n fills n … n + 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from desktop.core.words import tr
from desktop.trends.phrases import month_short

EPOCH = date(1970, 1, 5)
_FIRST_MONTH, _LAST_MONTH = 12, 9999 * 12 + 11  # what a calendar date can hold
LEAST_WEEKS = 4.0  # as near as one can zoom


def position(day: date) -> float:
    """Return where a day begins, in weeks."""
    return (day - EPOCH).days / 7


def day_at(weeks: float) -> date:
    """Return the day that holds a position."""
    return EPOCH + timedelta(days=int(weeks * 7 // 1))


@dataclass(frozen=True, slots=True)
class Window:
    """The weeks in sight, `start` … `end`, within `first` … `last` (all there is)."""

    first: float
    last: float
    start: float
    end: float

    @property
    def span(self) -> float:
        """How many weeks are in sight."""
        return self.end - self.start

    def panned(self, weeks: float) -> Window:
        """Return the window moved by that many weeks, no further than there is."""
        shift = max(self.first - self.start, min(weeks, self.last - self.end))
        return Window(self.first, self.last, self.start + shift, self.end + shift)

    def zoomed(self, factor: float, about: float) -> Window:
        """Return the window `factor` times as wide, the place `about` staying where it is."""
        whole = self.last - self.first
        span = max(min(LEAST_WEEKS, whole), min(self.span * factor, whole))
        share = (about - self.start) / self.span
        start = about - share * span
        return Window(self.first, self.last, start, start + span).panned(0.0)

    def showing(self, low: float, high: float) -> Window:
        """Return the window moved just so far that `low` … `high` is in sight."""
        if low < self.start:
            return self.panned(low - self.start)
        return self.panned(max(0.0, high - self.end))


@dataclass(frozen=True, slots=True)
class Tick:
    """A day with a name on the axis."""

    at: float  # weeks
    label: str


# (months or days between ticks, whether days); from fine to coarse
_STEPS = ((7, True), (14, True), (1, False), (2, False), (3, False), (6, False), (12, False),
          (24, False), (60, False), (120, False), (240, False), (600, False))  # fmt: skip


def ticks(window: Window, weeks_a_label: float) -> list[Tick]:
    """Return the calendar ticks in sight, as many as fit with `weeks_a_label` between them.

    Mondays, or the first of months, quarters or years, each exactly where that day begins.
    """
    for step, days in _STEPS:
        shortest = step / 7 if days else step * 28 / 7
        if shortest >= weeks_a_label:
            break
    found = list(_mondays(window, step) if days else _firsts(window, step))
    return [
        Tick(position(day), _label(day, days, step, place == 0)) for place, day in enumerate(found)
    ]


def _mondays(window: Window, step: int) -> Iterator[date]:
    weeks = step // 7
    number = -int(-window.start // 1)  # the first Monday in sight
    number += -number % weeks
    while number < window.end:
        yield EPOCH + timedelta(weeks=number)
        number += weeks


def _firsts(window: Window, step: int) -> Iterator[date]:
    start = day_at(window.start)
    month = start.year * 12 + start.month - 1
    month = max(_FIRST_MONTH, month - month % step)
    firsts = (_first_of(place) for place in range(month, _LAST_MONTH + 1, step))
    inside = takewhile(lambda day: position(day) < window.end, firsts)
    return (day for day in inside if position(day) >= window.start)


def _first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _label(day: date, days: bool, step: int, is_first: bool) -> str:
    if not days and step >= 12:
        return str(day.year)
    if days:
        return tr("{day} {month}", day=day.day, month=month_short(day))
    if day.month == 1 or is_first:
        return tr("{month} {year}", month=month_short(day), year=day.year)
    return month_short(day)

"""What a rota or a calendar says, before anything of it is kept. Pure; knows no journal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class PlannedShift:
    """One shift as it was read: its civil times, with a zone only where one was said.

    `source_id` and `raw` are those of a calendar's event; a rota as text has neither.
    """

    kind: str
    start: datetime
    end: datetime
    line: int = 0  # of the text, from 1
    source_id: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class PlannedLeave:
    """Days on which nobody works, which may become a mark."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line or an event that gave nothing, and why."""

    line: int  # from 1; of a calendar, the number of the event
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Planned:
    """All that was read, in the order of its source."""

    shifts: tuple[PlannedShift, ...] = ()
    leaves: tuple[PlannedLeave, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    days_off: int = 0
    whole_days: tuple[Unreadable, ...] = ()  # events without hours, which were left out
    cancelled: int = 0
    outside: int = 0  # events that give no shift in the years that are read
    recurring_until: date | None = None  # the day after which what recurs was not taken
    is_ambiguous: bool = False  # a date such as 2/11 was read day first, and nothing settled it


def joined(days: Iterable[tuple[str, date]]) -> tuple[PlannedLeave, ...]:
    """Return the leaves that these days make: those of one name in a row are one."""
    leaves: list[PlannedLeave] = []
    for name, day in sorted(set(days)):
        last = leaves[-1] if leaves else None
        if last is not None and last.name == name and day - last.last == timedelta(days=1):
            leaves[-1] = PlannedLeave(name, last.first, day)
        else:
            leaves.append(PlannedLeave(name, day, day))
    return tuple(sorted(leaves, key=lambda leave: leave.first))

"""What stands around the numbers on every time axis: marks, and shifts and leave beneath."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from desktop.trends.picture import Beneath, Event, Under
from desktop.trends.ranges import place_of

MarkRow = tuple[str, date, date | None]
"""A mark's name, its day, and the last day of a stretch."""

ShiftRow = tuple[datetime, datetime, str]
"""A shift's start and end in local civil time, and its kind."""

A_DAY = timedelta(days=1)


def events_of(marks: Iterable[MarkRow]) -> tuple[Event, ...]:
    """Return the marks of one day as labelled lines, in time's order."""
    days = sorted((day, name) for name, day, until in marks if until is None)
    return tuple(Event(place_of(day), name) for day, name in days)


def beneath_of(marks: Iterable[MarkRow], shifts: Iterable[ShiftRow]) -> tuple[Beneath, ...]:
    """Return shifts, and marks over several days such as a leave, as bands beneath the plots."""
    bands = [
        Beneath(place_of(day), place_of(until + A_DAY), Under.LEAVE, name)
        for name, day, until in marks
        if until is not None
    ]
    bands += [
        Beneath(moment_place(start), moment_place(end), _kind(start, end), kind)
        for start, end, kind in shifts
    ]
    return tuple(sorted(bands, key=lambda band: (band.start, band.end)))


def moment_place(moment: datetime) -> float:
    """Return where a local moment stands on the time axis, in weeks."""
    into = moment - datetime.combine(moment.date(), datetime.min.time())
    return place_of(moment.date()) + into / (7 * A_DAY)


def _kind(start: datetime, end: datetime) -> Under:
    """A night is what lies over one: it covers three in the morning. Names are the person's own."""
    small_hours = start.replace(hour=3, minute=0, second=0, microsecond=0)
    if small_hours < start:
        small_hours += A_DAY
    return Under.NIGHT if small_hours < end else Under.SHIFT

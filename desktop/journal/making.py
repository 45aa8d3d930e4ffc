"""New records: their id, and the day and week they belong to. Knows no database.

What is made here has its day by the boundary alone; the repository, which knows the shifts, places
it as it is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, cast

from desktop.core.clock import Clock, Stamp
from desktop.core.days import DEFAULT_BOUNDARY, day_of, week_of
from desktop.core.shift_days import NO_SHIFTS, ShiftDays
from desktop.journal.records import (
    CheckIn,
    CourseEvent,
    CourseStep,
    Entered,
    Entry,
    FieldError,
    Sitting,
)

AHEAD_ALLOWED = timedelta(minutes=5)  # a clock may be a little off; no entry is from the future
LATER_AFTER = timedelta(minutes=5)  # an earlier moment than this was added later


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the calendar a moment belongs: ISO date, and the ISO week of that date."""

    day: str
    week: str


def place_of(at: Stamp, boundary: time = DEFAULT_BOUNDARY, shifts: ShiftDays = NO_SHIFTS) -> Place:
    """Return the day and week that `at` belongs to: its shift's, or else by the boundary."""
    day = shifts.day_of(at.utc) or day_of(at.local, boundary)
    return Place(day.isoformat(), week_of(day))


def new_check_in(
    clock: Clock, boundary: time = DEFAULT_BOUNDARY, at: datetime | None = None, **fields: object
) -> CheckIn:
    """Make a check-in of now, or of an earlier moment `at`; `fields` are those of `CheckIn`.

    A moment more than five minutes ago is marked as added later. With no `at` the clock is taken
    at its word, whatever it says: one that was set back keeps no one from checking in.

    Raises:
        FieldError: a value that the field cannot hold, or `at` is in the future.
    """
    return CheckIn(id=new_id(), **placed(clock, boundary, at, fields))


def new_entry(
    clock: Clock, boundary: time = DEFAULT_BOUNDARY, at: datetime | None = None, **fields: object
) -> Entry:
    """Make a written entry of now, or of an earlier moment `at`; `fields` are those of `Entry`.

    Raises:
        FieldError: nothing is written, or `at` is in the future.
    """
    return Entry(id=new_id(), **placed(clock, boundary, at, fields))


def placed(
    clock: Clock, boundary: time, at: datetime | None, fields: dict[str, object]
) -> dict[str, Any]:
    """Return `fields` with the moment, its day and week, and whether it was added later."""
    now = clock.now()
    stamp = now if at is None else earlier(clock, at)
    place = place_of(stamp, boundary)
    if now.utc - stamp.utc > LATER_AFTER:
        fields.setdefault("entered", Entered.LATER)
    return cast(dict[str, Any], {"at": stamp, "day": place.day, "week": place.week, **fields})


def new_course_event(
    clock: Clock, boundary: time, course_id: str, step: CourseStep, value: str = ""
) -> CourseEvent:
    """Make a step through a course, taken now."""
    now = clock.now()
    place = place_of(now, boundary)
    return CourseEvent(
        id=new_id(),
        at=now,
        day=place.day,
        week=place.week,
        course_id=course_id,
        step=step,
        value=value,
    )


def new_sitting(
    clock: Clock, boundary: time, practice_id: str, planned_s: int, choices: str = ""
) -> Sitting:
    """Make a sitting that begins now, with nothing practised yet.

    Raises:
        FieldError: a length that no sitting can have.
    """
    now = clock.now()
    place = place_of(now, boundary)
    return Sitting(
        id=new_id(),
        at=now,
        day=place.day,
        week=place.week,
        practice_id=practice_id,
        planned_s=planned_s,
        choices=choices,
    )


def new_id() -> str:
    """Return an id that no other entry has."""
    import uuid  # only once something is entered: it is slow to load

    return uuid.uuid4().hex


def earlier(clock: Clock, at: datetime) -> Stamp:
    """Return the stamp of a moment that was named.

    Raises:
        FieldError: it is more than five minutes ahead, or no moment a calendar can hold.
    """
    try:
        stamp = clock.at(at)
        ahead = stamp.utc - clock.now().utc
        _ = stamp.local - timedelta(days=1)  # its day may be the one before
    except (OverflowError, ValueError, OSError) as error:
        raise FieldError("at", at, "a moment within the calendar") from error
    if ahead > AHEAD_ALLOWED:
        raise FieldError("at", at.isoformat(sep=" "), "a moment that is not in the future")
    return stamp

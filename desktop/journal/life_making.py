"""New reflections, scores and marks: their id, their day and their week. Knows no database."""

from __future__ import annotations

from datetime import date, datetime, time

from desktop.core.clock import Clock
from desktop.core.days import DEFAULT_BOUNDARY, week_of
from desktop.journal.life import Mark, Reflection, Score
from desktop.journal.making import new_id, placed
from desktop.journal.records import FieldError

NOON = time(12)


def new_reflection(
    clock: Clock, boundary: time = DEFAULT_BOUNDARY, at: datetime | None = None, **fields: object
) -> Reflection:
    """Make a reflection of now, or of an earlier moment; `fields` are those of `Reflection`.

    Its week is that of its day.

    Raises:
        FieldError: a value that the field cannot hold, or `at` is in the future.
    """
    return Reflection(id=new_id(), **placed(clock, boundary, at, fields))


def new_score(
    clock: Clock, boundary: time = DEFAULT_BOUNDARY, at: datetime | None = None, **fields: object
) -> Score:
    """Make a score of now, or of an earlier moment `at`; `fields` are those of `Score`.

    Raises:
        FieldError: a value that the field cannot hold, or `at` is in the future.
    """
    return Score(id=new_id(), **placed(clock, boundary, at, fields))


def new_mark(clock: Clock, name: str, day: date, until: date | None = None) -> Mark:
    """Make a mark on a day that was named, or on the days up to `until`; they may lie ahead.

    Raises:
        FieldError: no name, or a last day before the first.
    """
    try:
        at = clock.at(datetime.combine(day, NOON))
    except (OverflowError, ValueError, OSError) as error:
        raise FieldError("day", day, "a day within the calendar") from error
    return Mark(
        id=new_id(),
        at=at,
        day=day.isoformat(),
        week=week_of(day),
        name=name,
        until=until.isoformat() if until is not None and until != day else None,
    )

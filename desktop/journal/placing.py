"""The day and week of every record, from the day boundary and the shifts in the journal.

Used by the repository alone, inside its transaction: whatever a caller says, what is kept has the
day that the shifts say, and when they change so does all that lies within them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, TypeVar

from desktop.core.clock import Stamp
from desktop.core.days import day_of, week_of
from desktop.core.errors import AppError, ErrorKind
from desktop.core.shift_days import AFTER_A_SHIFT, NO_SHIFTS, ShiftDays, Worked
from desktop.journal.life import LONGEST_SHIFT, Import, Reflection, Score, Shift
from desktop.journal.making import Place, place_of
from desktop.journal.records import CheckIn, CourseEvent, Entry, Sitting
from desktop.journal.rows import utc_text
from desktop.journal.sqlite import Database

R = TypeVar("R", CheckIn, Sitting, Entry, CourseEvent, Reflection, Score, Shift, Import)
Window = tuple[datetime, datetime]  # UTC, the end not included

BY_SHIFT = ("check_ins", "sittings", "entries", "course_events", "reflections", "scores")
# Not the marks: their day is the one that was named.
BY_BOUNDARY = ("shifts", "imports", "own_imports")
ALWAYS: Window = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
_BY_BOUNDARY_ALONE = (Shift, Import)
_SHIFTS = "SELECT at_utc, end_utc, local FROM shifts WHERE at_utc BETWEEN ? AND ? AND end_utc > ?"
_ROWS = "SELECT rowid, at_utc, local, day, week FROM {table} WHERE at_utc >= ? AND at_utc < ?"
_MOVE = "UPDATE {table} SET day = ?, week = ? WHERE rowid = ?"


def placed(db: Database, record: R, boundary: time) -> R:
    """Return `record` with the day and week that it belongs to."""
    return next(all_placed(db, [record], boundary))


def all_placed(db: Database, records: Sequence[R], boundary: time) -> Iterator[R]:
    """Return `records` with the days and weeks that they belong to; the shifts are read once."""
    if not records:
        return
    moments = [record.at.utc for record in records]
    shifts = _shift_days(db, boundary, (min(moments), max(moments)))
    for record in records:
        alone = isinstance(record, _BY_BOUNDARY_ALONE)
        place = place_of(record.at, boundary, NO_SHIFTS if alone else shifts)
        is_there = (record.day, record.week) == (place.day, place.week)
        yield record if is_there else replace(record, day=place.day, week=place.week)


def place_in(db: Database, at: Stamp, boundary: time) -> Place:
    """Return the day and week that a record of this moment belongs to."""
    return place_of(at, boundary, _shift_days(db, boundary, (at.utc, at.utc)))


def window_of(shift: Shift) -> Window:
    """Return the time within which moments may belong to `shift`."""
    return shift.at.utc, _moved(shift.end.utc, AFTER_A_SHIFT)


def make_days_anew(
    db: Database, boundary: time, windows: Iterable[Window] = (ALWAYS,), tables: Iterable[str] = ()
) -> int:
    """Make day and week anew of what lies in these windows; return how many records moved."""
    moved = 0
    for window in _merged(windows):
        shifts = _shift_days(db, boundary, window)
        for table in tables or BY_SHIFT:
            days = NO_SHIFTS if table in BY_BOUNDARY else shifts
            moved += _make_anew(db, table, window, boundary, days)
    return moved


def _make_anew(db: Database, table: str, window: Window, boundary: time, shifts: ShiftDays) -> int:
    rows = db.execute(_ROWS.format(table=table), [utc_text(moment) for moment in window])
    moves = [
        (*place, row[0])
        for row in rows.fetchall()
        if (place := _place(row[1], row[2], boundary, shifts)) != (row[3], row[4])
    ]
    if moves:
        db.conn.executemany(_MOVE.format(table=table), moves)
    return len(moves)


def _place(at_utc: str, local: str, boundary: time, shifts: ShiftDays) -> tuple[str, str]:
    try:
        day = shifts.day_of(datetime.fromisoformat(at_utc))
        return _texts(day or day_of(datetime.fromisoformat(local), boundary))
    except (ValueError, OverflowError) as error:
        raise AppError(ErrorKind.JOURNAL_DAMAGED, f"“{at_utc}” is no moment") from error


@lru_cache(maxsize=4096)
def _texts(day: date) -> tuple[str, str]:
    return day.isoformat(), week_of(day)


def _shift_days(db: Database, boundary: time, window: Window) -> ShiftDays:
    """Return the shifts that a moment within `window`, its end included, may belong to."""
    first, last = window
    since = [_moved(first, -LONGEST_SHIFT - AFTER_A_SHIFT), last, _moved(first, -AFTER_A_SHIFT)]
    rows = db.execute(_SHIFTS, [utc_text(moment) for moment in since]).fetchall()
    try:
        return ShiftDays(_worked(row, boundary) for row in rows)
    except (ValueError, OverflowError) as error:
        raise AppError(ErrorKind.JOURNAL_DAMAGED, "a shift holds an impossible time") from error


def _worked(row: Sequence[Any], boundary: time) -> Worked:
    start, end, local = map(datetime.fromisoformat, row)
    return Worked(start, end, day_of(local, boundary))


def _merged(windows: Iterable[Window]) -> Iterator[Window]:
    """Return the windows from first to last, those that touch as one."""
    standing: Window | None = None
    for first, last in sorted(windows):
        if standing is not None and first <= standing[1]:
            standing = standing[0], max(standing[1], last)
        else:
            if standing is not None:
                yield standing
            standing = first, last
    if standing is not None:
        yield standing


def _moved(moment: datetime, by: timedelta) -> datetime:
    """Return `moment` moved, but not out of the calendar."""
    try:
        return moment + by
    except OverflowError:
        return ALWAYS[0] if by < timedelta(0) else ALWAYS[1]

"""Rows and records of written entries and of a course's steps, one into the other."""

from __future__ import annotations

import json
from typing import Any

from desktop.journal.records import CourseEvent, CourseStep, Entered, Entry, EntryKind
from desktop.journal.rows import Row, read_record, stamp_of, stamp_row


def entry_row(entry: Entry) -> dict[str, Any]:
    """Return the row that keeps `entry`."""
    return {
        "id": entry.id,
        **stamp_row(entry.at),
        "day": entry.day,
        "week": entry.week,
        "kind": entry.kind.value,
        "answers": json.dumps(entry.answers, ensure_ascii=False),
        "course": entry.course,
        "sitting_id": entry.sitting_id,
        "entered": entry.entered.value,
        "source": entry.source,
    }


def entry_of(row: Row) -> Entry:
    """Return the entry kept in `row`.

    Raises:
        AppError: the row holds what no entry can; the file is damaged.
    """
    return read_record(row, _entry_of)


def course_event_row(event: CourseEvent) -> dict[str, Any]:
    """Return the row that keeps `event`."""
    return {
        "id": event.id,
        **stamp_row(event.at),
        "day": event.day,
        "week": event.week,
        "course_id": event.course_id,
        "step": event.step.value,
        "value": event.value,
    }


def course_event_of(row: Row) -> CourseEvent:
    """Return the step of a course kept in `row`.

    Raises:
        AppError: the row holds what no step can; the file is damaged.
    """
    return read_record(row, _course_event_of)


def _entry_of(row: Row) -> Entry:
    return Entry(
        id=row["id"],
        at=stamp_of(row),
        day=row["day"],
        week=row["week"],
        kind=EntryKind(row["kind"]),
        answers=tuple((question, words) for question, words in json.loads(row["answers"])),
        course=row["course"],
        sitting_id=row["sitting_id"],
        entered=Entered(row["entered"]),
        source=row["source"],
    )


def _course_event_of(row: Row) -> CourseEvent:
    return CourseEvent(
        id=row["id"],
        at=stamp_of(row),
        day=row["day"],
        week=row["week"],
        course_id=row["course_id"],
        step=CourseStep(row["step"]),
        value=row["value"],
    )

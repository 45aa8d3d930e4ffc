"""Rows and records of written entries and of a course's steps, one into the other."""

from __future__ import annotations

import json
from typing import Any

from desktop.journal.records import CourseEvent, CourseStep, Entered, Entry, EntryKind
from desktop.journal.rows import Row, placed_of, placed_row, read_record


def entry_row(entry: Entry) -> dict[str, Any]:
    """Return the row that keeps `entry`."""
    return {
        **placed_row(entry),
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
        **placed_row(event),
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
        **placed_of(row),
        kind=EntryKind(row["kind"]),
        answers=tuple((question, words) for question, words in json.loads(row["answers"])),
        course=row["course"],
        sitting_id=row["sitting_id"],
        entered=Entered(row["entered"]),
        source=row["source"],
    )


def _course_event_of(row: Row) -> CourseEvent:
    return CourseEvent(
        **placed_of(row),
        course_id=row["course_id"],
        step=CourseStep(row["step"]),
        value=row["value"],
    )

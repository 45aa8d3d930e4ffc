"""Rows and records of shifts, marks, reflections, scores and imports, one into the other."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from desktop.core.clock import Stamp
from desktop.journal.life import Import, Mark, Reflection, Score, Shift
from desktop.journal.records import Entered
from desktop.journal.rows import Row, placed_of, placed_row, utc_text


def shift_row(shift: Shift) -> dict[str, Any]:
    """Return the row that keeps `shift`."""
    return {
        **placed_row(shift),
        "end_utc": utc_text(shift.end.utc),
        "end_offset_minutes": shift.end.offset_minutes,
        "kind": shift.kind,
        "source": shift.source,
    }


def shift_of(row: Row) -> Shift:
    """Return the shift kept in `row`; one zone holds for its start and its end."""
    end = Stamp(datetime.fromisoformat(row["end_utc"]), row["zone"], row["end_offset_minutes"])
    return Shift(**placed_of(row), end=end, kind=row["kind"], source=row["source"])


def mark_row(mark: Mark) -> dict[str, Any]:
    """Return the row that keeps `mark`."""
    return {**placed_row(mark), "name": mark.name, "until": mark.until, "source": mark.source}


def mark_of(row: Row) -> Mark:
    """Return the mark kept in `row`."""
    return Mark(**placed_of(row), name=row["name"], until=row["until"], source=row["source"])


def reflection_row(reflection: Reflection) -> dict[str, Any]:
    """Return the row that keeps `reflection`."""
    return {
        **placed_row(reflection),
        "answers": json.dumps(reflection.answers),
        "note": reflection.note,
        "entered": reflection.entered.value,
        "source": reflection.source,
    }


def reflection_of(row: Row) -> Reflection:
    """Return the reflection kept in `row`."""
    return Reflection(
        **placed_of(row),
        answers=tuple(json.loads(row["answers"])),
        note=row["note"],
        entered=Entered(row["entered"]),
        source=row["source"],
    )


def score_row(score: Score) -> dict[str, Any]:
    """Return the row that keeps `score`."""
    return {
        **placed_row(score),
        "questionnaire": score.questionnaire,
        "answers": json.dumps(score.answers),
        "totals": json.dumps(score.totals, ensure_ascii=False),
        "note": score.note,
        "entered": score.entered.value,
        "source": score.source,
    }


def score_of(row: Row) -> Score:
    """Return the score kept in `row`."""
    return Score(
        **placed_of(row),
        questionnaire=row["questionnaire"],
        answers=tuple(json.loads(row["answers"])),
        totals=tuple((scale, total) for scale, total in json.loads(row["totals"])),
        note=row["note"],
        entered=Entered(row["entered"]),
        source=row["source"],
    )


def import_row(batch: Import) -> dict[str, Any]:
    """Return the row that keeps `batch`."""
    kept = {"source": batch.source, "file_name": batch.file_name, "added": batch.added}
    return {**placed_row(batch), **kept}


def import_of(row: Row) -> Import:
    """Return the import kept in `row`."""
    return Import(
        **placed_of(row), source=row["source"], file_name=row["file_name"], added=row["added"]
    )

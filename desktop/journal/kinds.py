"""Every kind of record that a journal keeps, in an order in which they can be put in.

What waits in a form is not among them: it is no record yet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from desktop.journal.entry_rows import course_event_of, course_event_row, entry_of, entry_row
from desktop.journal.life import Import, Mark, Reflection, Score, Shift
from desktop.journal.life_rows import (
    import_of,
    import_row,
    mark_of,
    mark_row,
    reflection_of,
    reflection_row,
    score_of,
    score_row,
    shift_of,
    shift_row,
)
from desktop.journal.own_words import OwnWords, own_words_of, own_words_row
from desktop.journal.records import CheckIn, CourseEvent, Entry, FieldError, Sitting, check_text
from desktop.journal.rows import (
    Row,
    check_in_of,
    check_in_row,
    read_record,
    sitting_of,
    sitting_row,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A row of another program's file, word for word, and the record that was made of it."""

    source_id: str
    import_id: str
    record_id: str
    raw: str

    def __post_init__(self) -> None:
        for name in self.__slots__:
            check_text(name, getattr(self, name))
        if not self.source_id:
            raise FieldError("source_id", "empty", "text")


AnyRecord = (
    CheckIn
    | Sitting
    | Entry
    | CourseEvent
    | Shift
    | Mark
    | Reflection
    | Score
    | Import
    | SourceRow
    | OwnWords
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its table, the field that tells its records apart, and both ways with a row."""

    name: str  # of its file in an export
    table: str
    key: str
    record: type[AnyRecord]
    row: Callable[[Any], dict[str, Any]]
    of: Callable[[Row], AnyRecord]


def source_row(row: SourceRow) -> dict[str, Any]:
    """Return the row that keeps `row`."""
    return {name: getattr(row, name) for name in SourceRow.__slots__}


def source_row_of(row: Row) -> SourceRow:
    """Return the source row kept in `row`."""
    return SourceRow(**{name: row[name] for name in SourceRow.__slots__})


def _kind(
    name: str,
    table: str,
    record: type[AnyRecord],
    row: Callable[[Any], dict[str, Any]],
    of: Callable[[Row], AnyRecord],
) -> Kind:
    return Kind(name, table, "id", record, row, partial(read_record, make=of))


# Sittings before what points to them, imports before their rows.
KINDS: tuple[Kind, ...] = (
    _kind("sittings", "sittings", Sitting, sitting_row, sitting_of),
    _kind("checkins", "check_ins", CheckIn, check_in_row, check_in_of),
    _kind("entries", "entries", Entry, entry_row, entry_of),
    _kind("course", "course_events", CourseEvent, course_event_row, course_event_of),
    _kind("shifts", "shifts", Shift, shift_row, shift_of),
    _kind("marks", "marks", Mark, mark_row, mark_of),
    _kind("reflections", "reflections", Reflection, reflection_row, reflection_of),
    _kind("scores", "scores", Score, score_row, score_of),
    _kind("imports", "imports", Import, import_row, import_of),
    Kind("imported", "imported", "source_id", SourceRow, source_row, source_row_of),
    Kind("ownwords", "own_words", "name", OwnWords, own_words_row, own_words_of),
)

KIND_OF = MappingProxyType({kind.record: kind for kind in KINDS})
KIND_NAMED = MappingProxyType({kind.name: kind for kind in KINDS})

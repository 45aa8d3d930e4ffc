"""The columns of each kind of record in an export: their names, their form, what they mean.

The names are the record's own fields; a moment takes its zone beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Any

from desktop.core.words import tr

Value = Any  # what JSON can hold


class Form(Enum):
    """How a value is written."""

    MOMENT = "moment"  # ISO 8601 with the offset that held; its zone stands in `zone`
    TEXT = "text"
    TEXT_OR_NONE = "text or none"
    WHOLE = "whole number"
    WHOLE_OR_NONE = "whole number or none"
    NUMBER = "number"
    SWITCH = "switch"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    form: Form
    meaning: str


def _placed() -> tuple[Column, ...]:
    return (
        Column("id", Form.TEXT, tr("The entry’s own name; no other has it.")),
        Column("at", Form.MOMENT, tr("When it was, by the wall clock, with the offset from UTC.")),
        Column("zone", Form.TEXT, tr("The time zone; empty where only the offset is known.")),
        Column("day", Form.TEXT, tr("The day it belongs to, by your own day boundary.")),
        Column("week", Form.TEXT, tr("The ISO week of that day.")),
    )


def _source() -> Column:
    return Column("source", Form.TEXT, tr("Where it comes from: tend, or another program."))


def _entered() -> Column:
    return Column("entered", Form.TEXT, tr("now, later (added afterwards) or imported."))


def _sitting() -> Column:
    return Column("sitting_id", Form.TEXT_OR_NONE, tr("The id of the sitting it belongs to."))


def _check_ins() -> tuple[Column, ...]:
    return (
        *_placed(),
        Column(
            "pleasantness",
            Form.WHOLE_OR_NONE,
            tr("−100 unpleasant to 100 pleasant. Empty means not said, and never 0."),
        ),
        Column("energy", Form.WHOLE_OR_NONE, tr("−100 low to 100 high.")),
        Column("able", Form.WHOLE_OR_NONE, tr("How able you felt, 0 to 10.")),
        Column("words", Form.LIST, tr("Words for it, as a JSON list.")),
        Column("contexts", Form.LIST, tr("What was around you, as a JSON list.")),
        Column("slept_minutes", Form.WHOLE_OR_NONE, tr("Minutes slept before it.")),
        Column("note", Form.TEXT, tr("Your note.")),
        Column("moment", Form.TEXT, tr("before or after a sitting, or alone.")),
        _sitting(),
        _entered(),
        _source(),
    )


def _sittings() -> tuple[Column, ...]:
    return (
        *_placed(),
        Column("practice_id", Form.TEXT, tr("Which practice.")),
        Column("planned_s", Form.WHOLE, tr("How long it was to be, in seconds.")),
        Column("practised_s", Form.NUMBER, tr("The seconds that were practised.")),
        Column("finished", Form.SWITCH, tr("true if it was played to its end.")),
        Column("closed", Form.SWITCH, tr("true once it has ended.")),
        Column("hard", Form.SWITCH, tr("true if you said that it was hard.")),
        Column("choices", Form.TEXT, tr("Voice, background and so on, as JSON.")),
        _source(),
    )


def _entries() -> tuple[Column, ...]:
    return (
        *_placed(),
        Column("kind", Form.TEXT, tr("What it is about: a calendar, a role model, good things…")),
        Column("answers", Form.LIST, tr("JSON pairs of question and answer.")),
        Column("course", Form.TEXT, tr("The week of a course it was written for.")),
        _sitting(),
        _entered(),
        _source(),
    )


def _course() -> tuple[Column, ...]:
    return (
        *_placed(),
        Column("course_id", Form.TEXT, tr("Which course.")),
        Column("step", Form.TEXT, tr("begin, form, week, pause, resume or end.")),
        Column("value", Form.TEXT, tr("The form or the number of the week, where there is one.")),
    )


def _shifts() -> tuple[Column, ...]:
    return (
        *_placed(),
        Column("end", Form.MOMENT, tr("When the shift ended; its start is in “at”.")),
        Column("kind", Form.TEXT, tr("Your own word for it, such as night.")),
        _source(),
    )


def _marks() -> tuple[Column, ...]:
    return (
        *_placed(),
        Column("name", Form.TEXT, tr("What you called it.")),
        Column("until", Form.TEXT_OR_NONE, tr("The last day, where it lasted for some.")),
        _source(),
    )


def _reflections() -> tuple[Column, ...]:
    return (
        *_placed(),
        Column("answers", Form.LIST, tr("The eight answers, 0 to 4, as a JSON list.")),
        Column("note", Form.TEXT, tr("Your note.")),
        _entered(),
        _source(),
    )


def _scores() -> tuple[Column, ...]:
    return (
        *_placed(),
        Column("questionnaire", Form.TEXT, tr("Which questionnaire.")),
        Column("answers", Form.LIST, tr("The answers’ numbers, as a JSON list.")),
        Column("totals", Form.LIST, tr("JSON pairs of scale and number.")),
        Column("note", Form.TEXT, tr("Your note.")),
        _entered(),
        _source(),
    )


def _imports() -> tuple[Column, ...]:
    return (
        *_placed(),
        Column("source", Form.TEXT, tr("Which program’s file came in.")),
        Column("file_name", Form.TEXT, tr("The name of the file.")),
        Column("added", Form.WHOLE, tr("How many entries it brought.")),
    )


def _imported() -> tuple[Column, ...]:
    return (
        Column("source_id", Form.TEXT, tr("By this a row is known, so that it comes in once.")),
        Column("import_id", Form.TEXT, tr("The id of the import that brought it.")),
        Column("record_id", Form.TEXT, tr("The id of the entry that was made of it.")),
        Column("raw", Form.TEXT, tr("The row as the other program wrote it.")),
    )


def _own_words() -> tuple[Column, ...]:
    return (
        Column("name", Form.TEXT, tr("contact, phrases or shift_kinds.")),
        Column("lines", Form.LIST, tr("The lines, as a JSON list.")),
    )


_COLUMNS = MappingProxyType(
    {
        "sittings": _sittings,
        "checkins": _check_ins,
        "entries": _entries,
        "course": _course,
        "shifts": _shifts,
        "marks": _marks,
        "reflections": _reflections,
        "scores": _scores,
        "imports": _imports,
        "imported": _imported,
        "ownwords": _own_words,
    }
)


def columns(kind_name: str) -> tuple[Column, ...]:
    """Return the columns of a kind, in order; the meanings in the person's language."""
    return _COLUMNS[kind_name]()


def headings() -> dict[str, str]:
    """Return what each kind's file holds, by the kind's name."""
    return {
        "checkins": tr("How you were, at one moment each."),
        "sittings": tr("The practices you played."),
        "reflections": tr("The weekly reflections."),
        "scores": tr("Questionnaires filled in elsewhere."),
        "shifts": tr("Your shifts."),
        "marks": tr("What you marked on the charts."),
        "entries": tr("What you wrote down: calendars, role models, good things."),
        "course": tr("Your steps through the courses."),
        "imports": tr("Files of other programs that came in."),
        "imported": tr("Their rows, word for word, so that none comes in twice."),
        "ownwords": tr("Whom you would call, your own phrases and your kinds of shifts."),
    }

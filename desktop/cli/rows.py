"""Records as JSON has them. The keys are a promise to scripts: they are added to, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.clock import Stamp
    from desktop.journal.life import Mark, Reflection, Score
    from desktop.journal.records import CheckIn, Entry, Sitting
    from desktop.journal.rows import Placed
    from desktop.journal.wanted import Record


def at_text(at: Stamp) -> str:
    """Return a stamp as ISO 8601 with the offset that held at entry."""
    sign = "-" if at.offset_minutes < 0 else "+"
    hours, minutes = divmod(abs(at.offset_minutes), 60)
    return f"{at.local.isoformat(timespec='milliseconds')}{sign}{hours:02d}:{minutes:02d}"


def row_of(record: Record) -> dict[str, object]:
    """Return a record of any kind; `kind` says which."""
    from desktop.journal.life import Mark, Reflection, Score, Shift
    from desktop.journal.records import CheckIn, Entry

    match record:
        case CheckIn():
            return {"kind": "check-in", **check_in_row(record)}
        case Entry():
            return {"kind": record.kind.value, **_entry_row(record)}
        case Reflection():
            return {"kind": "reflection", **reflection_row(record)}
        case Score():
            return {"kind": "score", **score_row(record)}
        case Mark():
            return {"kind": "mark", **_mark_row(record)}
        case Shift():
            placed, end = _placed_row(record), at_text(record.end)
            return {"kind": "shift", **placed, "name": record.kind, "end": end}
    return {"kind": "sitting", **_sitting_row(record)}


def check_in_row(record: CheckIn) -> dict[str, object]:
    """Return a check-in."""
    return {
        **_placed_row(record),
        "pleasantness": record.pleasantness,
        "energy": record.energy,
        "able": record.able,
        "words": list(record.words),
        "contexts": list(record.contexts),
        "slept_minutes": record.slept_minutes,
        "note": record.note,
        "moment": record.moment.value,
        "sitting_id": record.sitting_id,
        "source": record.source,
    }


def reflection_row(record: Reflection) -> dict[str, object]:
    """Return a reflection: what was answered, and what it adds up to."""
    from desktop.services.forms import eight_lines
    from desktop.trends.reflections import reflection_score

    found = reflection_score(record.answers, eight_lines())
    return {
        **_placed_row(record),
        "answers": list(record.answers),
        "score": found.score,
        "facets": dict(found.facets),
        "note": record.note,
        "entered": record.entered.value,
        "source": record.source,
    }


def score_row(record: Score) -> dict[str, object]:
    """Return a score, with every number that its answers give."""
    from desktop.services.forms import questionnaires
    from desktop.trends.scores import totals_of

    form = questionnaires().get(record.questionnaire)
    totals = record.totals if form is None else totals_of(form, record.answers, record.totals)
    return {
        **_placed_row(record),
        "questionnaire": record.questionnaire,
        "scores": dict(totals),
        "answers": list(record.answers),
        "note": record.note,
        "entered": record.entered.value,
        "source": record.source,
    }


def _sitting_row(record: Sitting) -> dict[str, object]:
    return {
        **_placed_row(record),
        "practice_id": record.practice_id,
        "planned_s": record.planned_s,
        "practised_s": record.practised_s,
        "finished": record.finished,
        "hard": record.hard,
        "source": record.source,
    }


def _entry_row(record: Entry) -> dict[str, object]:
    return {
        **_placed_row(record),
        "answers": dict(record.answers),
        "course": record.course,
        "sitting_id": record.sitting_id,
        "entered": record.entered.value,
        "source": record.source,
    }


def _mark_row(record: Mark) -> dict[str, object]:
    named = {"name": record.name, "until": record.until, "source": record.source}
    return {**_placed_row(record), **named}


def _placed_row(record: Placed) -> dict[str, object]:
    at = at_text(record.at)
    return {"id": record.id, "at": at, "day": record.day, "week": record.week}

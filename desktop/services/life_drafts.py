"""Drafts and records of reflections, scores and marks, one into the other. No Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from desktop.core.clock import Clock
from desktop.journal.life import Mark, Reflection, Score
from desktop.journal.life_making import new_mark, new_reflection, new_score
from desktop.journal.making import earlier, place_of
from desktop.journal.records import Entered, FieldError
from desktop.services.drafts import Answers
from desktop.services.forms import questionnaires
from desktop.services.life_views import MarkDraft, ReflectionDraft, ScoreDraft
from desktop.trends.questionnaires import Questionnaire

Life = Reflection | Score | Mark
LifeDraft = ReflectionDraft | ScoreDraft | MarkDraft
NOTE = "note"


def made_from(draft: LifeDraft, clock: Clock, boundary: time, today: date) -> Life:
    """Return a new record of what `draft` says.

    Raises:
        FieldError: a value that the field cannot hold.
    """
    match draft:
        case ReflectionDraft():
            return new_reflection(
                clock, boundary, draft.at, answers=draft.answers, note=draft.note.strip()
            )
        case ScoreDraft():
            return new_score(
                clock,
                boundary,
                draft.at,
                questionnaire=draft.questionnaire,
                answers=draft.answers,
                totals=_checked(draft),
                note=draft.note.strip(),
            )
        case MarkDraft():
            name = " ".join(draft.name.split())
            return new_mark(clock, name, draft.day or today, draft.until)


def edited(record: Life, draft: LifeDraft, clock: Clock, boundary: time) -> Life:
    """Return `record` saying exactly what `draft` says; another time makes it "added later".

    Raises:
        FieldError: a value that the field cannot hold.
    """
    match record, draft:
        case Mark(), MarkDraft():
            day = draft.day or date.fromisoformat(record.day)
            new = new_mark(clock, " ".join(draft.name.split()), day, draft.until)
            return replace(new, id=record.id, source=record.source)
        case Reflection(), ReflectionDraft():
            said = replace(record, answers=draft.answers, note=draft.note.strip())
            return _moved(said, draft.at, clock, boundary)
        case Score(), ScoreDraft():
            scored = replace(
                record,
                questionnaire=draft.questionnaire,
                answers=draft.answers,
                totals=_checked(draft),
                note=draft.note.strip(),
            )
            return _moved(scored, draft.at, clock, boundary)
    raise TypeError(f"{type(draft).__name__} changes no {type(record).__name__}")


def draft_of(record: Life) -> LifeDraft:
    """Return the draft that an edit form starts from."""
    match record:
        case Reflection():
            return ReflectionDraft(record.answers, record.note, shown_time(record), record.id)
        case Score():
            return ScoreDraft(
                record.questionnaire,
                record.answers,
                record.totals,
                record.note,
                shown_time(record),
                record.id,
            )
        case Mark():
            until = date.fromisoformat(record.until) if record.until else None
            return MarkDraft(record.name, date.fromisoformat(record.day), until, record.id)


def shown_time(record: Reflection | Score) -> datetime:
    """Return the civil time that a form shows: to the minute."""
    return record.at.local.replace(second=0, microsecond=0)


def reflection_words(draft: ReflectionDraft) -> Answers:
    """Return what stands in a reflection as words that can wait."""
    said = [(NOTE, draft.note)]
    said += [(str(n), "" if one is None else str(one)) for n, one in enumerate(draft.answers, 1)]
    return tuple(said)


def with_reflection_words(draft: ReflectionDraft, words: Answers) -> ReflectionDraft:
    """Return `draft` with the answers and the note that waited."""
    said = dict(words)
    answers = [
        _digit(said[str(number)]) if str(number) in said else answer
        for number, answer in enumerate(draft.answers, start=1)
    ]
    return replace(draft, answers=tuple(answers), note=said.get(NOTE, draft.note))


def _digit(words: str) -> int | None:
    """Return an answer as it waited; of two, the one given last, which comes first."""
    first = words.split()[:1]
    return int(first[0]) if first and first[0] in "01234" else None


def _moved(
    record: Reflection | Score, at: datetime | None, clock: Clock, boundary: time
) -> Reflection | Score:
    if at is None or at == shown_time(record):
        return record
    stamp = earlier(clock, at)
    place = place_of(stamp, boundary)
    return replace(record, at=stamp, day=place.day, week=place.week, entered=Entered.LATER)


def _checked(draft: ScoreDraft) -> tuple[tuple[str, float], ...]:
    """Return the totals, once answers and totals are such as the questionnaire can have.

    Raises:
        FieldError: they are not.
    """
    form = questionnaires().get(draft.questionnaire)
    if form is None:
        known = ", ".join(questionnaires())
        raise FieldError("questionnaire", draft.questionnaire or "left out", f"one of {known}")
    if draft.answers:
        _check_answers(form, draft.answers)
    for key, total in draft.totals:
        _check_total(form, key, total)
    return draft.totals


def _check_answers(form: Questionnaire, answers: tuple[int, ...]) -> None:
    if len(answers) != form.items:
        raise FieldError("answers", len(answers), f"all {form.items} answers")
    for number, answer in enumerate(answers, start=1):
        if not form.lowest <= answer <= form.highest:
            allowed = f"a whole number from {form.lowest} to {form.highest}"
            raise FieldError(f"answer {number}", answer, allowed)


def _check_total(form: Questionnaire, key: str, total: float) -> None:
    try:
        scale = form.scale(key)
    except KeyError:
        known = ", ".join(scale.key for scale in form.scales)
        raise FieldError("totals", key, f"one of {known}") from None
    low, high = form.ends(scale)
    if not low <= total <= high:
        raise FieldError(f"total {key}", f"{total:g}", f"a number from {low:g} to {high:g}")

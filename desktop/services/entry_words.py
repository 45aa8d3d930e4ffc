"""The journal's rows in words: a title, a detail, a note. No Qt, no database."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

from desktop.core.words import plural, tr
from desktop.course.questions import FORMS
from desktop.journal.life import Mark, Reflection, Score, Shift
from desktop.journal.records import CheckIn, Entered, Entry, Moment, Sitting
from desktop.journal.wanted import Record
from desktop.services.drafts import draft_of, written_draft
from desktop.services.life_words import life_entry
from desktop.services.views import JournalEntry, KeptEntry

_BETWEEN = " · "
_MOMENTS = {Moment.BEFORE: "before a practice", Moment.AFTER: "after a practice"}


def entry_of(entry: Record, title_of: Callable[[str], str]) -> JournalEntry:
    """Return the row that shows `entry`; `title_of` gives a practice's title for its id."""
    if isinstance(entry, Reflection | Score | Mark):
        return life_entry(entry)
    if isinstance(entry, Shift):
        return _shift_entry(entry)
    if isinstance(entry, CheckIn):
        return _check_in_entry(entry)
    if isinstance(entry, Entry):
        return _written_entry(entry)
    return JournalEntry(
        id=entry.id,
        kind="sitting",
        at=entry.at.local,
        day=date.fromisoformat(entry.day),
        title=title_of(entry.practice_id),
        detail=_sitting_detail(entry),
    )


def kept_entry(entry: Entry) -> KeptEntry:
    """Return a written entry as the page that shows them again has it."""
    form = FORMS[entry.kind]
    asked = {question.key: tr(question.words) for question in form.questions}
    return KeptEntry(
        id=entry.id,
        title=tr(form.title),
        day=date.fromisoformat(entry.day),
        answers=tuple((asked.get(key, key), words) for key, words in entry.answers),
        later=entry.entered is Entered.LATER,
        draft=written_draft(entry),
    )


def signed(number: int) -> str:
    """Return a number with a true minus sign."""
    return f"−{-number}" if number < 0 else str(number)


def _shift_entry(shift: Shift) -> JournalEntry:
    begun, over = (f"{one.local:%H:%M}" for one in (shift.at, shift.end))
    return JournalEntry(
        id=shift.id,
        kind="shift",
        at=shift.at.local,
        day=date.fromisoformat(shift.day),
        title=shift.kind,
        detail=tr("A shift, {start}–{end}", start=begun, end=over),
    )


def _check_in_entry(check_in: CheckIn) -> JournalEntry:
    numbers = _numbers(check_in)
    words = ", ".join(check_in.words)
    return JournalEntry(
        id=check_in.id,
        kind="check-in",
        at=check_in.at.local,
        day=date.fromisoformat(check_in.day),
        title=_BETWEEN.join(numbers) or words or tr("A note"),
        detail=_BETWEEN.join(part for part in _details(check_in, words, bool(numbers)) if part),
        note=check_in.note,
        later=check_in.entered is Entered.LATER,
        check_in=draft_of(check_in),
    )


def _written_entry(entry: Entry) -> JournalEntry:
    form = FORMS[entry.kind]
    return JournalEntry(
        id=entry.id,
        kind=entry.kind.value,
        at=entry.at.local,
        day=date.fromisoformat(entry.day),
        title=tr(form.title),
        note="\n".join(words for _, words in entry.answers if words),
        later=entry.entered is Entered.LATER,
        written=written_draft(entry),
    )


def _numbers(check_in: CheckIn) -> list[str]:
    named = (
        ("able {n}", check_in.able),
        ("pleasant {n}", check_in.pleasantness),
        ("energy {n}", check_in.energy),
    )
    said = [tr(words, n=signed(value)) for words, value in named if value is not None]
    return [said[0][:1].upper() + said[0][1:], *said[1:]] if said else []


def _details(check_in: CheckIn, words: str, words_wanted: bool) -> list[str]:
    slept = check_in.slept_minutes
    return [
        words if words_wanted else "",
        ", ".join(map(tr, check_in.contexts)),
        tr("slept {span}", span=_span(slept)) if slept is not None else "",
        tr(_MOMENTS[check_in.moment]) if check_in.moment in _MOMENTS else "",
    ]


def _span(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return tr("{n} min", n=rest)
    return tr("{h} h {m} min", h=hours, m=rest) if rest else tr("{h} h", h=hours)


def _sitting_detail(sitting: Sitting) -> str:
    done, planned = int(sitting.practised_s // 60), round(sitting.planned_s / 60)
    if sitting.practised_s < 60:
        seconds = int(sitting.practised_s)
        length = plural(seconds, "{n} second", "{n} seconds")
    elif sitting.finished:
        length = plural(done, "{n} minute", "{n} minutes")
    else:
        length = tr("{done} of {planned} minutes", done=done, planned=planned)
    hard = tr("that was hard") if sitting.hard else ""
    return _BETWEEN.join(part for part in (length, _silence(sitting.choices), hard) if part)


def _silence(choices: str) -> str:
    """Return that a sitting was without sound, by its record of what was chosen."""
    try:
        chosen = json.loads(choices or "{}")
    except ValueError:
        return ""
    share = chosen.get("silent") if isinstance(chosen, dict) else None
    return {"all": tr("silent"), "part": tr("silent in part")}.get(str(share), "")

"""Drafts and check-ins, one into the other: what a page entered becomes what is kept. No Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from desktop.core.clock import Clock
from desktop.journal.making import earlier, new_check_in, new_entry, place_of
from desktop.journal.records import CheckIn, Draft, Entered, Entry, EntryKind, Moment
from desktop.services.views import CheckInDraft, EntryDraft

Answers = tuple[tuple[str, str], ...]  # (question, words)
_SAID = ("pleasantness", "energy", "able", "words", "contexts", "slept_minutes", "note")


def made_from(draft: CheckInDraft, clock: Clock, boundary: time) -> CheckIn:
    """Return a new check-in of what `draft` says.

    Raises:
        FieldError: a value that the field cannot hold.
    """
    said = {name: getattr(draft, name) for name in _SAID}
    return new_check_in(
        clock,
        boundary,
        draft.at,
        moment=Moment(draft.moment),
        sitting_id=draft.sitting_id,
        **said,
    )


def completed(check_in: CheckIn, draft: CheckInDraft) -> CheckIn:
    """Return `check_in` with what `draft` adds; what it leaves unsaid stays as it was.

    A place on the pad is one answer: a key that leaves energy unsaid takes an earlier one back.
    """
    said = {name: getattr(draft, name) for name in _SAID}
    added = {name: value for name, value in said.items() if value not in (None, (), "")}
    if draft.pleasantness is not None:
        added["energy"] = draft.energy
    return replace(check_in, **added)


def edited(check_in: CheckIn, draft: CheckInDraft, clock: Clock, boundary: time) -> CheckIn:
    """Return `check_in` saying exactly what `draft` says; another time makes it "added later".

    Raises:
        FieldError: a value that the field cannot hold.
    """
    said = {name: getattr(draft, name) for name in _SAID}
    changed = replace(check_in, **said)
    if draft.at is None or draft.at == shown_time(check_in):
        return changed
    at = earlier(clock, draft.at)
    place = place_of(at, boundary)
    return replace(changed, at=at, day=place.day, week=place.week, entered=Entered.LATER)


def renamed(check_in: CheckIn, check_in_id: str) -> CheckIn:
    """Return `check_in` under the id that a page already knows it by."""
    return replace(check_in, id=check_in_id)


def draft_of(check_in: CheckIn) -> CheckInDraft:
    """Return the draft that an edit form starts from."""
    return CheckInDraft(
        **{name: getattr(check_in, name) for name in _SAID},
        at=shown_time(check_in),
        moment=check_in.moment.value,
        sitting_id=check_in.sitting_id,
        amends=check_in.id,
    )


def shown_time(check_in: CheckIn) -> datetime:
    """Return the civil time that a form shows: to the minute."""
    return check_in.at.local.replace(second=0, microsecond=0)


def entry_from(draft: EntryDraft, clock: Clock, boundary: time) -> Entry:
    """Return a new entry of what `draft` says.

    Raises:
        FieldError: nothing was answered, or the moment is in the future.
    """
    return new_entry(
        clock,
        boundary,
        draft.at,
        kind=EntryKind(draft.kind),
        answers=_answered(draft),
        course=draft.course,
        sitting_id=draft.sitting_id,
    )


def form_of(draft: EntryDraft) -> str:
    """Return where the words of `draft` wait until they are kept: at its entry, or its kind.

    Words about a week are that week's; any others may be kept for another than they were begun in.
    """
    if draft.amends is not None:
        return draft.amends
    week = draft.kind == EntryKind.WEEK_NOTE and draft.course
    return f"{draft.kind} {draft.course}" if week else draft.kind


def unkept(form: str, opened: Answers, standing: Answers, at: datetime | None = None) -> Draft:
    """Return what of a form is not kept: nothing while it stands as it was opened."""
    said = tuple((question, words) for question, words in standing if words.strip())
    same = said == tuple((question, words) for question, words in opened if words.strip())
    return Draft(form=form, answers=() if same else said, at=None if same else at)


def resumed(standing: Draft, waiting: Draft, opened: Answers = ()) -> Draft:
    """Return what stands in a form, going on with what waited there; not a word is lost.

    What still stands as it was opened gives way; what was written since comes first. Two texts are
    one only where one goes on from the other, or has it as whole lines: "No" is not "Nothing".
    """
    first, old, before = dict(standing.answers), dict(waiting.answers), dict(opened)
    answers = []
    for question in first | old:
        new, rest = first.get(question, ""), old.get(question, "")
        if new == before.get(question, "") or _has_all_of(rest, new):
            answers.append((question, rest))
        else:
            answers.append((question, new if _has_all_of(new, rest) else f"{new}\n{rest}"))
    return Draft(form=waiting.form, answers=tuple(answers), at=standing.at or waiting.at)


def _has_all_of(whole: str, part: str) -> bool:
    """Say whether `whole` is `part` gone on with, word for word, or has it as lines of its own."""
    begun = part.split()
    return whole.split()[: len(begun)] == begun or f"\n{part}\n" in f"\n{whole}\n"


def entry_edited(entry: Entry, draft: EntryDraft) -> Entry:
    """Return `entry` with the answers of `draft`.

    Raises:
        FieldError: nothing is left of it.
    """
    return replace(entry, answers=_answered(draft))


def written_draft(entry: Entry) -> EntryDraft:
    """Return the draft that an edit form starts from."""
    return EntryDraft(
        kind=entry.kind.value,
        answers=entry.answers,
        course=entry.course,
        sitting_id=entry.sitting_id,
        at=entry.at.local.replace(second=0, microsecond=0),
        amends=entry.id,
    )


def _answered(draft: EntryDraft) -> tuple[tuple[str, str], ...]:
    said = ((question, words.strip()) for question, words in draft.answers)
    return tuple((question, words) for question, words in said if words)

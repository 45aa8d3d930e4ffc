"""Deleting an entry of any kind by its id, and bringing it back as it was. Runs in the lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.journal.life import Mark, Reflection, Score
from desktop.journal.records import CheckIn, Entry, Sitting

if TYPE_CHECKING:
    from desktop.journal.links import RemovedSitting
    from desktop.journal.repository import Journal

Life = Reflection | Score | Mark
Record = CheckIn | Sitting | Entry | Life


def delete(journal: Journal, entry_id: str) -> CheckIn | Entry | RemovedSitting | Life:
    """Delete whatever has this id and return what brings it back.

    Raises:
        KeyError: nothing has it.
    """
    if journal.check_in(entry_id) is not None:
        return journal.delete_check_in(entry_id)
    if journal.entry(entry_id) is not None:
        return journal.delete_entry(entry_id)
    if journal.reflections.get(entry_id) is not None:
        return journal.reflections.delete(entry_id)
    if journal.scores.get(entry_id) is not None:
        return journal.scores.delete(entry_id)
    if journal.marks.get(entry_id) is not None:
        return journal.marks.delete(entry_id)
    return journal.delete_sitting(entry_id)


def restore(journal: Journal, removed: CheckIn | Entry | RemovedSitting | Life) -> Record:
    """Bring back what was deleted, and return it as it stands."""
    match removed:
        case CheckIn():
            return journal.restore_check_in(removed)
        case Entry():
            return journal.add_entry(removed)
        case Reflection() | Score() | Mark():
            return keep(journal, removed)
        case _:
            return journal.restore_sitting(removed)


def keep(journal: Journal, record: Life, form: str = "") -> Life:
    """Keep a new reflection, score or mark; what waited in `form` is kept with it."""
    match record:
        case Reflection():
            return journal.reflections.add(record, form)
        case Score():
            return journal.scores.add(record, form)
        case Mark():
            return journal.marks.add(record, form)


def amend(journal: Journal, record: Life) -> Life:
    """Replace a reflection, a score or a mark.

    Raises:
        KeyError: there is none of its id.
    """
    match record:
        case Reflection():
            return journal.reflections.amend(record)
        case Score():
            return journal.scores.amend(record)
        case Mark():
            return journal.marks.amend(record)


def stands(journal: Journal, record_id: str) -> Life:
    """Return the reflection, the score or the mark of this id.

    Raises:
        KeyError: there is none.
    """
    found = (
        journal.reflections.get(record_id)
        or journal.scores.get(record_id)
        or journal.marks.get(record_id)
    )
    if found is None:
        raise KeyError(record_id)
    return found


def record_of(removed: CheckIn | Entry | RemovedSitting | Life) -> Record:
    """Return the record itself."""
    if isinstance(removed, CheckIn | Entry | Reflection | Score | Mark):
        return removed
    return removed.sitting

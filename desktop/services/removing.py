"""Deleting an entry of any kind by its id, and bringing it back as it was. Runs in the lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.journal.records import CheckIn, Entry, Sitting

if TYPE_CHECKING:
    from desktop.journal.links import RemovedSitting
    from desktop.journal.repository import Journal

Record = CheckIn | Sitting | Entry


def delete(journal: Journal, entry_id: str) -> CheckIn | Entry | RemovedSitting:
    """Delete whatever has this id and return what brings it back.

    Raises:
        KeyError: nothing has it.
    """
    if journal.check_in(entry_id) is not None:
        return journal.delete_check_in(entry_id)
    if journal.entry(entry_id) is not None:
        return journal.delete_entry(entry_id)
    return journal.delete_sitting(entry_id)


def restore(journal: Journal, removed: CheckIn | Entry | RemovedSitting) -> Record:
    """Bring back what was deleted, and return it as it stands."""
    if isinstance(removed, CheckIn):
        return journal.restore_check_in(removed)
    if isinstance(removed, Entry):
        return journal.add_entry(removed)
    return journal.restore_sitting(removed)


def record_of(removed: CheckIn | Entry | RemovedSitting) -> Record:
    """Return the record itself."""
    return removed if isinstance(removed, CheckIn | Entry) else removed.sitting

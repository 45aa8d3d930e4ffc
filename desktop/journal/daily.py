"""A copy a day of a journal that changed; and before older ones go, the new one is looked into."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import free_name
from desktop.core.paths import backups_folder
from desktop.journal.backups import (
    DAILY,
    backups_in,
    clear_parts,
    name_for,
    remove,
    superfluous,
)
from desktop.journal.inside import counts_in, is_same, look_into, opened_copy
from desktop.journal.repository import Journal


def back_up_daily(journal: Journal, now: datetime) -> Path | None:
    """Make today's copy if the journal changed since the last one; return it, or None.

    The index of what was written is looked at before. Unfinished copies of an earlier crash go, and
    older ones that are no longer needed.

    Raises:
        AppError: it could not be made; no older one has gone.
    """
    clear_parts(journal.folder)
    journal.mend_search()  # a cheap moment, once a day or so
    known = backups_in(journal.folder)
    made_today = any(one.why == DAILY and one.at.date() == now.date() for one in known)
    if made_today or sum(journal.whole.counts().values()) == 0 or _says_the_same(journal):
        return None
    made = back_up_before(journal, DAILY, now)
    for one in superfluous(backups_in(journal.folder), now):
        remove(one)
    return made


def back_up_before(journal: Journal, why: str, now: datetime) -> Path:
    """Make a copy of the journal, as before an import, look into it, and return where it is.

    Raises:
        AppError: it could not be made, or does not hold what the journal does.
    """
    place = backups_folder(journal.folder) / name_for(now, why)
    made = journal.whole.back_up(free_name(place, "copy") if place.exists() else place)
    inside, whole = look_into(made, journal.whole.key), journal.whole
    with whole.reading():
        counts = counts_in(whole.db)
    if inside.counts != counts:
        made.unlink(missing_ok=True)
        raise AppError(ErrorKind.JOURNAL_DAMAGED, "the copy is not whole", path=made)
    return made


def _says_the_same(journal: Journal) -> bool:
    """Say whether the newest copy holds what the journal does; one that cannot be read does not."""
    known = backups_in(journal.folder)
    if not known:
        return False
    try:
        with opened_copy(known[0].path, journal.whole.key) as copy, journal.whole.reading():
            return copy is not None and is_same(journal.whole.db, copy)
    except AppError:
        return False

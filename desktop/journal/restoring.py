"""A copy in the journal's place: the journal is copied first, then swapped in one step.

Nothing of this process may have the journal open meanwhile; another process that has is noticed.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import as_app_error, create_owner_only, ensure_folder, flush_folder
from desktop.core.files import free_name as free
from desktop.core.journal_head import is_locked
from desktop.core.paths import backups_folder, journal_file
from desktop.journal import door, lock
from desktop.journal.aside import moved_aside
from desktop.journal.backup import back_up
from desktop.journal.backups import name_for
from desktop.journal.connecting import connection_to
from desktop.journal.database import fitting_key
from desktop.journal.failures import database_errors, world_errors
from desktop.journal.inside import Difference, Inside, difference, look_into, opened_copy
from desktop.journal.key import Key
from desktop.journal.recipher import reciphered
from desktop.journal.repository import Journal
from desktop.journal.wiping import wipe

BEFORE = "before-restore"
_BROKEN = {
    ErrorKind.JOURNAL_DAMAGED,
    ErrorKind.JOURNAL_NOT_OURS,
    ErrorKind.JOURNAL_NEWER,
    ErrorKind.JOURNAL_LOCKED,
    ErrorKind.BACKUP_REFUSED,
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a copy holds, and what would change; None where the journal cannot be read."""

    inside: Inside
    change: Difference | None


def preview(journal: Journal, path: Path) -> Preview:
    """Return what would become of the journal if the copy at `path` took its place.

    Raises:
        AppError: the copy cannot be used.
    """
    inside = look_into(path, journal.whole.key)
    if inside.is_sealed:
        return Preview(inside, None)
    with opened_copy(path, journal.whole.key) as copy, journal.whole.reading():
        return Preview(inside, None if copy is None else difference(journal.whole.db, copy))


def restore(folder: Path, source: Path, key: Key | None, now: datetime) -> Path | None:
    """Put the copy `source` in the place of the journal of `folder`; return where that one is now.

    A copy that `key` opens, and a plain one, stands under `key` from then on; a copy under another
    passphrase keeps it. The journal's own copy is among the backups; a damaged journal is put
    aside, whole. None where there was no journal.

    Raises:
        AppError: the copy cannot be used, or the disk, or another process, stands in the way.
    """
    ensure_folder(folder)
    sealed = look_into(source, key).is_sealed
    with lock.held(folder / "journal.lock"):  # what lies there half-made is nobody's then
        return _put(folder, source, key, now, sealed)


def _put(folder: Path, source: Path, key: Key | None, now: datetime, sealed: bool) -> Path | None:
    path = journal_file(folder)
    made = path.with_name(f".{path.name}.restored.part")
    try:
        _make(source, made, key if is_locked(path) or is_locked(source) else None, sealed)
        kept = _keep(folder, key, now)
        with door.alone():
            made.replace(path)
            door.note(path, is_locked(path))
            flush_folder(folder)
    except OSError as error:
        raise as_app_error(error, path) from error
    finally:
        for left in (made, made.with_name(f"{made.name}.plain")):
            wipe(left)
    return kept


def _make(source: Path, made: Path, key: Key | None, sealed: bool) -> None:
    """Write to `made` what takes the journal's place, and look into it."""
    made.unlink(missing_ok=True)
    if sealed:  # nobody here can look into it: it is taken as it lies
        create_owner_only(made)
        shutil.copyfile(source, made)
        return
    plain = made if key is None or is_locked(source) else made.with_name(f"{made.name}.plain")
    with opened_copy(source, key) as copy:
        if copy is None:
            raise AppError(ErrorKind.WRONG_PASSPHRASE, path=source)
        back_up(copy.conn, plain)
    if plain is not made:
        reciphered(plain, None, made, key)
    look_into(made, key)


def _keep(folder: Path, key: Key | None, now: datetime) -> Path | None:
    """Copy the journal that is there, and close its log; put aside what cannot be copied.

    The caller holds the journal's lock.
    """
    path = journal_file(folder)
    if not path.exists() or path.stat().st_size == 0:
        return None
    place = backups_folder(folder) / name_for(now, BEFORE)
    try:
        fitting = fitting_key(path, key)
        with world_errors(path), closing(connection_to(str(path), fitting)) as db:
            kept = back_up(db, free(place, "copy") if place.exists() else place)
            _take_log_in(db, path)
        look_into(kept, fitting)
        return kept
    except AppError as error:
        if error.kind not in _BROKEN:
            raise
    return moved_aside(folder)


def _take_log_in(db: sqlite3.Connection, path: Path) -> None:
    """Leave one file alone, without a log that would be taken for the next one's.

    Raises:
        AppError: another process has the journal open.
    """
    try:
        db.execute("PRAGMA journal_mode = DELETE").fetchall()
    except database_errors() as error:
        raise AppError(ErrorKind.JOURNAL_IN_USE, str(error), path=path) from error

"""One journal's file made anew beside itself under another key, or under none, and looked through.

Whole or not at all: what is there before stays until the new file has been opened and counted.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import as_app_error, create_owner_only
from desktop.journal.failures import world_errors
from desktop.journal.key import Key
from desktop.journal.search_mending import mend_where_needed
from desktop.journal.sqlite import Database
from desktop.journal.wiping import held_for_wiping, wipe

Counts = dict[str, tuple[int, int]]  # rows and the highest rowid, by table
_WAIT_S = 0.2  # for whoever looks at the file for a moment


def reciphered(source: Path, old: Key | None, target: Path, new: Key | None) -> None:
    """Write what is in `source`, whose key is `old`, to `target` under the key `new`, and check it.

    Nothing else of this process may have `source` open: see `desktop.journal.door`.

    Raises:
        AppError: another process has it open, the disk is full, or it is damaged; `target` is gone.
    """
    try:
        target.unlink(missing_ok=True)
        create_owner_only(target)
        log = None if old else held_for_wiping(source.with_name(f"{source.name}-wal"))
        try:
            counts = _export(source, old, target, new)
        finally:
            if log is not None:
                wipe(log)  # it holds what was written last, in plain
        _check(target, new, counts)
        _flush(target)
    except OSError as error:
        _drop(target)
        raise as_app_error(error, target) from error
    except BaseException:
        _drop(target)
        raise


def _export(source: Path, old: Key | None, target: Path, new: Key | None) -> Counts:
    with world_errors(source), closing(_opened(source, old)) as db:
        _have_alone(db, source)
        mend_where_needed(_as_database(db))  # SQLCipher's check looks at the index too
        db.execute("ATTACH DATABASE ? AS made KEY ?", (str(target), new.text if new else ""))
        # A file that fails half-way is thrown away: it needs no way back, and is flushed whole.
        for pragma in ("made.journal_mode = OFF", "made.synchronous = OFF"):
            db.execute(f"PRAGMA {pragma}").fetchall()
        db.execute("BEGIN EXCLUSIVE")
        counts = _counts(db)
        db.execute("SELECT sqlcipher_export('made')").fetchall()
        db.execute("COMMIT")
        for mark in ("application_id", "user_version"):
            value = int(db.execute(f"PRAGMA main.{mark}").fetchone()[0])
            db.execute(f"PRAGMA made.{mark} = {value}")
        db.execute("DETACH DATABASE made")
    return counts


def _have_alone(db: sqlite3.Connection, source: Path) -> None:
    """Take the log into the file and remove it, which SQLite does for the only one that has it.

    Raises:
        AppError: another process has the journal open.
    """
    try:
        db.execute("PRAGMA journal_mode = DELETE").fetchall()
    except Exception as error:
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY:
            raise
        raise AppError(ErrorKind.JOURNAL_IN_USE, str(error), path=source) from error


def _check(target: Path, key: Key | None, counts: Counts) -> None:
    with world_errors(target), closing(_opened(target, key)) as db:
        faults = [row[0] for row in db.execute("PRAGMA integrity_check")]
        if faults != ["ok"] or _counts(db) != counts:
            raise AppError(ErrorKind.JOURNAL_DAMAGED, "; ".join(faults), path=target)


def _opened(path: Path, key: Key | None) -> sqlite3.Connection:
    """Connect by SQLCipher, which reads and writes plain files too."""
    try:
        from desktop.journal import cipher
    except ImportError as error:
        raise AppError(ErrorKind.NO_CIPHER, str(error)) from error
    return cipher.connect(str(path), key, _WAIT_S)


def _as_database(db: sqlite3.Connection) -> Database:
    from desktop.journal import cipher

    return cipher.database(db)  # type: ignore[arg-type]


def _counts(db: sqlite3.Connection) -> Counts:
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
    return {row[0]: _count(db, row[0]) for row in db.execute(sql).fetchall()}


def _count(db: sqlite3.Connection, table: str) -> tuple[int, int]:
    quoted = '"' + table.replace('"', '""') + '"'
    rows = int(db.execute(f"SELECT count(*) FROM {quoted}").fetchone()[0])
    with suppress(Exception):  # a table without rowids has no highest one
        return rows, int(db.execute(f"SELECT coalesce(max(rowid), 0) FROM {quoted}").fetchone()[0])
    return rows, 0


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _drop(path: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + ending).unlink(missing_ok=True)

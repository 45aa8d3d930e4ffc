"""Copies of a journal in use, by SQLite's own backup: a plain file copy would miss the WAL."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import as_app_error, create_owner_only, ensure_folder, flush_folder
from desktop.journal.connecting import connect, key_of_connection
from desktop.journal.failures import world_errors
from desktop.journal.search_mending import make_whole


def back_up(source: sqlite3.Connection, target: Path) -> Path:
    """Copy the journal behind `source` to `target`, whole or not at all, and return `target`.

    The copy of a locked journal is locked with the same key.

    Raises:
        AppError: the copy could not be made, or the journal is too damaged to be copied.
    """
    ensure_folder(target.parent)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        create_owner_only(part)
        with world_errors(target):
            _copy(source, part)
        part.replace(target)
        flush_folder(target.parent)
    except OSError as error:
        raise as_app_error(error, target) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def _copy(source: sqlite3.Connection, part: Path) -> None:
    with closing(connect(str(part), key=key_of_connection(source))) as copy:
        source.backup(copy.conn)
        # The copy is one file: it carries no WAL of its own.
        copy.execute("PRAGMA journal_mode = DELETE").fetchall()
        faults = make_whole(copy)  # an index that is damaged is no reason to have no copy
    if faults:
        raise AppError(ErrorKind.JOURNAL_DAMAGED, faults[0], path=part)

"""What SQLite reports, as the kinds of failure that a person can act on. Raises bugs as they are.

Stands on the standard library alone, so that today's state can be read without sqlite-utils.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind

_ROOM_NEEDED = 64 * 1024  # bytes; with less than this left, an input-output error is a full disk

# By SQLite's primary result code: https://www.sqlite.org/rescode.html
_KINDS = {
    sqlite3.SQLITE_NOTADB: ErrorKind.JOURNAL_DAMAGED,
    sqlite3.SQLITE_CORRUPT: ErrorKind.JOURNAL_DAMAGED,
    sqlite3.SQLITE_FORMAT: ErrorKind.JOURNAL_DAMAGED,
    sqlite3.SQLITE_FULL: ErrorKind.DISK_FULL,
    sqlite3.SQLITE_BUSY: ErrorKind.JOURNAL_BUSY,
    sqlite3.SQLITE_LOCKED: ErrorKind.JOURNAL_BUSY,
    sqlite3.SQLITE_PROTOCOL: ErrorKind.JOURNAL_BUSY,
    sqlite3.SQLITE_READONLY: ErrorKind.FOLDER_READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: ErrorKind.JOURNAL_UNREADABLE,
    sqlite3.SQLITE_PERM: ErrorKind.JOURNAL_UNREADABLE,
    sqlite3.SQLITE_IOERR: ErrorKind.JOURNAL_UNREADABLE,
    sqlite3.SQLITE_NOLFS: ErrorKind.JOURNAL_UNREADABLE,
}

# What comes without a code of its own; SQLCipher's functions pass on the words alone.
_SAID = {
    "unsupported file format": ErrorKind.JOURNAL_DAMAGED,
    "disk image is malformed": ErrorKind.JOURNAL_DAMAGED,
    "invalid fts5 file format": ErrorKind.JOURNAL_DAMAGED,
    "vtable constructor failed": ErrorKind.JOURNAL_DAMAGED,
    "database or disk is full": ErrorKind.DISK_FULL,
}


def database_errors() -> tuple[type[Exception], ...]:
    """Return what either library raises of a database; SQLCipher's own is no `sqlite3.Error`."""
    cipher = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.DatabaseError, *([] if cipher is None else [cipher.DatabaseError]))


def kind_of(error: Exception, path: Path) -> ErrorKind | None:
    """Return the kind of `error` met at the journal `path`; None where it is a bug of ours."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:  # the sqlite3 module's own: text in the file that is no text is damage
        return ErrorKind.JOURNAL_DAMAGED if "decode" in str(error) else None
    if code == sqlite3.SQLITE_ERROR:
        return next((kind for words, kind in _SAID.items() if words in str(error)), None)
    kind = _KINDS.get(code & 0xFF)
    if kind in (ErrorKind.JOURNAL_UNREADABLE, ErrorKind.FOLDER_READ_ONLY):
        return _seen_from_outside(path) or kind
    return kind


@contextmanager
def world_errors(path: Path) -> Iterator[None]:
    """Turn the world's failures met at the journal `path` into `AppError`; let bugs through."""
    try:
        yield
    except AppError as error:
        error.facts.setdefault("path", path)
        raise
    except UnicodeDecodeError as error:
        raise AppError(ErrorKind.JOURNAL_DAMAGED, str(error.reason), path=path) from error
    except database_errors() as error:
        kind = kind_of(error, path)
        if kind is None:
            raise
        raise AppError(kind, str(error), path=path) from error


def _seen_from_outside(path: Path) -> ErrorKind | None:
    """Return the cause that the folder itself shows, which SQLite's code leaves open."""
    if not path.parent.is_dir():
        return ErrorKind.FOLDER_MISSING
    effective = os.access in os.supports_effective_ids
    if not os.access(path.parent, os.W_OK, effective_ids=effective):
        return ErrorKind.FOLDER_READ_ONLY
    if not path.exists():
        return ErrorKind.FOLDER_MISSING
    if shutil.disk_usage(path.parent).free < _ROOM_NEEDED:
        return ErrorKind.DISK_FULL
    return None

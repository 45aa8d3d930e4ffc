"""Connections to a journal's file, or to a copy of it: plain by sqlite3, locked by SQLCipher.

No file is opened by both at once in one process: `desktop.journal.door` says why.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind
from desktop.journal.key import Key
from desktop.journal.sqlite import Database

BUSY_TIMEOUT_S = 5.0


def connection_to(
    place: str, key: Key | None = None, busy_timeout_s: float = BUSY_TIMEOUT_S
) -> sqlite3.Connection:
    """Connect to the file `place`, a path or a `file:` URI; nothing of it is read yet.

    With a key it is SQLCipher's connection, which does all that sqlite3's does.

    Raises:
        AppError: there is no SQLCipher here.
    """
    if key is None:
        return sqlite3.connect(
            place, timeout=busy_timeout_s, isolation_level=None, uri=place.startswith("file:")
        )
    try:
        from desktop.journal import cipher
    except ImportError as error:
        raise AppError(ErrorKind.NO_CIPHER, str(error)) from error
    return cipher.connect(place, key, busy_timeout_s)


def connection_like(
    source: sqlite3.Connection, place: Path, busy_timeout_s: float = BUSY_TIMEOUT_S
) -> sqlite3.Connection:
    """Connect to `place`, where a copy of `source` is, or comes: encrypted when `source` is."""
    return connection_to(str(place), key_of_connection(source), busy_timeout_s)


def key_of_connection(connection: sqlite3.Connection) -> Key | None:
    """Return the key that a connection was opened with, or None where its file is plain."""
    key = getattr(connection, "key", None)
    return key if isinstance(key, Key) else None


def connect(place: str, busy_timeout_s: float = BUSY_TIMEOUT_S, key: Key | None = None) -> Database:
    """Connect sqlite-utils to the file `place`; nothing of it is read yet."""
    connection = connection_to(place, key, busy_timeout_s)
    try:
        if key is None:
            return Database(connection, execute_plugins=False, strict=True)
        from desktop.journal import cipher

        return cipher.database(connection)  # type: ignore[arg-type]
    except BaseException:
        connection.close()
        raise


def check_key(db: Database, path: Path) -> None:
    """Refuse a key that does not open the file; reads its first page.

    Raises:
        AppError: it is another's key.
    """
    from sqlcipher3 import dbapi2

    try:
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_NOTADB:
            raise
        raise AppError(ErrorKind.WRONG_PASSPHRASE, path=path) from error

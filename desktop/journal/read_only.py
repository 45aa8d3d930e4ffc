"""Opening a journal only to be read, where its folder or its disk takes nothing more.

It changes nothing: a journal that would have to be migrated first stays closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind
from desktop.core.paths import journal_file
from desktop.journal.address import to_read
from desktop.journal.connecting import BUSY_TIMEOUT_S, check_key, connect
from desktop.journal.database import (
    check_shape,
    check_whose,
    fitting_key,
    open_database,
)
from desktop.journal.failures import world_errors
from desktop.journal.key import Key
from desktop.journal.migrations import steps
from desktop.journal.sqlite import Database, Migrations

_TAKES_NOTHING = {ErrorKind.FOLDER_READ_ONLY, ErrorKind.DISK_FULL}


def open_or_read(
    folder: Path,
    migrations: Migrations = steps,
    busy_timeout_s: float = BUSY_TIMEOUT_S,
    key: Key | None = None,
) -> tuple[Database, AppError | None]:
    """Open the journal in `folder`; where nothing can be written, open it to be read and say why.

    Raises:
        AppError: it cannot be read either.
    """
    try:
        return open_database(folder, migrations, busy_timeout_s, key), None
    except AppError as error:
        if error.kind in _TAKES_NOTHING:
            path = journal_file(folder)
            key = fitting_key(path, key)
            for address in to_read(path):
                with _another_way():
                    return _opened(address, path, migrations, key), error
        raise


@contextmanager
def _another_way() -> Iterator[None]:
    """Let a way to read that fails pass, but not a wrong key: it opens the file by no way."""
    try:
        yield
    except AppError as error:
        if error.kind is ErrorKind.WRONG_PASSPHRASE:
            raise


def _opened(address: str, path: Path, migrations: Migrations, key: Key | None) -> Database:
    with world_errors(path):
        db = connect(address, key=key)
        try:
            if key is not None:
                check_key(db, path)
            check_whose(db, path, migrations)
            check_shape(db, path, migrations)
        except BaseException:
            db.close()
            raise
    return db

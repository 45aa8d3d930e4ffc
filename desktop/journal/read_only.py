"""Opening a journal only to be read, where its folder or its disk takes nothing more.

It changes nothing: a journal that would have to be migrated first stays closed.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind
from desktop.core.paths import journal_file
from desktop.journal.address import to_read
from desktop.journal.database import (
    BUSY_TIMEOUT_S,
    check_shape,
    check_whose,
    connect,
    open_database,
)
from desktop.journal.failures import world_errors
from desktop.journal.migrations import steps
from desktop.journal.sqlite import Database, Migrations

_TAKES_NOTHING = {ErrorKind.FOLDER_READ_ONLY, ErrorKind.DISK_FULL}


def open_or_read(
    folder: Path, migrations: Migrations = steps, busy_timeout_s: float = BUSY_TIMEOUT_S
) -> tuple[Database, AppError | None]:
    """Open the journal in `folder`; where nothing can be written, open it to be read and say why.

    Raises:
        AppError: it cannot be read either.
    """
    try:
        return open_database(folder, migrations, busy_timeout_s), None
    except AppError as error:
        if error.kind in _TAKES_NOTHING:
            path = journal_file(folder)
            for address in to_read(path):
                with suppress(AppError):
                    return _opened(address, path, migrations), error
        raise


def _opened(address: str, path: Path, migrations: Migrations) -> Database:
    with world_errors(path):
        db = connect(address)
        try:
            check_whose(db, path, migrations)
            check_shape(db, path, migrations)
        except BaseException:
            db.close()
            raise
    return db

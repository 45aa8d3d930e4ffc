"""Opening the journal's file safely: whose it is, how new it is, a copy before any change.

It knows tables only by their migrations; what is in them is the repository's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import as_app_error, create_owner_only, ensure_folder, free_name
from desktop.core.journal_head import Head, head_of
from desktop.core.paths import backups_folder, journal_file
from desktop.journal import door, lock, search, search_mending
from desktop.journal.backup import back_up
from desktop.journal.backups import name_for
from desktop.journal.connecting import BUSY_TIMEOUT_S, check_key, connect
from desktop.journal.failures import database_errors, world_errors
from desktop.journal.finishing import finish
from desktop.journal.key import Key
from desktop.journal.migrations import APPLICATION_ID, steps
from desktop.journal.sqlite import Database, Migrations


def open_database(
    folder: Path,
    migrations: Migrations = steps,
    busy_timeout_s: float = BUSY_TIMEOUT_S,
    key: Key | None = None,
) -> Database:
    """Open the journal in data folder `folder`, making or migrating it first where needed.

    A locked one takes its `key`; a plain one is opened whether there is a key or not.

    Raises:
        AppError: the folder, the disk or the file stands in the way; the file is untouched.
    """
    ensure_folder(folder)
    path = journal_file(folder)
    with lock.held(folder / "journal.lock", busy_timeout_s), world_errors(path):
        create_owner_only(path)
        key = fitting_key(path, key)
        db = connect(str(path), busy_timeout_s, key)
        try:
            if key is not None:
                check_key(db, path)
            check_whose(db, path, migrations)
            finish(folder, key)
            _set_up(db)
            _migrate(db, folder, migrations)
            check_shape(db, path, migrations)
        except BaseException:
            db.close()
            raise
    return db


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """Hold the one right to write for the block: all of it is kept, durably, or none.

    `Database.atomic` begins deferred, and would fail half-way where another process wrote since.
    Words that went are gone from the index with it, and from the log right after. An index that
    is damaged takes nothing of it back: it is made anew.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        went = _in_step(db)
        db.commit()
    except BaseException:
        db.rollback()
        raise
    if went is None:
        with suppress(*database_errors()):  # what was written is kept, and waits for the index
            went = search_mending.mend_where_needed(db)
    if went:
        search.empty_the_log(db)


def _in_step(db: Database) -> bool | None:
    """Bring the index in step; None where it is damaged: what was written then waits for it."""
    db.execute("SAVEPOINT in_step")
    try:
        went = search.keep_in_step(db)
        db.execute("SAVEPOINT written")  # the index writes its pages now, not at the very end
    except database_errors() as error:
        if not search_mending.is_damage(error):
            raise
        db.execute("ROLLBACK TO in_step")
        went = None
    db.execute("RELEASE in_step")
    return went


def fitting_key(path: Path, key: Key | None) -> Key | None:
    """Return the key to open the journal at `path` with: `key` for a locked one, else none.

    Refuses what cannot be a database; SQLite would take a file of a few bytes for an empty one.

    Raises:
        AppError: the file is locked and there is no key, is damaged, or cannot be read.
    """
    try:
        with door.alone():
            head = head_of(path)
            door.note(path, head is Head.LOCKED)
    except (IsADirectoryError, PermissionError) as error:
        raise AppError(ErrorKind.JOURNAL_UNREADABLE, str(error), path=path) from error
    except OSError as error:
        raise as_app_error(error, path) from error
    if head is Head.OTHER:
        raise AppError(ErrorKind.JOURNAL_DAMAGED, "it does not begin as a database", path=path)
    if head is Head.LOCKED and key is None:
        raise AppError(ErrorKind.JOURNAL_LOCKED, path=path)
    return key if head is Head.LOCKED else None


def check_whose(db: Database, path: Path, migrations: Migrations) -> None:
    """Refuse a file that is not a journal, or is newer than this version; reads only.

    Raises:
        AppError: it is another's.
    """
    with Database(memory=True, execute_plugins=False) as nothing:
        known = {step.name for step in migrations.pending(nothing)}
    applied = {step.name for step in migrations.applied(db)}
    if applied - known:
        newest = ", ".join(sorted(applied - known))
        raise AppError(ErrorKind.JOURNAL_NEWER, newest, path=path)
    marked = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if db.table_names() and not (marked and applied):
        raise AppError(ErrorKind.JOURNAL_NOT_OURS, path=path)


def _set_up(db: Database) -> None:
    # FULL: what was acknowledged survives a power cut; secure_delete: what was deleted is gone.
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "cell_size_check = ON",
        "trusted_schema = OFF",
        "temp_store = MEMORY",  # no words in a temporary file, whatever is sorted
    ):
        db.execute(f"PRAGMA {pragma}").fetchall()


def _migrate(db: Database, folder: Path, migrations: Migrations) -> None:
    pending = migrations.pending(db)
    if not pending:
        return
    if migrations.applied(db):
        name = name_for(datetime.now(UTC), f"before-{pending[0].name}")
        back_up(db.conn, free_name(backups_folder(folder) / name, "copy"))
    db.execute("PRAGMA foreign_keys = OFF")
    with writing(db):
        migrations.apply(db)
        broken = db.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise AppError(ErrorKind.JOURNAL_DAMAGED, "links lead nowhere", path=folder)
    db.execute("PRAGMA foreign_keys = ON")


def check_shape(db: Database, path: Path, migrations: Migrations) -> None:
    """Refuse a journal whose tables are not those that its migrations make; reads only.

    Raises:
        AppError: a table is missing, or another than it should be.
    """
    with Database(memory=True, strict=True, execute_plugins=False) as whole:
        migrations.apply(whole)
        missing = set(_shape(whole)) - set(_shape(db))
    if missing:
        names = ", ".join(sorted({name for name, _ in missing}))
        raise AppError(ErrorKind.JOURNAL_DAMAGED, f"not as it should be: {names}", path=path)


def _shape(db: Database) -> list[tuple[str, str]]:
    sql = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    return db.execute(sql).fetchall()

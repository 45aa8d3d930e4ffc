"""Taking a record out of every copy of the journal, once it was deleted there.

Each copy is made anew without it, looked into, and then takes the old one's place.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from desktop.core.files import as_app_error, flush_folder
from desktop.journal.backup import back_up
from desktop.journal.backups import backups_in
from desktop.journal.connecting import connect, key_of_connection
from desktop.journal.failures import world_errors
from desktop.journal.inside import look_into, opened_copy
from desktop.journal.key import Key
from desktop.journal.kinds import KINDS
from desktop.journal.search import keep_in_step
from desktop.journal.search_mending import mend_where_needed
from desktop.journal.sqlite import Database


def forget_in_copies(folder: Path, ids: Sequence[str], key: Key | None = None) -> int:
    """Take the records `ids` out of every copy in `folder`; return how many copies had one.

    Raises:
        AppError: a copy cannot be read or replaced; those before it are done.
    """
    return sum(_forget_in(one.path, ids, key) for one in backups_in(folder))


def holds_any(db: Database, ids: Sequence[str]) -> bool:
    """Say whether a journal has one of these records, or words that would change one."""
    there = set(db.table_names())
    places = ", ".join("?" * len(ids))
    asked = [(kind.table, "id") for kind in KINDS if kind.key == "id"] + [("drafts", "form")]
    asked += [("imported", "record_id"), ("search_texts", "record_id")]
    return any(
        db.execute(f"SELECT 1 FROM {table} WHERE {column} IN ({places}) LIMIT 1", ids).fetchone()
        for table, column in asked
        if table in there and (table != "imported" or _still_has_words(db, places, ids))
    )


def _forget_in(path: Path, ids: Sequence[str], key: Key | None) -> bool:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with opened_copy(path, key) as copy:
            if copy is None or not holds_any(copy, ids):
                return False
            fitting = key_of_connection(copy.conn)
            times = path.stat()
            back_up(copy.conn, part)
        with world_errors(path), closing(connect(str(part), key=fitting)) as db:
            mend_where_needed(db)
            _delete(db, ids)
            if holds_any(db, ids):
                raise RuntimeError("a record that was deleted is still there")
        look_into(part, key)
        os.utime(part, ns=(times.st_atime_ns, times.st_mtime_ns))
        part.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        raise as_app_error(error, path) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return True


def _delete(db: Database, ids: Sequence[str]) -> None:
    """Delete the records, overwrite what held them, and make the file anew without the gaps."""
    db.execute("PRAGMA secure_delete = ON").fetchall()
    db.execute("PRAGMA foreign_keys = ON").fetchall()
    db.execute("PRAGMA temp_store = MEMORY").fetchall()
    there = set(db.table_names())
    places = ", ".join("?" * len(ids))
    for kind in KINDS:
        if kind.key == "id" and kind.table in there:
            db.execute(f"DELETE FROM {kind.table} WHERE id IN ({places})", ids)
    if "drafts" in there:
        db.execute(f"DELETE FROM drafts WHERE form IN ({places})", ids)
    if "imported" in there:
        db.execute(f"UPDATE imported SET raw = '' WHERE record_id IN ({places})", ids)
    keep_in_step(db)
    for name in _searched(db):  # a search keeps words it was told to forget until it is made anew
        db.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")
    db.execute("VACUUM")


def _searched(db: Database) -> list[str]:
    sql = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"
    return [row[0] for row in db.execute(sql).fetchall()]


def _still_has_words(db: Database, places: str, ids: Sequence[str]) -> bool:
    sql = f"SELECT 1 FROM imported WHERE record_id IN ({places}) AND raw <> '' LIMIT 1"
    return db.execute(sql, ids).fetchone() is not None

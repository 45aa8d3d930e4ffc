"""The index of what was written, looked at and made anew: it holds nothing that the records do not.

So damage to it is no damage to the journal. Where it lies on pages that cannot even be given back,
the index is cut out of the file, which is then made anew without them.
"""

from __future__ import annotations

import sqlite3

from desktop.journal import search
from desktop.journal.failures import database_errors
from desktop.journal.sqlite import Database

_OURS = "name = 'search' OR name LIKE 'search\\_%' ESCAPE '\\'"  # the index and its companions
# What FTS5 says of itself, without a code of its own.
_SAID = ("malformed", "invalid fts5 file format", "vtable constructor failed")
_CODES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_CONSTRAINT)  # it has what it says it has not
_KEPT = "search_waiting"  # the triggers write there


def is_damage(error: BaseException) -> bool:
    """Say whether an error met where the index alone is written tells of damage to it."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return False
    return code & 0xFF in _CODES or any(word in str(error) for word in _SAID)


def is_whole(db: Database) -> bool:
    """Say whether the index fits the words that it is of; a journal without one has a whole one.

    Takes the right to write for a moment, and changes nothing.
    """
    if not _has_index(db):
        return True
    try:
        db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except database_errors() as error:
        if is_damage(error):
            return False
        raise
    return not _faults(db, "PRAGMA integrity_check(search_texts)")


def mend(db: Database) -> None:
    """Make the index anew of the records, in a transaction of its own."""
    try:
        _in_one(db, cut=False)
    except database_errors():
        _in_one(db, cut=True)
        _without_gaps(db)  # what was cut out leaves pages that belong to nobody


def mend_where_needed(db: Database) -> bool:
    """Make the index anew where it is damaged, and nothing else is; return whether it was."""
    if is_whole(db) or faults_of_records(db):
        return False
    mend(db)
    return True


def make_whole(db: Database) -> list[str]:
    """Check a file, mend what of its faults is the index's alone, and return the others."""
    faults = _faults(db, "PRAGMA quick_check")
    if faults and _has_index(db) and not faults_of_records(db):
        mend(db)
        _without_gaps(db)
        faults = _faults(db, "PRAGMA quick_check")
    return faults


def faults_beside_the_index(db: Database) -> list[str]:
    """Return what SQLite's checks find where the records are not whole; reads only."""
    faults = _faults(db, "PRAGMA integrity_check")
    if faults and _has_index(db) and not faults_of_records(db):
        return []
    return faults


def faults_of_records(db: Database) -> list[str]:
    """Return what is wrong with the tables that are not the index's."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
    ours = _names(db)
    names = [row[0] for row in db.execute(sql).fetchall() if row[0] not in ours]
    return [
        fault for name in names for fault in _faults(db, f"PRAGMA integrity_check({_quoted(name)})")
    ]


def _faults(db: Database, check: str) -> list[str]:
    try:
        return [row[0] for row in db.execute(check).fetchall() if row[0] != "ok"]
    except database_errors() as error:
        if is_damage(error):
            return [str(error)]
        raise


def _in_one(db: Database, *, cut: bool) -> None:
    if cut:
        db.execute("PRAGMA writable_schema = ON").fetchall()
    try:
        db.execute("BEGIN IMMEDIATE")
        try:
            _take_out(db, cut=cut)
            search.make_anew(db)
            db.commit()
        except BaseException:
            db.rollback()
            raise
    finally:
        if cut:
            db.execute("PRAGMA writable_schema = RESET").fetchall()


def _take_out(db: Database, *, cut: bool) -> None:
    if not cut:
        db.execute("DROP TABLE search")
        db.execute("DROP TABLE search_texts")
        return
    names = _names(db)
    places = ", ".join("?" * len(names))
    db.execute(
        f"DELETE FROM sqlite_master WHERE tbl_name IN ({places}) AND type IN ('table', 'index')",
        sorted(names),
    )
    db.execute("PRAGMA writable_schema = RESET").fetchall()  # forget what was known of them


def _without_gaps(db: Database) -> None:
    db.execute("PRAGMA temp_store = MEMORY").fetchall()  # no words in a temporary file
    db.execute("VACUUM")


def _names(db: Database) -> set[str]:
    rows = db.execute(f"SELECT name FROM sqlite_master WHERE type = 'table' AND ({_OURS})")
    return {row[0] for row in rows.fetchall()} - {_KEPT}


def _has_index(db: Database) -> bool:
    sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'search'"
    return db.execute(sql).fetchone() is not None


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'

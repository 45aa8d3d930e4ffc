"""Finding rows of one table: newest first, by id. Used by the repository alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from desktop.core.errors import AppError
from desktop.journal.entry_rows import course_event_of, entry_of
from desktop.journal.life_rows import import_of, mark_of, reflection_of, score_of, shift_of
from desktop.journal.records import CheckIn, Entry, Sitting
from desktop.journal.rows import Row, check_in_of, read_record, sitting_of
from desktop.journal.search_mending import faults_beside_the_index
from desktop.journal.sqlite import Database
from desktop.journal.unkept import draft_of

_RECORDS: dict[str, Callable[[Row], CheckIn | Sitting | Entry]] = {
    "check_ins": check_in_of,
    "sittings": sitting_of,
    "entries": entry_of,
}

_LIFE: dict[str, Callable[[Row], object]] = {
    "shifts": shift_of,
    "marks": mark_of,
    "reflections": reflection_of,
    "scores": score_of,
    "imports": import_of,
}


def newest_first(
    db: Database,
    table: str,
    since: date | None,
    until: date | None,
    limit: int | None,
    offset: int,
) -> Iterable[dict[str, Any]]:
    """Return the rows of `table` in a range of days; what was entered last comes first."""
    limits = {"day >= ?": since, "day <= ?": until}
    given = {text: day.isoformat() for text, day in limits.items() if day is not None}
    where = f"WHERE {' AND '.join(given)}" if given else ""
    return db.query(
        f"SELECT * FROM {table} {where} ORDER BY at_utc DESC, rowid DESC LIMIT ? OFFSET ?",
        [*given.values(), -1 if limit is None else limit, offset],
    )


def by_ids(db: Database, table: str, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Return the rows with these ids, in no order."""
    places = ", ".join("?" * len(ids))
    return list(db.query(f"SELECT * FROM {table} WHERE id IN ({places})", ids))


def one(db: Database, table: str, entry_id: str) -> dict[str, Any]:
    """Return one row.

    Raises:
        KeyError: there is none.
    """
    rows = by_ids(db, table, [entry_id])
    if not rows:
        raise KeyError(entry_id)
    return rows[0]


def update(db: Database, table: str, row: dict[str, Any]) -> None:
    """Write the columns of `row` to the entry of its id.

    Raises:
        KeyError: there is none.
    """
    columns = [name for name in row if name != "id"]
    sets = ", ".join(f"{name} = :{name}" for name in columns)
    if db.execute(f"UPDATE {table} SET {sets} WHERE id = :id", row).rowcount != 1:
        raise KeyError(row["id"])


def open_sittings(db: Database) -> Iterable[dict[str, Any]]:
    """Return the rows of sittings that were never closed, newest first."""
    return db.query("SELECT * FROM sittings WHERE closed = 0 ORDER BY at_utc DESC, rowid DESC")


def entries(
    db: Database, kinds: Sequence[str], course: str, limit: int | None
) -> Iterable[dict[str, Any]]:
    """Return the rows of entries, newest first: of these kinds, or all; of a course, or any.

    `course` names a course, or with its week a part of one: "eight-weeks", "eight-weeks/3".
    """
    places = ", ".join("?" * len(kinds))
    where = [f"kind IN ({places})"] if kinds else []
    given: list[object] = [*kinds]
    if course:
        where.append("(course = ? OR substr(course, 1, length(?) + 1) = ? || '/')")
        given += [course] * 3
    condition = f"WHERE {' AND '.join(where)}" if where else ""
    return db.query(
        f"SELECT * FROM entries {condition} ORDER BY at_utc DESC, rowid DESC LIMIT ?",
        [*given, -1 if limit is None else limit],
    )


def entry_kinds(db: Database) -> set[str]:
    """Return the kinds of which there is an entry."""
    return {row[0] for row in db.execute("SELECT DISTINCT kind FROM entries").fetchall()}


def course_events(db: Database) -> Iterable[dict[str, Any]]:
    """Return the rows of every course's steps, in the order they were taken."""
    return db.query("SELECT * FROM course_events ORDER BY rowid")


def any_entry(db: Database) -> bool:
    """Say whether there is any entry at all, of any kind."""
    tables = (*_RECORDS, *_LIFE)
    sql = " OR ".join(f"EXISTS (SELECT 1 FROM {table})" for table in tables)
    return bool(db.execute(f"SELECT {sql}").fetchone()[0])


def faults(db: Database) -> list[str]:
    """Return what SQLite's own checks find, and every row that holds what no entry can."""
    faults = faults_beside_the_index(db)
    broken = db.execute("PRAGMA foreign_key_check").fetchall()
    faults += [f"{row[0]} row {row[1]} points to a missing {row[2]} row" for row in broken]
    for table, make in _RECORDS.items():
        faults += _impossible(db, table, make)
    for table, of in _LIFE.items():
        faults += _impossible(db, table, partial(read_record, make=of))
    faults += _impossible(db, "course_events", course_event_of)
    return faults + _impossible(db, "drafts", draft_of)


def _impossible(db: Database, table: str, make: Callable[[Row], object]) -> list[str]:
    faults = []
    for row in db.query(f"SELECT * FROM {table}"):
        try:
            make(row)
        except AppError as error:
            faults.append(error.detail)
    return faults

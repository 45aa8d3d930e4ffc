"""Records of all kinds together, newest first: all, or those that are wanted. The repository's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.core.errors import AppError, ErrorKind
from desktop.journal import search
from desktop.journal.entry_rows import entry_of
from desktop.journal.life_rows import mark_of, reflection_of, score_of, shift_of
from desktop.journal.listing import by_ids
from desktop.journal.rows import Row, check_in_of, read_record, sitting_of, utc_text
from desktop.journal.sqlite import Database
from desktop.journal.wanted import EVERYTHING, Kind, Record, Wanted

# Of two at the same moment the further down is the newer.
_TABLES: dict[Kind, tuple[str, Callable[[Row], Record]]] = {
    Kind.SITTING: ("sittings", sitting_of),
    Kind.ENTRY: ("entries", entry_of),
    Kind.CHECK_IN: ("check_ins", check_in_of),
    Kind.SCORE: ("scores", lambda row: read_record(row, score_of)),
    Kind.REFLECTION: ("reflections", lambda row: read_record(row, reflection_of)),
    Kind.MARK: ("marks", lambda row: read_record(row, mark_of)),
    Kind.SHIFT: ("shifts", lambda row: read_record(row, shift_of)),
}

_AT_ONCE = 500  # ids in one question: SQLite takes no end of them

# Each part is cut before they are merged, so that a page costs no more than itself.
_PART = """
SELECT * FROM (
    SELECT id, at_utc, {rank} AS kind, rowid AS place FROM {table} {where}
    ORDER BY at_utc DESC, rowid DESC LIMIT :most
)
"""
_MATCHING = """
WITH matching AS MATERIALIZED (
    SELECT record_id FROM search JOIN search_texts ON place = search.rowid WHERE search MATCH :match
)
"""


def newest_of_all(
    db: Database, limit: int | None, offset: int, wanted: Wanted = EVERYTHING
) -> list[Record]:
    """Return check-ins, closed sittings, entries and so on, newest first.

    Shifts come only where they are asked for.
    """
    match = search.query(wanted.words)
    if wanted.words.strip() and not match:
        return []  # nothing that could be found
    given: dict[str, Any] = {
        "most": -1 if limit is None else limit + offset,
        "limit": -1 if limit is None else limit,
        "offset": offset,
        "match": match,
        "day": wanted.day.isoformat() if wanted.day else None,
        "since": wanted.since.isoformat() if wanted.since else None,
        "begun_by": utc_text(wanted.begun_by) if wanted.begun_by else None,
    }
    given |= {f"shift_kind_{n}": kind for n, kind in enumerate(wanted.shift_kinds)}
    given |= {f"practice_{n}": practice for n, practice in enumerate(wanted.practices)}
    parts = [
        _PART.format(rank=rank, table=table, where=_where(kind, wanted, bool(match)))
        for rank, (kind, (table, _)) in enumerate(_TABLES.items())
        if wanted.has(kind)
    ]
    if not parts:
        return []
    rows = db.execute(
        (_MATCHING if match else "")
        + f"SELECT id, kind FROM ({' UNION ALL '.join(parts)}) "
        + "ORDER BY at_utc DESC, kind DESC, place DESC LIMIT :limit OFFSET :offset",
        given,
    ).fetchall()
    return _records(db, rows)


def practice_ids(db: Database) -> list[str]:
    """Return the practices that were ever sat."""
    return [row[0] for row in db.execute("SELECT DISTINCT practice_id FROM sittings").fetchall()]


def shift_kinds(db: Database) -> list[str]:
    """Return the names of all shifts that there are."""
    return [row[0] for row in db.execute("SELECT DISTINCT kind FROM shifts").fetchall()]


def _where(kind: Kind, wanted: Wanted, matching: bool) -> str:
    conditions = ["closed = 1"] if kind is Kind.SITTING else []
    if kind is Kind.SHIFT and wanted.begun_by is not None:
        conditions.append("at_utc <= :begun_by")
    if matching and kind is Kind.SITTING:
        places = ", ".join(f":practice_{n}" for n in range(len(wanted.practices)))
        conditions.append(f"practice_id IN ({places})")
    elif matching and kind is Kind.SHIFT:
        places = ", ".join(f":shift_kind_{n}" for n in range(len(wanted.shift_kinds)))
        conditions.append(f"kind IN ({places})")
    elif matching:
        conditions.append("+id IN matching")  # +: newest first until there are enough of them
    if wanted.day is not None:
        conditions.append("day = :day")
    if wanted.since is not None:
        conditions.append("day >= :since")
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""


def _records(db: Database, rows: list[tuple[str, int]]) -> list[Record]:
    found: dict[str, Record] = {}
    for rank, (table, make) in enumerate(_TABLES.values()):
        ids = [record_id for record_id, kind in rows if kind == rank]
        for start in range(0, len(ids), _AT_ONCE):
            for row in by_ids(db, table, ids[start : start + _AT_ONCE]):
                found[row["id"]] = make(row)
    if len(found) != len(rows):
        raise AppError(ErrorKind.JOURNAL_DAMAGED, "an index names entries that are not there")
    return [found[record_id] for record_id, _ in rows]

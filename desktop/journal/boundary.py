"""The boundary that the stored days and weeks were made with. Used by the repository alone."""

from __future__ import annotations

from datetime import time

from desktop.journal.database import writing
from desktop.journal.placing import BY_BOUNDARY, BY_SHIFT, make_days_anew
from desktop.journal.sqlite import Database

_FACT = "day_boundary"


def keep_boundary(db: Database, boundary: time) -> None:
    """Make days anew if they were made with another boundary, as after a crash half-way."""
    if _stored(db) != boundary.isoformat():
        with writing(db):
            recompute_days(db, boundary)


def recompute_days(db: Database, boundary: time) -> int:
    """Make the day and week of every record anew, inside the caller's transaction.

    Returns how many records moved to another day.
    """
    moved = make_days_anew(db, boundary, tables=(*BY_BOUNDARY, *BY_SHIFT))
    db.execute(
        "INSERT INTO facts (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [_FACT, boundary.isoformat()],
    )
    return moved


def _stored(db: Database) -> str | None:
    row = db.execute("SELECT value FROM facts WHERE name = ?", [_FACT]).fetchone()
    return None if row is None else str(row[0])

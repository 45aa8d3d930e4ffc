"""Stored days and weeks, and the boundary they were made with. Used by the repository alone."""

from __future__ import annotations

from datetime import datetime, time

from desktop.core.days import day_of, week_of
from desktop.journal.database import writing
from desktop.journal.sqlite import Database

PLACED = (  # not the marks: their day is the one that was named
    "check_ins",
    "sittings",
    "entries",
    "course_events",
    "shifts",
    "reflections",
    "scores",
    "imports",
)
_FACT = "day_boundary"
_RECOMPUTE = (
    "UPDATE {table} SET day = tend_day(local, :b), week = tend_week(local, :b) "
    "WHERE day <> tend_day(local, :b) OR week <> tend_week(local, :b)"
)


def keep_boundary(db: Database, boundary: time) -> None:
    """Make days anew if they were made with another boundary, as after a crash half-way."""
    if _stored(db) != boundary.isoformat():
        with writing(db):
            recompute_days(db, boundary)


def recompute_days(db: Database, boundary: time) -> int:
    """Make the day and week of every entry anew, inside the caller's transaction.

    Returns how many entries moved to another day.
    """
    db.conn.create_function("tend_day", 2, _day, deterministic=True)
    db.conn.create_function("tend_week", 2, _week, deterministic=True)
    text = boundary.isoformat()
    changed = 0
    for table in PLACED:
        changed += db.execute(_RECOMPUTE.format(table=table), {"b": text}).rowcount
    db.execute(
        "INSERT INTO facts (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [_FACT, text],
    )
    return changed


def _stored(db: Database) -> str | None:
    row = db.execute("SELECT value FROM facts WHERE name = ?", [_FACT]).fetchone()
    return None if row is None else str(row[0])


def _day(local: str, boundary: str) -> str:
    return day_of(datetime.fromisoformat(local), time.fromisoformat(boundary)).isoformat()


def _week(local: str, boundary: str) -> str:
    return week_of(day_of(datetime.fromisoformat(local), time.fromisoformat(boundary)))

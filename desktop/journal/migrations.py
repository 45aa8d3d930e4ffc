"""The journal's tables, step by step. Append only: a step that was released never changes.

Every step has a test that starts from the tables before it.
"""

from __future__ import annotations

from desktop.journal.sqlite import Database, Migrations

APPLICATION_ID = 0x54656E64  # "Tend" in the file's header: how a journal knows itself

steps = Migrations("journal")


@steps()
def first_journal(db: Database) -> None:
    """Sittings, check-ins, and the day boundary that their stored days were made with."""
    db.execute(_SITTINGS)
    db.execute(_CHECK_INS)
    db.execute("CREATE TABLE facts (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT")
    db.execute("CREATE INDEX sittings_at ON sittings (at_utc)")
    db.execute("CREATE INDEX sittings_day ON sittings (day, week, practised_s)")
    db.execute("CREATE INDEX check_ins_at ON check_ins (at_utc)")
    db.execute("CREATE INDEX check_ins_sitting ON check_ins (sitting_id)")
    db.execute(
        "CREATE INDEX check_ins_day ON check_ins (day, week, moment, able, pleasantness, energy)"
    )
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


@steps()
def entries_and_courses(db: Database) -> None:
    """What is written down under questions, and a person's steps through a course."""
    db.execute(_ENTRIES)
    db.execute(_COURSE_EVENTS)
    db.execute("CREATE INDEX entries_at ON entries (at_utc)")
    db.execute("CREATE INDEX entries_kind ON entries (kind, at_utc)")
    db.execute("CREATE INDEX entries_sitting ON entries (sitting_id)")
    db.execute("CREATE INDEX course_events_at ON course_events (course_id, at_utc)")


@steps()
def unkept_words(db: Database) -> None:
    """What stands in a form and is not kept yet, for the next time it is opened."""
    db.execute(_DRAFTS)


_STAMP = """
    at_utc TEXT NOT NULL,
    zone TEXT NOT NULL,
    offset_minutes INTEGER NOT NULL,
    local TEXT NOT NULL,
    day TEXT NOT NULL,
    week TEXT NOT NULL,
"""

_SITTINGS = f"""
CREATE TABLE sittings (
    id TEXT PRIMARY KEY NOT NULL,
    {_STAMP}
    practice_id TEXT NOT NULL,
    planned_s INTEGER NOT NULL CHECK (planned_s > 0),
    practised_s REAL NOT NULL CHECK (practised_s >= 0),
    finished INTEGER NOT NULL CHECK (finished IN (0, 1)),
    closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
    hard INTEGER NOT NULL CHECK (hard IN (0, 1)),
    choices TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT
"""

_CHECK_INS = f"""
CREATE TABLE check_ins (
    id TEXT PRIMARY KEY NOT NULL,
    {_STAMP}
    pleasantness INTEGER CHECK (pleasantness BETWEEN -100 AND 100),
    energy INTEGER CHECK (energy BETWEEN -100 AND 100),
    able INTEGER CHECK (able BETWEEN 0 AND 10),
    words TEXT NOT NULL,
    contexts TEXT NOT NULL,
    slept_minutes INTEGER CHECK (slept_minutes BETWEEN 0 AND 1440),
    note TEXT NOT NULL,
    moment TEXT NOT NULL CHECK (moment IN ('before', 'after', 'alone')),
    sitting_id TEXT REFERENCES sittings (id) ON DELETE SET NULL,
    entered TEXT NOT NULL CHECK (entered IN ('now', 'later', 'imported')),
    source TEXT NOT NULL
) STRICT
"""

# The kinds are the record's to know: a later version may have more of them.
_ENTRIES = f"""
CREATE TABLE entries (
    id TEXT PRIMARY KEY NOT NULL,
    {_STAMP}
    kind TEXT NOT NULL,
    answers TEXT NOT NULL,
    course TEXT NOT NULL,
    sitting_id TEXT REFERENCES sittings (id) ON DELETE SET NULL,
    entered TEXT NOT NULL CHECK (entered IN ('now', 'later', 'imported')),
    source TEXT NOT NULL
) STRICT
"""

_COURSE_EVENTS = f"""
CREATE TABLE course_events (
    id TEXT PRIMARY KEY NOT NULL,
    {_STAMP}
    course_id TEXT NOT NULL,
    step TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT
"""

# A form's name, or the id of an entry of either kind: no column can point to both.
_DRAFTS = """
CREATE TABLE drafts (
    form TEXT PRIMARY KEY NOT NULL,
    answers TEXT NOT NULL,
    local TEXT
) STRICT
"""

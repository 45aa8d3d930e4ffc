"""The journal's tables, step by step. Append only: a step that was released never changes.

Every step has a test that starts from the tables before it.
"""

from __future__ import annotations

from desktop.journal import own_imports
from desktop.journal import search as index
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


@steps()
def the_whole_record(db: Database) -> None:
    """Shifts, marks, weekly reflections and scores; and what came in from other programs."""
    for table in (_SHIFTS, _MARKS, _REFLECTIONS, _SCORES, _IMPORTS, _IMPORTED):
        db.execute(table)
    db.execute("CREATE INDEX shifts_at ON shifts (at_utc)")
    db.execute("CREATE INDEX shifts_end ON shifts (end_utc)")
    db.execute("CREATE INDEX marks_at ON marks (at_utc)")
    db.execute("CREATE INDEX reflections_at ON reflections (at_utc)")
    db.execute("CREATE INDEX reflections_week ON reflections (week)")
    db.execute("CREATE INDEX scores_at ON scores (at_utc)")
    db.execute("CREATE INDEX imported_record ON imported (record_id)")
    for table in ("check_ins", "sittings", "entries", "shifts", "marks", "reflections", "scores"):
        db.execute(_FORGET_SOURCE.format(table=table))


@steps()
def search(db: Database) -> None:
    """An index of all that is written, so that it can be found again."""
    index.make(db)


@steps()
def own_words(db: Database) -> None:
    """The person's own words that stand beside the entries: whom they would call, their phrases."""
    db.execute(_OWN_WORDS)


@steps()
def own_files(db: Database) -> None:
    """What Tend's own files brought, to be taken out again as a whole."""
    own_imports.make(db)


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

# `at_utc` and its companions are the start; `end_` the end.
_SHIFTS = f"""
CREATE TABLE shifts (
    id TEXT PRIMARY KEY NOT NULL,
    {_STAMP}
    end_utc TEXT NOT NULL CHECK (end_utc > at_utc),
    end_offset_minutes INTEGER NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT
"""

_MARKS = f"""
CREATE TABLE marks (
    id TEXT PRIMARY KEY NOT NULL,
    {_STAMP}
    name TEXT NOT NULL,
    until TEXT CHECK (until >= day),
    source TEXT NOT NULL
) STRICT
"""

_REFLECTIONS = f"""
CREATE TABLE reflections (
    id TEXT PRIMARY KEY NOT NULL,
    {_STAMP}
    answers TEXT NOT NULL,
    note TEXT NOT NULL,
    entered TEXT NOT NULL CHECK (entered IN ('now', 'later', 'imported')),
    source TEXT NOT NULL
) STRICT
"""

_SCORES = f"""
CREATE TABLE scores (
    id TEXT PRIMARY KEY NOT NULL,
    {_STAMP}
    questionnaire TEXT NOT NULL,
    answers TEXT NOT NULL,
    totals TEXT NOT NULL,
    note TEXT NOT NULL,
    entered TEXT NOT NULL CHECK (entered IN ('now', 'later', 'imported')),
    source TEXT NOT NULL
) STRICT
"""

# One file that came in: what it brought can be taken out again as a whole.
_IMPORTS = f"""
CREATE TABLE imports (
    id TEXT PRIMARY KEY NOT NULL,
    {_STAMP}
    source TEXT NOT NULL,
    file_name TEXT NOT NULL,
    added INTEGER NOT NULL CHECK (added >= 0)
) STRICT
"""

# As JSON, a list of lines: one for a single line, none for what was taken away again.
_OWN_WORDS = """
CREATE TABLE own_words (
    name TEXT PRIMARY KEY NOT NULL,
    lines TEXT NOT NULL
) STRICT
"""

# A row of another program, word for word; by `source_id` it comes in once, however often read.
_IMPORTED = """
CREATE TABLE imported (
    source_id TEXT PRIMARY KEY NOT NULL,
    import_id TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    record_id TEXT NOT NULL,
    raw TEXT NOT NULL
) STRICT
"""

# Whoever deletes an entry deletes its words; that it was here once keeps it from coming in again.
_FORGET_SOURCE = """
CREATE TRIGGER {table}_forget_source AFTER DELETE ON {table} BEGIN
    UPDATE imported SET raw = '' WHERE record_id = old.id;
END
"""

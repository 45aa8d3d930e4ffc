"""The index of everything written: made, kept in step, asked. Used by the repository alone.

Triggers note which records were written, changed or deleted; the transaction that did it brings the
index in step before it ends. They cannot do it themselves: with `trusted_schema` off, as it has to
stay, SQLite before 3.41 lets no trigger touch FTS5 or JSON. FTS5 marks words as deleted and keeps
them until it merges, so where words went the index is merged at once, and nothing of them stays.
"""

from __future__ import annotations

from contextlib import suppress

from desktop.journal.sqlite import Database

_TABLES = (
    # The words of each record, as the index has them.
    """
    CREATE TABLE search_texts (
        place INTEGER PRIMARY KEY,
        record_id TEXT NOT NULL UNIQUE,
        words TEXT NOT NULL
    ) STRICT
    """,
    # Records that may say something else than the index has.
    "CREATE TABLE search_waiting (record_id TEXT PRIMARY KEY NOT NULL) STRICT",
    """
    CREATE VIRTUAL TABLE search USING fts5(
        words,
        content='search_texts',
        content_rowid='place',
        tokenize='unicode61 remove_diacritics 2'
    )
    """,
)

# Where words are written.
_WRITTEN = {
    "check_ins": ("note", "words", "contexts"),
    "entries": ("answers",),
    "reflections": ("note",),
    "scores": ("note", "questionnaire"),
    "marks": ("name",),
}
# Columns that hold a JSON list, and what of each part of it is words.
_LISTS = {"words": "value", "contexts": "value", "answers": "json_extract(value, '$[1]')"}
_LIST = (
    "CASE WHEN json_valid({column}) THEN "
    "(SELECT coalesce(group_concat({part}, char(10)), '') FROM json_each({column})) ELSE '' END"
)

# Not "OR IGNORE": a statement that replaces rows would have it do something else.
_WAIT = (
    "INSERT INTO search_waiting (record_id) SELECT {row}.id "
    "WHERE NOT EXISTS (SELECT 1 FROM search_waiting WHERE record_id = {row}.id);"
)


def make(db: Database) -> None:
    """Make the index and what keeps it in step; all that is there already waits to come in."""
    for statement in _TABLES:
        db.execute(statement)
    for table, columns in _WRITTEN.items():
        changed = " OR ".join(f"old.{column} IS NOT new.{column}" for column in columns)
        for name, when, row in (
            ("written", f"AFTER INSERT ON {table}", "new"),
            ("rewritten", f"AFTER UPDATE ON {table} WHEN {changed}", "new"),
            ("unwritten", f"AFTER DELETE ON {table}", "old"),
        ):
            wait = _WAIT.format(row=row)
            db.execute(f"CREATE TRIGGER {table}_{name} {when} BEGIN {wait} END")
        db.execute(f"INSERT INTO search_waiting (record_id) SELECT id FROM {table}")
    keep_in_step(db)


def make_anew(db: Database) -> None:
    """Make the index of all that is there again, where it was taken out; its triggers stayed."""
    waiting = "CREATE TABLE search_waiting"
    for statement in _TABLES:
        if waiting not in statement:
            db.execute(statement)
    db.execute("DELETE FROM search_waiting")
    for table in _WRITTEN:
        db.execute(f"INSERT INTO search_waiting (record_id) SELECT id FROM {table}")
    keep_in_step(db)


def keep_in_step(db: Database) -> bool:
    """Bring the index in step with what is written, inside the caller's transaction.

    Return whether words went: then the file has nothing more of them, but the log beside it has.
    """
    if not _has_waiting(db):
        return False
    changed = db.execute(_CHANGED).fetchall()
    gone = [(place, old) for _, place, old, _ in changed if old is not None]
    come = [(record_id, new) for record_id, _, _, new in changed if new is not None]
    many = db.conn.executemany
    many("INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)", gone)
    many("DELETE FROM search_texts WHERE place = ?", [(place,) for place, _ in gone])
    for record_id, words in come:
        place = db.execute(
            "INSERT INTO search_texts (record_id, words) VALUES (?, ?)", [record_id, words]
        ).lastrowid
        db.execute("INSERT INTO search (rowid, words) VALUES (?, ?)", [place, words])
    db.execute("DELETE FROM search_waiting")
    if gone:
        db.execute("INSERT INTO search (search) VALUES ('optimize')")
    return bool(gone)


def empty_the_log(db: Database) -> None:
    """Take what was deleted out of the write-ahead log too, unless somebody is just reading it.

    Whoever closes the file last does it at the latest.
    """
    patience = db.execute("PRAGMA busy_timeout").fetchone()[0]
    with suppress(db.conn.Error):  # the deletion is kept; this is what can be done besides
        db.execute("PRAGMA busy_timeout = 0").fetchall()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    db.execute(f"PRAGMA busy_timeout = {patience}").fetchall()


def query(text: str) -> str:
    """Return what to ask the index for: every word of `text`, or what begins with it.

    No character has a meaning of its own: quotes, brackets and the words AND, OR, NOT are looked
    for as they stand. Nothing where there is no letter and no digit to look for.
    """
    words = text.replace('"', " ").replace("\0", " ").split()
    return " ".join(f'"{word}"*' for word in words if any(map(str.isalnum, word)))


def _has_waiting(db: Database) -> bool:
    sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'search_waiting'"
    if db.execute(sql).fetchone() is None:  # a journal of an earlier version, on its way here
        return False
    return db.execute("SELECT 1 FROM search_waiting LIMIT 1").fetchone() is not None


def _words(columns: tuple[str, ...]) -> str:
    """Return the SQL of all that is written in a row."""
    parts = []
    for column in columns:
        part = _LISTS.get(column)
        parts.append(column if part is None else f"({_LIST.format(column=column, part=part)})")
    return " || char(10) || ".join(parts)


def _changed() -> str:
    """Return the SQL of what waits: id, its place and words in the index, and what it says now."""
    written = " UNION ALL ".join(
        f"SELECT id AS record_id, {_words(columns)} AS words FROM {table} "
        "WHERE id IN (SELECT record_id FROM search_waiting)"
        for table, columns in _WRITTEN.items()
    )
    return (
        f"WITH written AS ({written}), said AS (SELECT * FROM written "
        "WHERE trim(words, char(10) || ' ') <> '') "
        "SELECT record_id, place, search_texts.words, said.words FROM search_waiting "
        "LEFT JOIN search_texts USING (record_id) LEFT JOIN said USING (record_id) "
        "WHERE search_texts.words IS NOT said.words"
    )


_CHANGED = _changed()

"""What Tend's own files brought, so that it can be taken out again as a whole. The repository's.

It stands in tables of its own, which are in no export: what one computer brought in from a file is
nothing that another could take out. A file of Tend's may hold imports of other programs too, and
these stay what they were.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import time

from desktop.core.clock import Stamp
from desktop.journal import listing
from desktop.journal.kinds import KINDS, Kind
from desktop.journal.life import Import
from desktop.journal.life_rows import import_of, import_row, shift_of
from desktop.journal.making import new_id
from desktop.journal.placing import Window, place_in, window_of
from desktop.journal.rows import read_record
from desktop.journal.sqlite import Database

OWN = "tend"  # the source of such an import
_OWN_IMPORTS = """
CREATE TABLE own_imports (
    id TEXT PRIMARY KEY NOT NULL,
    at_utc TEXT NOT NULL,
    zone TEXT NOT NULL,
    offset_minutes INTEGER NOT NULL,
    local TEXT NOT NULL,
    day TEXT NOT NULL,
    week TEXT NOT NULL,
    source TEXT NOT NULL,
    file_name TEXT NOT NULL,
    added INTEGER NOT NULL CHECK (added >= 0)
) STRICT
"""

# A record by its table's name and its key; one that went and came in again is the later import's.
_OWN_IMPORTED = """
CREATE TABLE own_imported (
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    import_id TEXT NOT NULL REFERENCES own_imports (id) ON DELETE CASCADE,
    PRIMARY KEY (kind, record)
) STRICT, WITHOUT ROWID
"""
# An import of another program, which a later file brought further rows of, stays as long as they.
_HAND_ON = """
UPDATE own_imported SET import_id = (
    SELECT later.import_id FROM imported
    JOIN own_imported AS later ON later.kind = 'imported' AND later.record = imported.source_id
    WHERE imported.import_id = own_imported.record AND later.import_id <> :id LIMIT 1
)
WHERE import_id = :id AND kind = 'imports' AND EXISTS (
    SELECT 1 FROM imported
    JOIN own_imported AS later ON later.kind = 'imported' AND later.record = imported.source_id
    WHERE imported.import_id = own_imported.record AND later.import_id <> :id
)
"""
_ITS = "(SELECT record FROM own_imported WHERE import_id = :id AND kind = '{kind}')"


def make(db: Database) -> None:
    """Make the tables."""
    db.execute(_OWN_IMPORTS)
    db.execute(_OWN_IMPORTED)
    db.execute("CREATE INDEX own_imported_import ON own_imported (import_id, kind)")


def find(db: Database, import_id: str) -> Import | None:
    """Return the import of this id, or None."""
    rows = listing.by_ids(db, "own_imports", [import_id])
    return read_record(rows[0], import_of) if rows else None


def all_of(db: Database) -> list[Import]:
    """Return all of them, the last one first."""
    rows = listing.newest_first(db, "own_imports", None, None, None, 0)
    return [read_record(row, import_of) for row in rows]


def begin(db: Database, file_name: str, now: Stamp, boundary: time) -> Import:
    """Note that a file comes in; what it brings is noted by `note`."""
    place = place_in(db, now, boundary)
    batch = Import(
        id=new_id(),
        at=now,
        day=place.day,
        week=place.week,
        source=OWN,
        file_name=file_name,
        added=0,
    )
    db.table("own_imports").insert(import_row(batch))
    return batch


def note(db: Database, batch: Import, kind: Kind, keys: Iterable[str]) -> None:
    """Note that these records came with it."""
    db.conn.executemany(
        "INSERT INTO own_imported (kind, record, import_id) VALUES (?, ?, ?) "
        "ON CONFLICT (kind, record) DO UPDATE SET import_id = excluded.import_id",
        [(kind.name, key, batch.id) for key in keys],
    )


def end(db: Database, batch: Import, added: int) -> Import | None:
    """Keep how much it brought and return the import; one that brought nothing is none."""
    if not added:
        db.execute("DELETE FROM own_imports WHERE id = ?", [batch.id])
        return None
    db.execute("UPDATE own_imports SET added = ? WHERE id = ?", [added, batch.id])
    return replace(batch, added=added)


def take_out(db: Database, import_id: str) -> list[Window]:
    """Delete an import and all that it brought, changed since or not, and nothing else.

    Returns the times within which days are to be made anew, as shifts went.
    """
    given = {"id": import_id}
    shifts = db.query(f"SELECT * FROM shifts WHERE id IN {_ITS.format(kind='shifts')}", given)
    windows = [window_of(read_record(row, shift_of)) for row in shifts]
    db.execute(_HAND_ON, given)
    db.execute(
        "UPDATE check_ins SET moment = 'alone' WHERE moment = 'before' "
        f"AND sitting_id IN {_ITS.format(kind='sittings')}",
        given,
    )
    for kind in reversed(KINDS):
        its = _ITS.format(kind=kind.name)
        db.execute(f"DELETE FROM drafts WHERE form IN {its}", given)
        db.execute(f"DELETE FROM {kind.table} WHERE {kind.key} IN {its}", given)
    db.execute("DELETE FROM own_imports WHERE id = :id", given)
    return windows

"""What of a damaged journal can still be read, row by row and table by table, in a new one.

The damaged file is only read. Where a part of a table cannot be, what lies behind it is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import as_app_error, create_owner_only, ensure_folder, flush_folder
from desktop.core.files import free_name as free
from desktop.core.paths import backups_folder, journal_file
from desktop.journal.address import to_read
from desktop.journal.backups import name_for
from desktop.journal.connecting import connect
from desktop.journal.database import fitting_key, writing
from desktop.journal.failures import database_errors, world_errors
from desktop.journal.inside import look_into
from desktop.journal.key import Key
from desktop.journal.kinds import KINDS, Kind
from desktop.journal.migrations import steps
from desktop.journal.sqlite import Database

SAVED = "saved"
_FURTHEST = 1 << 40  # a rowid beyond which there is nothing
_MOST_GAPS = 20_000  # places that cannot be read, in one table


@dataclass(frozen=True, slots=True)
class Saved:
    """Where what could be read is, and how much of each kind it is."""

    path: Path
    counts: dict[str, int]


def salvage(folder: Path, key: Key | None, now: datetime) -> Saved:
    """Write what can be read of the journal of `folder` to a new one among its copies.

    Raises:
        AppError: nothing can be read, or the disk stands in the way; the journal is as it was.
    """
    path = journal_file(folder)
    ensure_folder(backups_folder(folder))
    place = backups_folder(folder) / name_for(now, SAVED)
    place = free(place, "copy") if place.exists() else place
    part = place.with_name(f".{place.name}.part")
    fitting = fitting_key(path, key)
    try:
        create_owner_only(part)
        with world_errors(part), closing(connect(str(part), key=fitting)) as made:
            steps.apply(made)
            with closing(_opened(path, fitting)) as damaged, writing(made):
                for kind in KINDS:
                    _copy(damaged, made, kind)
                made.execute("DELETE FROM imported WHERE import_id NOT IN (SELECT id FROM imports)")
        counts = look_into(part, fitting).counts
        if not counts:
            raise AppError(ErrorKind.JOURNAL_DAMAGED, "nothing can be read", path=path)
        part.replace(place)
        flush_folder(place.parent)
    except OSError as error:
        raise as_app_error(error, place) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return Saved(place, counts)


def _opened(path: Path, key: Key | None) -> Database:
    """Open the damaged journal to be read, by the way that answers at all."""
    for address in to_read(path):
        db = connect(address, key=key)
        try:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except database_errors():
            db.close()
        else:
            return db
    raise AppError(ErrorKind.JOURNAL_DAMAGED, "not even its beginning can be read", path=path)


def _copy(damaged: Database, made: Database, kind: Kind) -> None:
    """Copy the readable rows of one table that hold what a record can."""
    for row in _rows(damaged, kind.table):
        with suppress(AppError, KeyError, *database_errors()):
            kept = kind.row(kind.of(row))
            if kept.get("sitting_id") and not _has(made, kept["sitting_id"]):
                kept["sitting_id"] = None
            names = ", ".join(kept)
            places = ", ".join(f":{name}" for name in kept)
            made.execute(f"INSERT INTO {kind.table} ({names}) VALUES ({places})", kept)


def _rows(db: Database, table: str) -> Iterator[dict[str, object]]:
    """Yield the rows of a table in order, leaping over what cannot be read."""
    after, leap, gaps = -1, 1, 0
    broken: tuple[type[Exception], ...] = (UnicodeDecodeError, *database_errors())
    while after < _FURTHEST and gaps < _MOST_GAPS:
        try:
            found = db.execute(
                f"SELECT rowid, * FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT 200", [after]
            )
            names = [column[0] for column in found.description]
            for row in found:
                leap = 1
                if row[0] <= after:  # a page that leads back would lead for ever
                    return
                after = row[0]
                yield dict(zip(names[1:], row[1:], strict=True))
            if leap == 1 and _none_after(db, table, after):
                return
        except broken:
            gaps += 1
        else:
            continue
        after += leap
        leap = min(leap * 2, 256) if gaps < 5_000 else leap * 2


def _none_after(db: Database, table: str, after: int) -> bool:
    sql = f"SELECT 1 FROM {table} WHERE rowid > ? LIMIT 1"
    return db.execute(sql, [after]).fetchone() is None


def _has(db: Database, sitting_id: object) -> bool:
    sql = "SELECT 1 FROM sittings WHERE id = ?"
    return db.execute(sql, [sitting_id]).fetchone() is not None

"""Histories of other programs in the journal: taken in whole, and taken out again whole.

The repository's: it works on the open file's tables. What a row means is `desktop.exchange`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import islice
from pathlib import Path
from typing import TypeVar

from desktop.core.clock import Stamp
from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import free_name
from desktop.core.paths import backups_folder
from desktop.journal import listing, own_imports
from desktop.journal.backup import back_up
from desktop.journal.brought import Brought
from desktop.journal.life import Import
from desktop.journal.life_rows import import_of, import_row, shift_of
from desktop.journal.making import new_id
from desktop.journal.placing import Window, all_placed, place_in, window_of
from desktop.journal.records import CheckIn, Sitting
from desktop.journal.rows import check_in_row, read_record, sitting_row
from desktop.journal.shelf import Door
from desktop.journal.sqlite import Database

R = TypeVar("R", CheckIn, Sitting)
Goes = Callable[[float], bool]  # how far, from 0 to 1; False says to stop
Rows = dict[str, tuple[tuple[str, ...], list[tuple[object, ...]]]]  # columns and rows, by table
_AT_ONCE = 2_000  # records between two looks at whether to stop
_ASKED = 500  # ids in one question; SQLite takes 999 at least
_BROUGHT_INTO = ("check_ins", "sittings", "entries", "shifts", "marks", "reflections", "scores")


def _goes_on(_done: float) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Imports:
    """What came in from other programs. Every change is one transaction; all raise `AppError`."""

    db: Database
    folder: Path
    reading: Door
    writing: Door
    days_anew: Callable[[Iterable[Window]], int]  # for what lay in the shifts that go

    def all(self) -> list[Import]:
        """Return the imports, the last one first."""
        with self.reading():
            rows = listing.newest_first(self.db, "imports", None, None, None, 0)
            batches = [read_record(row, import_of) for row in rows]
            batches += own_imports.all_of(self.db)
            return sorted(batches, key=lambda one: one.at.utc, reverse=True)

    def known(self, source_ids: Sequence[str]) -> set[str]:
        """Return those of the ids that came in once, also where the person deleted them since."""
        with self.reading():
            return self._known(source_ids)

    def take_in(
        self,
        source: str,
        file_name: str,
        brought: Iterable[Brought],
        now: Stamp,
        boundary: time,
        goes: Goes = _goes_on,
    ) -> Import | None:
        """Keep every new row in one transaction; return None where none is, or it was stopped.

        A copy of the journal is made before. `now` is when they come in; `boundary` ends a day.

        Raises:
            AppError: nothing has come in.
        """
        rows = list(brought)
        if not self._new(rows) or not goes(0.0):
            return None
        with self.reading():
            self._back_up("before-import")
        try:
            # Made before, so that the file is held for no longer than it takes to write them.
            version, made = (
                self._version(),
                self._make(source, file_name, rows, now, boundary, goes),
            )
            with self.writing():
                if self._version() != version:  # another process wrote: these may be here by now
                    made = self._make(source, file_name, rows, now, boundary, goes)
                if made is not None:
                    self._fill(*made, goes)
        except _Stopped:
            return None
        return None if made is None else made[0]

    def take_out(self, import_id: str) -> Import:
        """Delete an import and all that it brought, changed since or not; a copy is made before.

        Raises:
            AppError: there is none of this id, or it could not be done; nothing is gone.
        """
        with self.reading():
            own = own_imports.find(self.db, import_id)
            rows = listing.by_ids(self.db, "imports", [import_id])
            if not rows and own is None:
                raise AppError(ErrorKind.IMPORT_UNKNOWN, id=import_id)
            batch = own or read_record(rows[0], import_of)
            self._back_up("before-taking-out")
        with self.writing():
            if own is not None:
                windows = own_imports.take_out(self.db, import_id)
            else:
                windows = self._shift_windows(import_id)
                self._empty(import_id)
                self.db.execute("DELETE FROM imports WHERE id = ?", [import_id])
            self.days_anew(windows)
        return batch

    def _shift_windows(self, import_id: str) -> list[Window]:
        """Return the time within which records belong to the shifts of an import."""
        rows = self.db.query(
            "SELECT * FROM shifts WHERE id IN (SELECT record_id FROM imported WHERE import_id = ?)",
            [import_id],
        )
        return [window_of(read_record(row, shift_of)) for row in rows]

    def _new(self, brought: list[Brought]) -> list[Brought]:
        """Return those that never came in, each once."""
        by_id = {one.source_id: one for one in reversed(brought)}
        with self.reading():
            known = self._known(list(by_id))
        return [
            one for one in brought if one.source_id not in known and by_id[one.source_id] is one
        ]

    def _known(self, source_ids: Sequence[str]) -> set[str]:
        known: set[str] = set()
        for begin in range(0, len(source_ids), _ASKED):
            part = source_ids[begin : begin + _ASKED]
            places = ", ".join("?" * len(part))
            sql = f"SELECT source_id FROM imported WHERE source_id IN ({places})"
            known.update(row[0] for row in self.db.execute(sql, part).fetchall())
        return known

    def _make(
        self,
        source: str,
        file_name: str,
        brought: list[Brought],
        now: Stamp,
        boundary: time,
        goes: Goes,
    ) -> tuple[Import, list[Rows]] | None:
        """Return the import and the rows of every table, in parts; None where nothing is new."""
        new = self._new(brought)
        if not new:
            return None
        with self.reading():
            place = place_in(self.db, now, boundary)
        batch = Import(
            id=new_id(),
            at=now,
            day=place.day,
            week=place.week,
            source=source,
            file_name=file_name,
            added=len(new),
        )
        left, ready, done = iter(new), list[Rows](), 0
        while part := list(islice(left, _AT_ONCE)):
            ready.append(self._rows(part, batch.id, boundary))
            done += len(part)
            if not goes(0.5 * done / len(new)):
                raise _Stopped
        return batch, ready

    def _rows(self, part: list[Brought], import_id: str, boundary: time) -> Rows:
        """Return the rows of a part; sittings stand before what hangs on them."""
        with self.reading():
            sittings = [sitting_row(one) for one in self._placed(part, Sitting, boundary)]
            check_ins = [check_in_row(one) for one in self._placed(part, CheckIn, boundary)]
        tables: dict[str, list[dict[str, object]]] = {
            "sittings": sittings,
            "check_ins": check_ins,
            "imported": [row for one in part for row in _imported(one, import_id)],
        }
        return {
            table: (tuple(rows[0]), [tuple(row.values()) for row in rows])
            for table, rows in tables.items()
            if rows
        }

    def _fill(self, batch: Import, ready: list[Rows], goes: Goes) -> None:
        self.db.table("imports").insert(import_row(batch))
        for number, part in enumerate(ready, start=1):
            for table, (columns, rows) in part.items():
                places = ", ".join("?" * len(columns))
                sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
                self.db.conn.executemany(sql, rows)
            if not goes(0.5 + 0.5 * number / len(ready)):
                raise _Stopped

    def _version(self) -> int:
        """Return a number that moves when another process wrote."""
        with self.reading():
            return int(self.db.execute("PRAGMA data_version").fetchone()[0])

    def _placed(self, part: list[Brought], kind: type[R], boundary: time) -> Iterator[R]:
        """Return the records of one kind, each in the day and week that it belongs to."""
        found = [record for one in part for record in one.records if isinstance(record, kind)]
        return all_placed(self.db, found, boundary)

    def _empty(self, import_id: str) -> None:
        """Delete the records of an import; what stood before one of its sittings stands alone."""
        its = "(SELECT record_id FROM imported WHERE import_id = :id)"
        given = {"id": import_id}
        self.db.execute(
            "UPDATE check_ins SET moment = 'alone' WHERE moment = 'before' "
            f"AND sitting_id IN {its}",
            given,
        )
        self.db.execute(f"DELETE FROM drafts WHERE form IN {its}", given)
        for table in _BROUGHT_INTO:
            self.db.execute(f"DELETE FROM {table} WHERE id IN {its}", given)
        self.db.execute("DELETE FROM imported WHERE import_id = :id", given)

    def _back_up(self, why: str) -> None:
        name = f"journal-{why}.db"
        back_up(self.db.conn, free_name(backups_folder(self.folder) / name, "copy"))


class _Stopped(Exception):  # noqa: N818 - it is no error
    """The person stopped it; the transaction is to be undone."""


def _imported(one: Brought, import_id: str) -> list[dict[str, object]]:
    """Return a row for each record: the first has the words, any other only where it belongs."""
    return [
        {
            "source_id": one.source_id if number == 0 else f"{one.source_id}+{number}",
            "import_id": import_id,
            "record_id": record.id,
            "raw": one.raw if number == 0 else "",
        }
        for number, record in enumerate(one.records)
    ]

"""One kind of record in a table of its own: added, changed, deleted, listed. The repository's."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from desktop.journal import listing, unkept
from desktop.journal.life import Import, Mark, Reflection, Score, Shift
from desktop.journal.rows import Row, read_record
from desktop.journal.sqlite import Database

R = TypeVar("R", Shift, Mark, Reflection, Score, Import)
Door = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Shelf(Generic[R]):
    """The records of one table. Every change is one transaction; all methods raise `AppError`.

    `reading` and `writing` are the open file's: errors of the world, and transactions.
    `place` gives a record the day and week that it is kept with.
    """

    db: Database
    table: str
    row: Callable[[R], dict[str, Any]]
    of: Callable[[Row], R]
    reading: Door
    writing: Door
    place: Callable[[R], R]

    def add(self, record: R, form: str = "") -> R:
        """Keep a new record, or bring a deleted one back; return it as kept.

        `form` is the one it was written in: what waited there has been kept with it.
        """
        with self.writing():
            unkept.drop(self.db, form)
            kept = self.place(record)
            self.db.table(self.table).insert(self.row(kept))
        return kept

    def amend(self, record: R) -> R:
        """Replace the record of the same id, and what waited to change it; return it as kept.

        Raises:
            KeyError: there is none.
        """
        with self.writing():
            unkept.drop(self.db, record.id)
            kept = self.place(record)
            listing.update(self.db, self.table, self.row(kept))
        return kept

    def delete(self, record_id: str) -> R:
        """Delete a record and return it, so that it can be added again.

        Raises:
            KeyError: there is none.
        """
        with self.writing():
            found = read_record(listing.one(self.db, self.table, record_id), self.of)
            self.db.table(self.table).delete(record_id)
            unkept.drop(self.db, record_id)
        return found

    def get(self, record_id: str) -> R | None:
        """Return the record of this id, or None."""
        with self.reading():
            rows = listing.by_ids(self.db, self.table, [record_id])
            return read_record(rows[0], self.of) if rows else None

    def all(
        self,
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[R]:
        """Return the records, newest first, of the days from `since` to `until`, both included."""
        with self.reading():
            rows = listing.newest_first(self.db, self.table, since, until, limit, offset)
            return [read_record(row, self.of) for row in rows]

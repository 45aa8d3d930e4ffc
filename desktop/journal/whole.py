"""The whole journal at once: read from end to end, and put in from elsewhere, as one.

Used by the repository, which offers it. Memory stays the same however long the journal is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from desktop.core.clock import Stamp
from desktop.journal import own_imports
from desktop.journal.backup import back_up
from desktop.journal.boundary import recompute_days
from desktop.journal.connecting import key_of_connection
from desktop.journal.incoming import Line, Looking, Row, Sorting, TakenIn
from desktop.journal.key import Key
from desktop.journal.kinds import KINDS, AnyRecord, Kind
from desktop.journal.life import Import
from desktop.journal.sqlite import Database

Door = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Coming:
    """A file of Tend's that comes in: its name, and when."""

    file_name: str
    now: Stamp


@dataclass(frozen=True, slots=True)
class Whole:
    """All records of one open journal. Methods raise `AppError`."""

    db: Database
    reading: Door
    writing: Door
    boundary: time

    @property
    def key(self) -> Key | None:
        """The key that opens the journal and its copies, or None where they are plain."""
        return key_of_connection(self.db.conn)

    def counts(self) -> dict[str, int]:
        """Return how many records there are of each kind, by its name."""
        with self.reading():
            return {kind.name: self._count(kind) for kind in KINDS}

    @contextmanager
    def as_one(self) -> Iterator[None]:
        """Let everything that is read in the block be of one moment."""
        with self.reading():
            self.db.execute("BEGIN")
            try:
                yield
            finally:
                self.db.rollback()

    def records(self, kind: Kind) -> Iterator[AnyRecord]:
        """Yield the records of `kind` in the order in which they were put in."""
        with self.reading():
            rows = self.db.query(f"SELECT * FROM {kind.table} ORDER BY rowid")
            for row in rows:
                yield kind.of(row)

    def back_up(self, target: Path) -> Path:
        """Copy the journal to `target`, whole or not at all, and return `target`."""
        with self.reading():
            return back_up(self.db.conn, target)

    def look(self, lines: Iterable[Line]) -> Looking:
        """Return a look at what `lines` would bring, to be gone on with; nothing is kept."""
        return Looking(lines, self.db, self.reading)

    def take_in(self, lines: Iterable[Line], coming: Coming | None = None) -> TakenIn:
        """Put in, in one transaction, what is not here yet; nothing where nothing is new.

        With `coming`, it is an import that can be taken out again. A record that is here stays as
        it is; one that says something else is listed as left out. What goes wrong while `lines`
        are read takes everything back, and is raised.
        """
        sorting = Sorting(self.db)
        taken = sorting.taken
        with self.writing():
            batch = None if coming is None else self._begin(coming)
            for kind, fresh in sorting.batches(lines):
                self._put(kind, fresh)
                if batch is not None:
                    own_imports.note(self.db, batch, kind, [row[kind.key] for row in fresh])
            if batch is not None:
                taken.batch = own_imports.end(self.db, batch, taken.added)
            if taken.added:
                recompute_days(self.db, self.boundary)
        return taken

    def _begin(self, coming: Coming) -> Import:
        return own_imports.begin(self.db, coming.file_name, coming.now, self.boundary)

    def _put(self, kind: Kind, fresh: list[Row]) -> None:
        if fresh:
            names = list(fresh[0])
            places = ", ".join(f":{name}" for name in names)
            self.db.conn.executemany(
                f"INSERT INTO {kind.table} ({', '.join(names)}) VALUES ({places})", fresh
            )

    def _count(self, kind: Kind) -> int:
        return int(self.db.execute(f"SELECT count(*) FROM {kind.table}").fetchone()[0])

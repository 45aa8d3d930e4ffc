"""The journal's open file: read and written in whole transactions, and nothing else.

What is in its tables is `desktop.journal.repository`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop.core.clock import Clock
from desktop.core.days import DEFAULT_BOUNDARY
from desktop.core.errors import AppError, ErrorKind
from desktop.core.paths import journal_file
from desktop.journal import listing, search_mending
from desktop.journal.boundary import keep_boundary, recompute_days
from desktop.journal.connecting import BUSY_TIMEOUT_S
from desktop.journal.database import writing
from desktop.journal.failures import world_errors
from desktop.journal.key import Key
from desktop.journal.read_only import open_or_read
from desktop.journal.sqlite import Database
from desktop.journal.today import Today, today_in


class JournalFile:
    """The file of one data folder. All methods raise `AppError`.

    `closed_to_writing` is why nothing can be kept in it just now, or None.
    """

    def __init__(
        self,
        db: Database,
        path: Path,
        clock: Clock,
        boundary: time,
        closed_to_writing: AppError | None = None,
    ) -> None:
        self._db, self._path, self._clock = db, path, clock
        self.closed_to_writing = closed_to_writing
        self._file = path.stat().st_ino
        self.boundary = boundary

    @classmethod
    def open(
        cls,
        folder: Path,
        clock: Clock,
        boundary: time = DEFAULT_BOUNDARY,
        busy_timeout_s: float = BUSY_TIMEOUT_S,
        key: Key | None = None,
    ) -> Self:
        """Open the journal in data folder `folder`; make it, or migrate it, where needed.

        Stored days made with another boundary are made anew. Where nothing can be written it is
        opened to be read. Waits up to `busy_timeout_s` for another process. A locked journal takes
        its `key`.
        """
        db, closed = open_or_read(folder, busy_timeout_s=busy_timeout_s, key=key)
        try:
            journal = cls(db, journal_file(folder), clock, boundary, closed)
            if closed is None:
                with journal._reading():
                    keep_boundary(db, boundary)
        except BaseException:
            db.close()
            raise
        return journal

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self._path.parent

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def recompute_days(self, boundary: time) -> int:
        """Make every stored day and week anew for another boundary; return how many changed."""
        with self._writing():
            changed = recompute_days(self._db, boundary)
        self.boundary = boundary
        return changed

    def data_version(self) -> int:
        """Return a number that moves when another process, or another `Journal`, wrote."""
        with self._reading():
            return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def today(self, day: date) -> Today:
        """Return what Now shows of the week of `day`."""
        with self._reading():
            return today_in(self._db.conn, day)

    def integrity(self) -> list[str]:
        """Return what is wrong with the file, in SQLite's words; nothing when all is well."""
        try:
            with self._reading():
                self.mend_search()
                return listing.faults(self._db)
        except AppError as error:
            if error.kind is not ErrorKind.JOURNAL_DAMAGED:
                raise
            return [error.detail]

    def mend_search(self) -> bool:
        """Make the index of what was written anew where it is damaged; return whether it was."""
        if self.closed_to_writing is not None:
            return False
        with self._reading():
            return search_mending.mend_where_needed(self._db)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with world_errors(self._path):
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if (closed := self.closed_to_writing) is not None:
            raise AppError(closed.kind, closed.detail, **closed.facts) from closed
        self._check_in_place()
        with world_errors(self._path), writing(self._db):
            yield
        self._check_in_place()  # a folder that vanished meanwhile has kept nothing

    def _check_in_place(self) -> None:
        """Refuse to write into a file that is no longer where the person would look for it."""
        try:
            if self._path.stat().st_ino == self._file:
                return
        except OSError:
            pass
        raise AppError(ErrorKind.FOLDER_MISSING, path=self._path.parent)

"""The journal: everything that was logged, kept durably. The one place that names its tables.

A `Journal` belongs to the thread that opened it. Every change is one transaction, and a method
returns only once its change would survive a power cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path
from types import TracebackType

from desktop.core.clock import Clock
from desktop.core.days import DEFAULT_BOUNDARY
from desktop.core.errors import AppError, ErrorKind
from desktop.core.paths import journal_file
from desktop.journal import aggregates, links, listing
from desktop.journal.boundary import keep_boundary, recompute_days
from desktop.journal.database import BUSY_TIMEOUT_S, writing
from desktop.journal.failures import world_errors
from desktop.journal.links import RemovedSitting
from desktop.journal.read_only import open_or_read
from desktop.journal.records import CheckIn, Measure, Sitting
from desktop.journal.rows import check_in_of, check_in_row, sitting_of, sitting_row
from desktop.journal.sqlite import Database


class Journal:
    """The check-ins and sittings of one data folder. All methods raise `AppError`.

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
    ) -> Journal:
        """Open the journal in data folder `folder`; make it, or migrate it, where needed.

        Stored days made with another boundary are made anew. Where nothing can be written it is
        opened to be read. Waits up to `busy_timeout_s` for another process.
        """
        db, closed = open_or_read(folder, busy_timeout_s=busy_timeout_s)
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

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Check-ins

    def add_check_in(self, check_in: CheckIn) -> CheckIn:
        """Keep a new check-in and return it as kept (its sitting may not have been kept)."""
        with self._writing():
            kept = links.with_kept_sitting(self._db, check_in)
            self._db.table("check_ins").insert(check_in_row(kept))
        return kept

    def add_many(self, check_ins: Iterable[CheckIn], sittings: Iterable[Sitting]) -> None:
        """Keep many entries in one transaction."""
        with self._writing():
            self._db.table("sittings").insert_all(map(sitting_row, sittings))
            self._db.table("check_ins").insert_all(map(check_in_row, check_ins))

    def amend_check_in(self, check_in: CheckIn) -> CheckIn:
        """Replace the check-in of the same id.

        Raises:
            KeyError: there is none.
        """
        with self._writing():
            kept = links.with_kept_sitting(self._db, check_in)
            listing.update(self._db, "check_ins", check_in_row(kept))
        return kept

    def delete_check_in(self, check_in_id: str) -> CheckIn:
        """Delete a check-in and return it, so that it can be restored.

        Raises:
            KeyError: there is none.
        """
        with self._writing():
            found = self._check_in(check_in_id)
            if found is None:
                raise KeyError(check_in_id)
            self._db.table("check_ins").delete(check_in_id)
        return found

    def restore_check_in(self, check_in: CheckIn) -> CheckIn:
        """Bring a deleted check-in back as it was."""
        return self.add_check_in(check_in)

    def check_in(self, check_in_id: str) -> CheckIn | None:
        """Return the check-in of this id, or None."""
        with self._reading():
            return self._check_in(check_in_id)

    def check_ins(
        self,
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[CheckIn]:
        """Return check-ins, newest first, of the days from `since` to `until`, both included."""
        with self._reading():
            rows = listing.newest_first(self._db, "check_ins", since, until, limit, offset)
            return [check_in_of(row) for row in rows]

    # Sittings

    def start_sitting(self, sitting: Sitting) -> CheckIn | None:
        """Keep a sitting that has begun, and link the check-in that came just before it.

        Returns the check-in that is now marked as "before", or None.
        """
        with self._writing():
            self._db.table("sittings").insert(sitting_row(sitting))
            return links.link_before(self._db, sitting)

    def note_progress(self, sitting_id: str, practised_s: float) -> None:
        """Keep how many seconds of the sitting have sounded so far."""
        with self._writing():
            listing.update(self._db, "sittings", {"id": sitting_id, "practised_s": practised_s})

    def close_sitting(
        self, sitting_id: str, practised_s: float, finished: bool, hard: bool = False
    ) -> Sitting:
        """Keep how a sitting ended and return it.

        Raises:
            KeyError: there is none.
        """
        ended = {"practised_s": practised_s, "finished": finished, "hard": hard, "closed": True}
        with self._writing():
            listing.update(self._db, "sittings", {"id": sitting_id, **ended})
            return sitting_of(listing.one(self._db, "sittings", sitting_id))

    def amend_sitting(self, sitting: Sitting) -> Sitting:
        """Replace the sitting of the same id.

        Raises:
            KeyError: there is none.
        """
        with self._writing():
            listing.update(self._db, "sittings", sitting_row(sitting))
        return sitting

    def delete_sitting(self, sitting_id: str) -> RemovedSitting:
        """Delete a sitting; return it with the check-ins that hung on it, for restoring.

        Raises:
            KeyError: there is none.
        """
        with self._writing():
            return links.remove_sitting(self._db, sitting_id)

    def restore_sitting(self, removed: RemovedSitting) -> Sitting:
        """Bring a deleted sitting back, and its check-ins' links with it."""
        with self._writing():
            links.restore_sitting(self._db, removed)
        return removed.sitting

    def sitting(self, sitting_id: str) -> Sitting | None:
        """Return the sitting of this id, or None."""
        with self._reading():
            rows = listing.by_ids(self._db, "sittings", [sitting_id])
            return sitting_of(rows[0]) if rows else None

    def sittings(
        self,
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Sitting]:
        """Return sittings, newest first, of the days from `since` to `until`, both included."""
        with self._reading():
            rows = listing.newest_first(self._db, "sittings", since, until, limit, offset)
            return [sitting_of(row) for row in rows]

    def open_sittings(self) -> list[Sitting]:
        """Return the sittings that were never closed: playing now, or cut short by a crash."""
        with self._reading():
            return [sitting_of(row) for row in listing.open_sittings(self._db)]

    # Both

    def newest(self, limit: int, offset: int = 0) -> list[CheckIn | Sitting]:
        """Return check-ins and closed sittings together, newest first."""
        with self._reading():
            return listing.newest_of_both(self._db, limit, offset)

    def is_empty(self) -> bool:
        """Say whether nothing was ever kept, or nothing is left."""
        with self._reading():
            return not listing.any_entry(self._db)

    # Sums, made in SQL

    def weekly_days(self, measure: Measure) -> list[tuple[str, str, float, int]]:
        """Return (day, week, mean, n) per day with an entry that counts: `measurement.md` §5."""
        with self._reading():
            return aggregates.weekly_days(self._db.conn, measure)

    def minutes_by_week(self, until: date | None = None) -> dict[str, float]:
        """Return the minutes practised by ISO week, up to the end of day `until`.

        Whole sittings or not: `measurement.md` §12.
        """
        with self._reading():
            return aggregates.minutes_by(self._db.conn, "week", until=until)

    # The file

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

    def integrity(self) -> list[str]:
        """Return what is wrong with the file, in SQLite's words; nothing when all is well."""
        try:
            with self._reading():
                return listing.faults(self._db)
        except AppError as error:
            if error.kind is not ErrorKind.JOURNAL_DAMAGED:
                raise
            return [error.detail]

    def _check_in(self, check_in_id: str) -> CheckIn | None:
        rows = listing.by_ids(self._db, "check_ins", [check_in_id])
        return check_in_of(rows[0]) if rows else None

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

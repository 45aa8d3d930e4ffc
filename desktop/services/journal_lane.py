"""The one open journal, behind its own lane: every database call happens in that lane's thread.

The repository, and sqlite-utils with it, is imported there and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desktop.core.errors import AppError, ErrorKind
from desktop.core.paths import journal_file

if TYPE_CHECKING:
    from desktop.core.clock import Clock
    from desktop.journal.repository import Journal
    from desktop.services.tasks import Tasks

T = TypeVar("T")
LANE = "journal"
# After these the file is opened anew: it may be another one, or back.
_LET_GO = {
    ErrorKind.FOLDER_MISSING,
    ErrorKind.FOLDER_READ_ONLY,
    ErrorKind.JOURNAL_DAMAGED,
    ErrorKind.JOURNAL_UNREADABLE,
}


class JournalLane:
    """Opens the journal on first use; opens it again after a failure that may pass."""

    def __init__(self, tasks: Tasks, clock: Clock, folder: Path, boundary: time) -> None:
        self._tasks, self._clock, self._folder = tasks, clock, folder
        self._boundary = boundary
        self._journal: Journal | None = None
        self._was_open = False

    def ask(
        self,
        work: Callable[[Journal], T],
        done: Callable[[T], None] | None,
        failed: Callable[[Exception], None],
    ) -> None:
        """Queue `work` on the journal; `done` or `failed` is called on the interface thread."""
        self._tasks.run(LANE, lambda: self._work(work), done, failed)

    def set_boundary(self, boundary: time) -> None:
        """Use another day boundary when the journal is next opened."""
        self._boundary = boundary

    def start_afresh(
        self, done: Callable[[Path], None], failed: Callable[[Exception], None]
    ) -> None:
        """Put the journal's file aside and begin a new one; `done` is told where the old one is."""
        self._tasks.run(LANE, self._set_aside, done, failed)

    def close(self) -> None:
        """Close the file once everything that is queued is done."""
        self._tasks.run(LANE, self._let_go)

    def _work(self, work: Callable[[Journal], T]) -> T:
        try:
            return work(self._opened())
        except AppError as error:
            if error.kind in _LET_GO or (self._journal and self._journal.closed_to_writing):
                self._let_go()
            raise

    def _opened(self) -> Journal:
        if self._journal is None:
            if self._was_open and not journal_file(self._folder).exists():
                # Its drive went; a new journal in its place would look like a loss.
                raise AppError(ErrorKind.FOLDER_MISSING, path=self._folder)
            from desktop.journal.repository import Journal

            self._journal = Journal.open(self._folder, self._clock, self._boundary)
            self._was_open = True
        return self._journal

    def _let_go(self) -> None:
        journal, self._journal = self._journal, None
        if journal is not None:
            journal.close()

    def _set_aside(self) -> Path:
        from desktop.journal.aside import set_journal_aside

        self._let_go()
        aside = set_journal_aside(self._folder)
        self._was_open = False
        self._opened()
        return aside

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
    from desktop.journal.key import Key
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
_SHUT = {ErrorKind.JOURNAL_LOCKED, ErrorKind.WRONG_PASSPHRASE}


class JournalLane:
    """Opens the journal on first use; opens it again after a failure that may pass.

    A locked one it opens with a key, once it has one; until then `JOURNAL_LOCKED` is the answer.
    """

    def __init__(self, tasks: Tasks, clock: Clock, folder: Path, boundary: time) -> None:
        self._tasks, self._clock, self._folder = tasks, clock, folder
        self._boundary = boundary
        self._journal: Journal | None = None
        self._was_open = False
        self._key: Key | None = None
        self._waiting: list[Callable[[], None]] = []  # what is asked again once it is unlocked

    def ask(
        self,
        work: Callable[[Journal], T],
        done: Callable[[T], None] | None,
        failed: Callable[[Exception], None],
        waits: bool = False,
    ) -> None:
        """Queue `work` on the journal; `done` or `failed` is called on the interface thread.

        What `waits` waits in memory where the journal is locked, until `go_on`.
        """

        def on_failed(error: Exception) -> None:
            if waits and isinstance(error, AppError) and error.kind is ErrorKind.JOURNAL_LOCKED:
                self._waiting.append(lambda: self.ask(work, done, failed, waits=True))
            else:
                failed(error)

        self._tasks.run(LANE, lambda: self._work(work), done, on_failed)

    def unlock(
        self, passphrase: str, done: Callable[[bool], None], failed: Callable[[Exception], None]
    ) -> None:
        """Open the locked journal by its passphrase, and keep its key.

        `done` is told whether it has a passphrase at all: another process may have taken it away.
        """
        self._tasks.run(LANE, lambda: self._unlock(passphrase), done, failed)

    def go_on(self) -> None:
        """Ask again what waited for the journal to be unlocked, in order."""
        waiting, self._waiting = self._waiting, []
        for ask in waiting:
            ask()

    def lock(self, failed: Callable[[Exception], None]) -> None:
        """Close the file once everything that is queued is kept, and forget its key."""
        self._tasks.run(LANE, self._shut, None, failed)

    def convert(
        self,
        work: Callable[[Path, Key | None], Key | None],
        done: Callable[[None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run `work` on the data folder with the journal closed; it is given the key, and returns
        the one that opens the journal from then on."""

        def convert() -> None:
            self._let_go()
            made = work(self._folder, self._key)
            self._forget_key()
            self._key = made

        self._tasks.run(LANE, convert, done, failed)

    def beside(
        self,
        work: Callable[[Path], T],
        done: Callable[[T], None] | None,
        failed: Callable[[Exception], None],
    ) -> None:
        """Run `work` on the data folder in the journal's turn; the journal itself is not opened."""
        self._tasks.run(LANE, lambda: work(self._folder), done, failed)

    def with_it_closed(
        self,
        work: Callable[[Path, Key | None], T],
        done: Callable[[T], None] | None,
        failed: Callable[[Exception], None],
    ) -> None:
        """Run `work` on the data folder, with the key, while the journal is closed."""

        def run() -> T:
            self._let_go()
            result = work(self._folder, self._key)
            self._was_open = False  # it may be another journal, or none
            return result

        self._tasks.run(LANE, run, done, failed)

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
        self._tasks.run(LANE, self._shut)

    def _work(self, work: Callable[[Journal], T]) -> T:
        try:
            return self._done(work)
        except AppError as error:
            if error.kind in _SHUT:  # by its owner, or with another passphrase meanwhile
                self._shut()
                raise AppError(ErrorKind.JOURNAL_LOCKED, error.detail, **error.facts) from error
            if error.kind in _LET_GO or (self._journal and self._journal.closed_to_writing):
                self._let_go()
            raise

    def _done(self, work: Callable[[Journal], T]) -> T:
        """Do it; where the index of what was written was damaged, mend it and do it again."""
        journal = self._opened()
        try:
            return work(journal)
        except AppError as error:
            if error.kind is not ErrorKind.JOURNAL_DAMAGED or not journal.mend_search():
                raise
        return work(journal)

    def _opened(self) -> Journal:
        if self._journal is None:
            if self._was_open and not journal_file(self._folder).exists():
                # Its drive went; a new journal in its place would look like a loss.
                raise AppError(ErrorKind.FOLDER_MISSING, path=self._folder)
            from desktop.journal.repository import Journal

            self._journal = Journal.open(self._folder, self._clock, self._boundary, key=self._key)
            self._was_open = True
        return self._journal

    def _let_go(self) -> None:
        journal, self._journal = self._journal, None
        if journal is not None:
            journal.close()

    def _unlock(self, passphrase: str) -> bool:
        from desktop.journal.passphrase import key_for

        self._shut()
        self._key = key_for(self._folder, passphrase)
        try:
            if self._opened().whole.key is None:
                self._forget_key()
        except BaseException:
            self._forget_key()
            raise
        return self._key is not None

    def _shut(self) -> None:
        self._let_go()
        self._forget_key()

    def _forget_key(self) -> None:
        key, self._key = self._key, None
        if key is not None:
            key.forget()

    def _set_aside(self) -> Path:
        from desktop.journal.aside import set_journal_aside

        self._let_go()
        aside = set_journal_aside(self._folder)
        self._was_open = False
        self._opened()
        return aside

"""The person's own words between the journal, which keeps them, and the settings, which know them.

Whom they would call, their phrases, their kinds of shifts. Shows nothing itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.core.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.settings import Value
    from desktop.journal.repository import Journal
    from desktop.services.journal_service import JournalService
    from desktop.services.settings_service import SettingsService


class OwnWordsService(QObject):
    """Reads them once the journal is open, keeps what is said, and moves over what is old.

    What could not be kept holds for this run all the same, and is tried again at each reading.
    """

    def __init__(
        self,
        journal: JournalService,
        settings: SettingsService,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal, self._settings, self._folder = journal, settings, folder
        self._said: dict[str, Value] = {}  # on its way to the journal, or not kept yet
        self._under_way = 0
        self._times_locked = 0
        settings.own_words_said.connect(self._on_said)
        journal.journal_changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Read them; what the journal knows nothing of yet is kept in it first."""
        known = {**self._known(), **self._settings.old_own_words()}
        said = {} if self._under_way else dict(self._said)

        def work(journal: Journal) -> tuple[dict[str, Value], bool]:
            may_write = journal.closed_to_writing is None
            if may_write:
                journal.own_words.settle(known)
                if said:
                    journal.own_words.put(said)
            return journal.own_words.all(), may_write

        times_locked = self._times_locked

        def on_read(read: tuple[dict[str, Value], bool]) -> None:
            if times_locked == self._times_locked:  # else it was read before the journal was shut
                self._on_read(*read, said)

        self._journal.ask(work, on_read, self._on_unread)

    def forget(self) -> None:
        """Let go of them: the journal is locked. What is on its way waits until it is not."""
        self._times_locked += 1
        self._settings.forget_own_words()

    def _known(self) -> dict[str, Value]:
        if self._settings.are_own_words_locked:
            return {}
        from desktop.core.settings import OWN_WORDS

        return {key: self._settings.get(key) for key in OWN_WORDS}

    def _on_read(self, found: dict[str, Value], is_settled: bool, said: dict[str, Value]) -> None:
        if is_settled:
            self._forget_said(said)
            self._settings.drop_old_own_words(self._rewrite)
        self._settings.know_own_words({**found, **self._said})

    def _rewrite(self, save: Callable[[], None]) -> None:
        from desktop.journal.settings_file import rewritten

        rewritten(self._folder, save)

    def _on_unread(self, error: Exception) -> None:
        """Leave it at what is known; whoever needs the journal will say what is wrong."""
        if not isinstance(error, AppError):
            raise error

    @Slot(str)
    def _on_said(self, key: str) -> None:
        said = {key: self._settings.get(key)}
        self._said.update(said)
        self._under_way += 1

        def kept(_: None) -> None:
            self._under_way -= 1
            self._forget_said(said)

        def not_kept(error: Exception) -> None:
            self._under_way -= 1
            if not isinstance(error, AppError):
                raise error
            self._journal.failed.emit(error)

        self._journal.ask(lambda journal: journal.own_words.put(said), kept, not_kept, waits=True)

    def _forget_said(self, said: dict[str, Value]) -> None:
        """Note that these are kept; what was said anew meanwhile is not."""
        for key, value in said.items():
            if self._said.get(key) == value:
                del self._said[key]

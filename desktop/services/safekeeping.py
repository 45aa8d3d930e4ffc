"""Copies of the journal while the app is open: made daily, looked into, put in its place.

All of it happens in the journal's lane, never during a practice, and is told on the interface
thread.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.errors import AppError, ErrorKind
from desktop.core.sentences import sentence
from desktop.core.words import tr
from desktop.services import copy_words
from desktop.services.views import CopyView

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.core.clock import Clock
    from desktop.journal.key import Key
    from desktop.journal.repository import Journal
    from desktop.journal.restoring import Preview
    from desktop.services.journal_service import JournalService

T = TypeVar("T")
FIRST_AFTER_MS = 60_000
LOOK_EVERY_MS = 15 * 60_000
_BROKEN = (ErrorKind.JOURNAL_DAMAGED, ErrorKind.JOURNAL_NOT_OURS)


class Safekeeping(QObject):
    """Makes the daily copy, and does what is asked for with the copies there are."""

    listed = Signal(object)  # tuple of CopyView, the newest first
    looked = Signal(object)  # CopyPreview
    restored = Signal(str)  # what to say
    saved = Signal(str)  # what to say
    forgotten = Signal(str)  # what to say
    left_aside = Signal(object, str)  # paths of damaged journals that may have it, what to say
    backed_up = Signal(str)  # path
    failed = Signal(object)  # AppError

    def __init__(
        self,
        journal: JournalService,
        clock: Clock,
        folder: Path,
        is_busy: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """Copy the journal of `folder`; `is_busy` says whether somebody practises just now."""
        super().__init__(parent)
        self._journal, self._clock, self._folder, self._is_busy = journal, clock, folder, is_busy
        self._changed = True  # while it was closed, perhaps
        self._told = False  # that no copy could be made: once is enough
        self._soon = QTimer(self, interval=FIRST_AFTER_MS, singleShot=True)
        self._often = QTimer(self, interval=LOOK_EVERY_MS)
        for timer in (self._soon, self._often):
            timer.timeout.connect(self.back_up_if_due)
        for changed in (
            *(journal.check_in_added, journal.check_in_changed, journal.check_in_removed),
            *(journal.sitting_changed, journal.sitting_removed, journal.journal_changed),
            *(journal.entry_added, journal.entry_changed, journal.entry_removed),
            *(journal.life_added, journal.life_changed, journal.life_removed),
        ):
            changed.connect(self._on_changed)

    def start(self) -> None:
        """Look from now on whether a copy is due."""
        self._soon.start()
        self._often.start()

    def close(self) -> None:
        """Make no further copies."""
        self._soon.stop()
        self._often.stop()

    @Slot()
    def back_up_if_due(self) -> None:
        """Make today's copy, if the journal changed and nobody practises."""
        if not self._changed or self._is_busy():
            return
        self._changed = False
        now = self._clock.now().utc

        def make(journal: Journal) -> Path | None:
            from desktop.journal.daily import back_up_daily

            return back_up_daily(journal, now)

        self._journal.ask(make, self._on_backed_up, self._on_not_backed_up)

    def refresh(self) -> None:
        """List the copies there are."""

        def look(folder: Path) -> tuple[CopyView, ...]:
            from desktop.journal.backups import backups_in

            return tuple(map(copy_words.copy_view, backups_in(folder)))

        self._journal.lane.beside(look, self.listed.emit, self._on_failed)

    def if_copied_since(self, at: datetime, then: Callable[[], None]) -> None:
        """Do `then` where a copy, or a damaged journal put aside, is of `at` or later (UTC)."""

        def newest(folder: Path) -> bool:
            from desktop.journal.aside import asides_in
            from desktop.journal.backups import backups_in

            return any(one.at >= at for one in backups_in(folder)) or bool(asides_in(folder, at))

        def tell(there_is: bool) -> None:
            if there_is:
                then()

        self._journal.lane.beside(newest, tell, self._on_failed)

    def look(self, path: str, title: str) -> None:
        """Look into a copy, and set it against the journal where that can be read."""

        def compare(journal: Journal) -> Preview:
            from desktop.journal.restoring import preview

            return preview(journal, Path(path))

        def alone(_folder: Path, key: Key | None) -> Preview:
            from desktop.journal.inside import look_into
            from desktop.journal.restoring import Preview

            return Preview(look_into(Path(path), key), None)

        def tell(seen: Preview) -> None:
            self.looked.emit(copy_words.preview_words(path, title, seen))

        def on_failed(error: Exception) -> None:
            if isinstance(error, AppError) and error.kind in _BROKEN:
                self._journal.lane.with_it_closed(alone, tell, self._on_failed)
            else:
                self._on_failed(error)

        self._journal.ask(compare, tell, on_failed)

    def restore(self, path: str) -> None:
        """Put a copy in the journal's place; that one is copied first."""
        now = self._clock.now().utc

        def put(folder: Path, key: Key | None) -> Path | None:
            from desktop.journal.restoring import restore

            return restore(folder, Path(path), key, now)

        self._journal.lane.with_it_closed(put, self._on_restored, self._on_failed)

    def salvage(self) -> None:
        """Save what can be read of a damaged journal among the copies."""
        now = self._clock.now().utc

        def save(folder: Path, key: Key | None) -> dict[str, int]:
            from desktop.journal.salvage import salvage

            return salvage(folder, key, now).counts

        def tell(counts: dict[str, int]) -> None:
            words = copy_words.things(counts)
            self.saved.emit(tr("Saved among the copies: {things}.", things=words))
            self.refresh()

        self._journal.lane.with_it_closed(save, tell, self._on_failed)

    def forget(self, record_id: str, at: datetime) -> None:
        """Take what was deleted, logged at the instant `at`, out of every copy.

        A damaged journal that was put aside cannot be edited; `left_aside` names it.
        """

        def forget(journal: Journal) -> list[Path]:
            from desktop.journal.aside import asides_in
            from desktop.journal.forgetting import forget_in_copies

            forget_in_copies(journal.folder, [record_id], journal.whole.key)
            return asides_in(journal.folder, at)

        def tell(left: list[Path]) -> None:
            if left:
                self.left_aside.emit(left, copy_words.left_aside(left))
            else:
                self.forgotten.emit(tr("No copy that Tend keeps has it any more."))

        self._journal.ask(forget, tell, self._on_failed)

    def remove_aside(self, paths: list[Path]) -> None:
        """Remove damaged journals that were put aside, for good."""

        def remove(_folder: Path) -> None:
            from desktop.journal.aside import remove_asides

            remove_asides(paths)

        def tell(_nothing: None) -> None:
            self.forgotten.emit(tr("No copy that Tend keeps has it any more."))

        self._journal.lane.beside(remove, tell, self._on_failed)

    @Slot()
    def _on_changed(self) -> None:
        self._changed = True

    def _on_backed_up(self, made: Path | None) -> None:
        self._told = False
        if made is not None:
            self.backed_up.emit(str(made))

    def _on_not_backed_up(self, error: Exception) -> None:
        self._changed = True
        if not isinstance(error, AppError):
            raise error
        if error.kind is ErrorKind.JOURNAL_LOCKED or error.kind in _BROKEN or self._told:
            return  # it is told of by whoever opens it
        self._told = True
        self.failed.emit(AppError(ErrorKind.BACKUP_NOT_MADE, why=sentence(error)))

    def _on_restored(self, kept: Path | None) -> None:
        self._journal.forget()  # what was deleted there is nothing to be undone here
        self._journal.journal_changed.emit()
        said = tr("Your journal is that copy now.")
        if kept is not None:
            said = f"{said} {tr('The one before is kept as {path}.', path=kept)}"
        self.restored.emit(said)
        self.refresh()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self.failed.emit(error)

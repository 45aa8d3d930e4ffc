"""What went wrong, in the world or in Tend itself: said calmly beneath the page, and in the log."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.errors import AppError, ErrorKind
from desktop.core.paths import logs_folder
from desktop.core.sentences import sentence
from desktop.core.words import tr

if TYPE_CHECKING:
    from logging import Handler

    from desktop.services.journal_service import JournalService
    from desktop.ui.main_window import MainWindow


class Troubles(QObject):
    """Shows every failure as a notice; keeps the log from `open` to `close`."""

    damage_shown = Signal()  # somebody wants to see what can be done for a damaged journal
    crashed = Signal(str)  # the kind of an error of ours that nobody caught

    def __init__(
        self,
        window: MainWindow,
        folder: Path,
        journal: JournalService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._folder, self._journal = window, folder, journal
        self._log: Handler | None = None
        self._let_crashes_go: Callable[[], None] | None = None
        self.crashed.connect(self._on_crashed)

    def open(self) -> None:
        """Send to the log whatever nobody caught."""
        from desktop.core.logs import catch_crashes, start_logging

        self._let_crashes_go = catch_crashes(self.crashed.emit)
        try:
            self._log = start_logging(self._folder)
        except AppError:  # the journal's own opening will say what is wrong with the folder
            self._log = None

    def close(self) -> None:
        """Leave errors to Python again, and the log file to others."""
        from desktop.core.logs import stop_logging

        if self._let_crashes_go is not None:
            self._let_crashes_go()
        if self._log is not None:
            stop_logging(self._log)

    @Slot(object)
    def show_failure(self, error: AppError) -> None:
        """Say what went wrong in the world, and what can be done."""
        if error.kind is ErrorKind.JOURNAL_LOCKED:
            return  # no failure: the whole window says so
        if error.kind in (ErrorKind.JOURNAL_DAMAGED, ErrorKind.JOURNAL_NOT_OURS):
            self._window.notices.say(
                sentence(error),
                tr("See what can be done"),
                self.damage_shown.emit,
                stays=True,
            )
        else:
            self._window.notices.say(sentence(error))

    @Slot(object)
    def show_recovered(self, sitting: object) -> None:
        """Say that a practice was cut off last time."""
        self._window.notices.say(
            tr("A practice was cut off last time. The minutes you had done are kept.")
        )

    def start_afresh(self) -> None:
        """Set a journal that cannot be read aside, whole, and begin a new one."""
        self._journal.start_afresh(self.on_afresh)

    def on_afresh(self, aside: Path) -> None:
        """Say that a new journal has begun, and where the old one is."""
        self._window.notices.say(
            tr("A new journal has begun. The old one is kept, whole, as {path}.", path=aside)
        )

    @Slot(str)
    def _on_crashed(self, kind: str) -> None:
        self._window.notices.say(
            tr(
                "Something in Tend itself went wrong ({kind}). What you have kept is safe. "
                "Where it happened is in {path}; no word of your journal is.",
                kind=kind,
                path=logs_folder(self._folder),
            ),
            stays=True,
        )

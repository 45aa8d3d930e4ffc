"""Histories connected: the page, the file dialogue, and a file that is dropped on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.app.file_dialogues import every_kind, file_to_open
from desktop.core.errors import AppError, ErrorKind
from desktop.core.sentences import sentence
from desktop.core.words import tr

if TYPE_CHECKING:
    from desktop.services.import_service import ImportService
    from desktop.ui.pages.histories import HistoriesPage


class HistoriesDesk(QObject):
    """Carries what the page wants to the service, and what the service says back."""

    opened = Signal()  # the page is to be shown
    failed = Signal(object)  # AppError, where the page is not in sight

    def __init__(
        self, page: HistoriesPage, service: ImportService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page, self._service = page, service
        page.choose_pressed.connect(self.choose_file)
        page.stopped.connect(service.stop)
        page.undo_pressed.connect(service.take_out)
        page.earlier.taken_out.connect(service.take_out)
        page.columns.wanted.connect(service.read_columns)
        page.found.zone_changed.connect(service.examine)
        page.found.wanted.connect(service.bring_in)
        service.began.connect(page.show_reading)
        service.counting.connect(page.show_counting)
        service.keeping.connect(page.show_coming_in)
        service.examined.connect(page.show_found)
        service.recounted.connect(page.show_counts)
        service.columns_wanted.connect(page.ask_for_columns)
        service.progressed.connect(page.show_progress)
        service.refused.connect(page.show_problem)
        service.stopped.connect(page.show_stopped)
        service.came_in.connect(page.show_came_in)
        service.taken_out.connect(page.show_taken_out)
        service.listed.connect(page.show_earlier)
        service.nothing_new.connect(self._on_nothing_new)
        service.failed.connect(self._on_failed)

    @Slot()
    def choose_file(self) -> None:
        """Ask which file."""
        kinds = tr("Histories ({endings})", endings="*.csv *.zip *.json *.xml *.daylio")
        chosen = file_to_open(self._page, tr("Bring a history in"), kinds, every_kind())
        if chosen is not None:
            self.open(chosen)

    def open(self, path: Path) -> None:
        """Show the page and read a file; one that is being read is seen to its end first."""
        self.opened.emit()
        self._service.open(path)

    @Slot()
    def _on_nothing_new(self) -> None:
        self._page.show_problem(tr("There was nothing new in it. Your journal is as it was."))

    @Slot(object)
    def _on_failed(self, error: AppError) -> None:
        self._page.show_problem(sentence(error))
        self._page.earlier.offer_again()
        if error.kind is ErrorKind.IMPORT_UNKNOWN:  # it went meanwhile: show what is there
            self._service.refresh()
        if not self._page.isVisible():
            self.failed.emit(error)

"""The practices page, connected: the library, reading a practice, and beginning it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.app.length_preview import LengthPreview
from desktop.core.errors import AppError
from desktop.core.paths import journal_file
from desktop.services.voices import SHAPES_A_VOICE

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.services.library_service import LibraryService
    from desktop.services.settings_service import SettingsService
    from desktop.services.tasks import Tasks
    from desktop.services.views import PracticeSummary, Reading
    from desktop.ui.pages.practices import PracticesPage

LANE = "pages"
SHAPES_A_PLAN = (*SHAPES_A_VOICE, "anchor", "eyes", "leave_out_skippable", "phrases")


class PracticesDesk(QObject):
    """Fills the practices page and says what was chosen there."""

    begin_requested = Signal(str, int)
    failed = Signal(object)  # AppError

    def __init__(
        self,
        page: PracticesPage,
        folder: Path,
        today: Callable[[], date],
        tasks: Tasks,
        library: LibraryService,
        settings: SettingsService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._folder, self._today = page, folder, today
        self._tasks, self._library, self._settings = tasks, library, settings
        page.show_favourites(settings.lines("favourites"))
        page.begin_requested.connect(self.begin_requested)
        page.read_requested.connect(self._on_read)
        page.favourite_chosen.connect(self._on_favourite)
        settings.changed.connect(self._on_setting)
        self._lengths = LengthPreview(tasks, library, settings, self)
        page.length_wanted.connect(self._lengths.want)
        self._lengths.ready.connect(page.show_length)
        self._lengths.unknown.connect(self._on_length_unknown)

    @Slot()
    def refresh(self) -> None:
        """Read the library, and when each practice was last used, off the interface thread."""
        path, day = journal_file(self._folder), self._today()

        def read() -> list[PracticeSummary]:
            from desktop.journal.today import today

            return self._library.summaries(today(path, day).last_used)

        self._tasks.run(LANE, read, self._on_practices)

    def _on_practices(self, practices: list[PracticeSummary]) -> None:
        self._page.show_practices(practices, self._today())
        for error in self._library.damaged():
            self.failed.emit(error)

    @Slot(str, bool)
    def _on_favourite(self, practice_id: str, is_one: bool) -> None:
        others = tuple(i for i in self._settings.lines("favourites") if i != practice_id)
        self._settings.set("favourites", (*others, practice_id) if is_one else others)

    @Slot(str, object)
    def _on_setting(self, key: str, _value: object) -> None:
        if key == "favourites":
            self._page.show_favourites(self._settings.lines("favourites"))
        elif key in SHAPES_A_PLAN:
            self._lengths.again()
            if key == "phrases" and self._page.reading.reading is not None:
                self._reread(self._page.reading.reading.practice.id)

    @Slot()
    def _on_length_unknown(self) -> None:
        self._page.show_length(None)

    def _reread(self, practice_id: str) -> None:
        """Read again what is open as text, without turning to it."""
        read = self._reader(practice_id)
        self._tasks.run(LANE, read, self._page.reading.show_reading, self._on_failed)

    def _reader(self, practice_id: str) -> Callable[[], Reading]:
        phrases = self._settings.lines("phrases")
        return lambda: self._library.reading(practice_id, phrases)

    @Slot(str)
    def _on_read(self, practice_id: str) -> None:
        self._tasks.run(LANE, self._reader(practice_id), self._on_reading, self._on_failed)

    def _on_reading(self, reading: Reading) -> None:
        self._page.show_reading(reading)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self.failed.emit(error)

"""Sounds of one's own beneath the voice, connected: the dialogue, the work, what comes of it."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.app.file_dialogues import file_to_open, sound_kinds
from desktop.core.errors import AppError
from desktop.core.sentences import sentence
from desktop.core.words import tr

if TYPE_CHECKING:
    from desktop.services.settings_service import SettingsService
    from desktop.services.tasks import Tasks
    from desktop.services.views import BackgroundChoice
    from desktop.ui.pages.settings_background import BackgroundRow

LANE = "backgrounds"


class BackgroundDesk(QObject):
    """Brings one file in at a time, off the interface thread; a stop leaves nothing behind."""

    _progressed = Signal(float)  # from the lane: seconds read so far

    def __init__(
        self,
        row: BackgroundRow,
        shelf: Path,
        settings: SettingsService,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._row, self._shelf, self._settings, self._tasks = row, shelf, settings, tasks
        self._stop = Event()
        row.add_pressed.connect(self.choose_file)
        row.remove_pressed.connect(self._on_remove)
        row.stop_pressed.connect(self.close)
        self._progressed.connect(row.show_progress)

    @Slot()
    def close(self) -> None:
        """Stop what is being brought in."""
        self._stop.set()

    @Slot()
    def refresh(self) -> None:
        """Show what there is."""
        from desktop.services.backgrounds import own_choices

        shelf = self._shelf
        self._tasks.run(LANE, lambda: own_choices(shelf), self._row.show_own)

    @Slot()
    def choose_file(self) -> None:
        """Ask which file, then bring it in."""
        chosen = file_to_open(self._row, tr("Add a sound of your own"), *sound_kinds())
        if chosen is not None:
            self.bring(chosen)

    def bring(self, source: Path) -> None:
        """Bring a sound in; it is chosen once it is there."""
        from desktop.services.backgrounds import bring_in

        stop, shelf = Event(), self._shelf
        self._stop = stop

        def progress(done_s: float) -> bool:
            self._progressed.emit(done_s)
            return not stop.is_set()

        self._row.show_state(tr("Reading it…"), works=True)
        self._tasks.run(
            LANE, lambda: bring_in(source, shelf, progress), self._on_kept, self._on_failed
        )

    def _on_kept(self, kept: BackgroundChoice) -> None:
        self._row.show_state(tr("“{title}” goes round without a seam now.", title=kept.title))
        self.refresh()
        self._settings.set("background", kept.id)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._row.show_state(sentence(error))

    @Slot(str)
    def _on_remove(self, name: str) -> None:
        from desktop.services.backgrounds import remove

        self._settings.set("background", "none")
        shelf = self._shelf
        self._tasks.run(LANE, lambda: remove(shelf, name), self._on_removed, self._on_failed)

    def _on_removed(self, _nothing: None) -> None:
        self._row.show_state("")
        self.refresh()

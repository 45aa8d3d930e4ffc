"""Saving practices as sound files, connected: the form, the file dialogue, and the work."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot

from desktop.app.file_dialogues import place_to_save
from desktop.app.save_places import begins_in, not_asked_about, with_ending
from desktop.core.errors import AppError
from desktop.core.sentences import sentence
from desktop.core.words import tr
from desktop.services.views import SoundFileOffer, SoundFileWish

if TYPE_CHECKING:
    from desktop.services.library_service import LibraryService
    from desktop.services.settings_service import SettingsService
    from desktop.services.tasks import Tasks
    from desktop.ui.pages.save_sound import SaveSoundPage

LANE = "sound-files"
IN_A_NAME = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))  # what a file's name may not hold


class SoundFileDesk(QObject):
    """Writes one file at a time, behind everything else; a stop leaves no part of it."""

    opened = Signal()  # the form is to be shown
    done = Signal()  # back to the library, if the form is still in sight
    saved = Signal(str)  # where it lies
    failed = Signal(object)  # AppError
    _progressed = Signal(int)  # from the lane: per cent

    def __init__(
        self,
        page: SaveSoundPage,
        tasks: Tasks,
        library: LibraryService,
        settings: SettingsService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._tasks = page, tasks
        self._library, self._settings = library, settings
        self._stop = Event()
        self._is_busy = False
        self._asked: tuple[SoundFileWish, Path] | None = None  # what would replace other files
        page.wanted.connect(self._on_wanted)
        page.replace_pressed.connect(self._on_replace)
        page.stopped.connect(self._on_stopped)
        page.closed.connect(self.done)
        self._progressed.connect(page.show_progress)

    def close(self) -> None:
        """Stop what is being written: the app is leaving."""
        self._stop.set()

    @Slot(str, int)
    def open(self, practice_id: str, minutes: int) -> None:
        """Show the form for a practice at a length; while one is written, show how far that is."""
        if self._is_busy:
            self.opened.emit()
            return
        from desktop.services.exporting import offer

        library, chosen = self._library, self._settings.snapshot()
        self._tasks.run(
            LANE,  # it is idle: only one file is written at a time
            lambda: offer(library, practice_id, minutes, chosen),
            self._on_offer,
            self._on_no_offer,
        )

    def _on_offer(self, offer: SoundFileOffer) -> None:
        if not self._is_busy:
            self._page.load(offer)
        self.opened.emit()

    def _on_no_offer(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self.failed.emit(error)

    @Slot(object)
    def _on_wanted(self, wish: SoundFileWish) -> None:
        place = QStandardPaths.StandardLocation.MusicLocation
        folder = begins_in(QStandardPaths.writableLocation(place))
        kind = tr("Sound files ({endings})", endings=f"*.{wish.kind}")
        suggested = folder / file_name(wish)
        chosen = place_to_save(self._page, tr("Save as a sound file"), suggested, kind)
        if chosen is not None:
            self.save(wish, chosen)

    def save(self, wish: SoundFileWish, chosen: Path) -> None:
        """Write the file; its name gets the ending of its kind, if it has another.

        `chosen` may be replaced: the dialogue has asked. Any other file is asked about on the form.
        """
        if self._is_busy:
            return
        path = with_ending(chosen, f".{wish.kind}")
        places = [path, path.with_suffix(f".{wish.captions}")] if wish.captions else [path]
        there = not_asked_about(places, chosen)
        if there:
            self._asked = wish, path
            self._page.ask_to_replace([place.name for place in there])
            return
        self._write(wish, path)

    @Slot()
    def _on_replace(self) -> None:
        if self._asked is not None and not self._is_busy:
            self._write(*self._asked)

    def _write(self, wish: SoundFileWish, path: Path) -> None:
        from desktop.services.exporting import save

        stop, self._is_busy, shown = Event(), True, -1
        self._stop, self._asked = stop, None
        library, chosen = self._library, self._settings.snapshot()
        concerns: list[AppError] = []
        self._page.show_busy()

        def progress(done: float) -> bool:
            nonlocal shown
            if (percent := int(done * 100)) != shown:
                shown = percent
                self._progressed.emit(percent)
            return not stop.is_set()

        def work() -> bool:
            return save(library, wish, path, chosen, progress, concerns.append)

        def written(whole: bool) -> None:
            self._on_written(path, whole, concerns)

        self._tasks.run(LANE, work, written, self._on_not_written)

    def _on_written(self, path: Path, whole: bool, concerns: list[AppError]) -> None:
        self._is_busy = False
        if not whole:
            self._page.show_problem(tr("It was stopped. No part of it was left."))
            return
        self.saved.emit(str(path))
        self.done.emit()
        for concern in concerns:
            self.failed.emit(concern)

    def _on_not_written(self, error: Exception) -> None:
        self._is_busy = False
        if not isinstance(error, AppError):
            raise error
        self._page.show_problem(sentence(error))
        if not self._page.isVisible():
            self.failed.emit(error)

    @Slot()
    def _on_stopped(self) -> None:
        self._stop.set()


def file_name(wish: SoundFileWish) -> str:
    """Return what the file is called unless the person says otherwise."""
    title = " ".join(wish.title.translate(IN_A_NAME).split()).lstrip(".") or tr("Practice")
    return f"{tr('{title}, {n} min', title=title[:80], n=wish.minutes)}.{wish.kind}"

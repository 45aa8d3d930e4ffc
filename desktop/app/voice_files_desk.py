"""Voices as files, connected: the file dialogues, the work, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.app.file_dialogues import every_kind, file_to_open, place_to_save
from desktop.app.save_places import place_for
from desktop.core.errors import AppError, ErrorKind
from desktop.core.sentences import sentence
from desktop.core.words import tr
from desktop.services.taking import LANE

if TYPE_CHECKING:
    from audio.voices.sharing.bringing import Brought, IfHere
    from desktop.services.tasks import Tasks
    from desktop.ui.pages.voice_files import VoiceFiles

ENDING = ".tendvoice"


class VoiceFilesDesk(QObject):
    """Brings in or saves one file at a time, off the interface thread; a stop leaves nothing.

    In the lane in which lines are kept: no line is put into a folder that is being replaced.
    """

    changed = Signal()  # a voice has come in

    def __init__(
        self,
        part: VoiceFiles,
        which: Callable[[], str],
        shelf: Path,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        """Serve `part`; `which` returns the id of the voice that would be saved, or nothing."""
        super().__init__(parent)
        self._part, self._which, self._shelf, self._tasks = part, which, shelf, tasks
        self._stop = Event()
        self._asked: Path | None = None  # a file whose voice is here already
        part.bring_pressed.connect(self.choose_file)
        part.save_pressed.connect(self.choose_place)
        part.replace_pressed.connect(self._on_replace)
        part.beside_pressed.connect(self._on_beside)
        part.stopped.connect(self.close)

    @Slot()
    def close(self) -> None:
        """Stop what is going on."""
        self._stop.set()

    @Slot()
    def choose_file(self) -> None:
        """Ask which file, then bring it in."""
        chosen = file_to_open(self._part, tr("Bring in a voice file"), _kind(), every_kind())
        if chosen is not None:
            self.bring(chosen)

    @Slot()
    def choose_place(self) -> None:
        """Ask where to, then save the voice."""
        voice_id = self._which()
        if not voice_id:
            return
        suggested = Path.home() / f"{voice_id.removeprefix('pack-')}{ENDING}"
        chosen = place_to_save(self._part, tr("Save as a file"), suggested, _kind())
        if chosen is not None:
            self.save(voice_id, chosen)

    def bring(self, path: Path, if_here: IfHere | None = None) -> None:
        """Bring a voice's file in; where its name is taken, ask what to do."""
        from audio.voices.sharing.bringing import IfHere
        from desktop.services.voice_files import bring_in

        shelf, goes_on, wanted = self._shelf, self._begin(), if_here or IfHere.ASK
        self._asked = path
        self._part.show_state(tr("Bringing it in…"), works=True)
        self._tasks.run(
            LANE,
            lambda: bring_in(path, shelf, wanted, goes_on),
            self._on_brought,
            self._on_failed,
        )

    def save(self, voice_id: str, chosen: Path) -> None:
        """Save a voice as the file `chosen`, with its ending; no other file is replaced."""
        from audio.voices.catalogue import Catalogue
        from desktop.services.voice_files import save

        folder, goes_on = Catalogue(self._shelf).folder_of(voice_id), self._begin()
        if folder is None:
            self._on_failed(AppError(ErrorKind.VOICE_GONE))
            return
        try:
            path = place_for(chosen, ENDING)
        except AppError as error:
            self._on_failed(error)
            return
        self._part.show_state(tr("Saving it…"), works=True)
        self._tasks.run(
            LANE,
            lambda: save(folder, path, goes_on),
            lambda left_out: self._on_saved(path, left_out),
            self._on_failed,
        )

    def _begin(self) -> Callable[[float], bool]:
        stop = self._stop = Event()
        return lambda _done: not stop.is_set()

    def _on_brought(self, brought: Brought) -> None:
        from desktop.services.voice_files import brought_words

        self._part.show_state(brought_words(brought))
        self.changed.emit()

    def _on_saved(self, path: Path, left_out: int) -> None:
        from desktop.services.voice_files import damaged_words

        said = tr("Saved as {path}.", path=path)
        self._part.show_state(f"{said} {damaged_words(left_out)}".rstrip())

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        asks = error.kind is ErrorKind.VOICE_HERE_ALREADY
        self._part.show_state(sentence(error), asks=asks)

    @Slot()
    def _on_replace(self) -> None:
        from audio.voices.sharing.bringing import IfHere

        if self._asked is not None:
            self.bring(self._asked, IfHere.REPLACE)

    @Slot()
    def _on_beside(self) -> None:
        from audio.voices.sharing.bringing import IfHere

        if self._asked is not None:
            self.bring(self._asked, IfHere.BESIDE)


def _kind() -> str:
    return tr("Voices ({endings})", endings=f"*{ENDING}")

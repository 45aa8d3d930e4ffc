"""Adding and removing recordings, connected: the file dialogues, the work, and what comes of it."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.errors import AppError
from desktop.core.sentences import sentence
from desktop.core.words import tr
from desktop.services.views import RecordingDraft

if TYPE_CHECKING:
    from audio.recordings.record import Recording
    from desktop.services.library_service import LibraryService
    from desktop.services.tasks import Tasks
    from desktop.ui.pages.add_recording import AddRecordingPage

LANE = "recordings"


class RecordingDesk(QObject):
    """Brings one file in at a time, off the interface thread; a stop leaves nothing behind."""

    opened = Signal()  # the form is to be shown
    done = Signal()  # back to the library
    library_changed = Signal()
    failed = Signal(object)  # AppError
    _progressed = Signal(float)  # from the lane: seconds read so far

    def __init__(
        self,
        page: AddRecordingPage,
        tasks: Tasks,
        library: LibraryService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._tasks, self._library = page, tasks, library
        self._stop = Event()
        self._is_busy = False
        page.added.connect(self._on_added)
        page.captions_wanted.connect(self._on_captions_wanted)
        page.stopped.connect(self._on_stopped)
        page.closed.connect(self.done)
        self._progressed.connect(page.show_progress)

    def close(self) -> None:
        """Stop what is being brought in: the app is leaving."""
        self._stop.set()

    @Slot()
    def choose_file(self) -> None:
        """Ask which file, then show the form; while one is brought in, show how far that is."""
        if self._is_busy:
            self.opened.emit()
            return
        from PySide6.QtWidgets import QFileDialog

        sounds = "*.wav *.flac *.mp3 *.ogg *.opus *.oga *.m4a *.m4b *.mp4 *.aac *.wma *.webm"
        chosen, _ = QFileDialog.getOpenFileName(
            self._page.window(),
            tr("Add a recording"),
            str(Path.home()),
            tr("Sound files ({endings})", endings=sounds) + ";;" + tr("All files (*)"),
        )
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Show the form for a file; one that is being brought in is seen to its end first."""
        if self._is_busy:
            self.opened.emit()
            return
        from desktop.services.recordings import captions_beside

        beside = captions_beside(path)
        title = path.stem.replace("_", " ")
        self._page.load(RecordingDraft(str(path), title, captions=str(beside or "")))
        self.opened.emit()

    @Slot(object)
    def _on_added(self, draft: RecordingDraft) -> None:
        from audio.recordings.keeping import Wanted
        from desktop.services.recordings import bring_in

        shelf = self._library.shelf
        if shelf is None:
            return
        stop, self._is_busy = Event(), True
        self._stop = stop
        captions = Path(draft.captions) if draft.captions else None
        wanted = Wanted(draft.title, draft.teacher, draft.licence, draft.trim, captions)

        def progress(done_s: float) -> bool:
            self._progressed.emit(done_s)
            return not stop.is_set()

        self._tasks.run(
            LANE,
            lambda: bring_in(Path(draft.path), shelf.folder, wanted, progress),
            self._on_kept,
            self._on_not_kept,
        )

    def _on_kept(self, _recording: Recording) -> None:
        self._is_busy = False
        self.library_changed.emit()
        self.done.emit()

    def _on_not_kept(self, error: Exception) -> None:
        self._is_busy = False
        if not isinstance(error, AppError):
            raise error
        self._page.show_problem(sentence(error))
        if not self._page.isVisible() and not self._stop.is_set():
            self.failed.emit(error)

    @Slot()
    def _on_stopped(self) -> None:
        self._stop.set()

    @Slot()
    def _on_captions_wanted(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(
            self._page.window(),
            tr("Choose captions"),
            str(Path.home()),
            tr("Captions ({endings})", endings="*.vtt *.srt *.lrc"),
        )
        if chosen:
            self._page.show_captions(chosen)

    @Slot(str)
    def remove(self, recording_id: str) -> None:
        """Delete a recording for good."""
        shelf = self._library.shelf
        if shelf is not None:
            self._tasks.run(
                LANE,
                lambda: shelf.remove(recording_id),
                lambda _: self.library_changed.emit(),
                self._on_not_removed,
            )

    def _on_not_removed(self, error: Exception) -> None:
        from desktop.core.files import as_app_error

        if not isinstance(error, OSError):
            raise error
        self.failed.emit(as_app_error(error, Path(str(error.filename or ""))))

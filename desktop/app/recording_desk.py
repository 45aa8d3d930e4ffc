"""Adding and removing recordings, connected: the file dialogues, the work, and what comes of it."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.app.file_dialogues import file_to_open, sound_kinds
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
SHELF = "shelf"  # the lane of what is removed: it waits for no import


class RecordingDesk(QObject):
    """Brings one file in at a time, off the interface thread; a stop leaves nothing behind."""

    opened = Signal()  # the form is to be shown
    done = Signal(str)  # back to the library, with the id of what was added, or nothing
    removed = Signal(str, str)  # id, title; `undo_remove` brings it back
    restored = Signal(str)  # id, or nothing where it could not be brought back
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
        page.marks_wanted.connect(self._on_marks_wanted)
        page.stopped.connect(self._on_stopped)
        page.closed.connect(self._on_closed)
        self._progressed.connect(page.show_progress)

    def close(self) -> None:
        """Stop what is being brought in, and let what was removed go: the app is leaving."""
        self._stop.set()
        self._tasks.run(SHELF, self._library.forget_removed)

    @Slot()
    def choose_file(self) -> None:
        """Ask which file, then show the form; while one is brought in, show how far that is."""
        if self._is_busy:
            self.opened.emit()
            return
        chosen = file_to_open(self._page, tr("Add a recording"), *sound_kinds())
        if chosen is not None:
            self.open(chosen)

    def open(self, path: Path) -> None:
        """Show the form for a file; one that is being brought in is seen to its end first."""
        if self._is_busy:
            self.opened.emit()
            return
        from desktop.services.recordings import captions_beside, count_marks_inside, marks_beside

        captions, marks = captions_beside(path), marks_beside(path)
        title = path.stem.replace("_", " ")
        self._page.load(
            RecordingDraft(str(path), title, captions=str(captions or ""), marks=str(marks or ""))
        )
        self._tasks.run(
            LANE,
            lambda: count_marks_inside(path),
            lambda count: self._page.show_marks_inside(str(path), count),
        )
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
        wanted = Wanted(
            draft.title,
            draft.teacher,
            draft.licence,
            draft.trim,
            captions=Path(draft.captions) if draft.captions else None,
            marks=Path(draft.marks) if draft.marks else None,
            marks_inside=draft.marks_inside,
        )

        def progress(done_s: float) -> bool:
            self._progressed.emit(done_s)
            return not stop.is_set()

        self._tasks.run(
            LANE,
            lambda: bring_in(Path(draft.path), shelf.folder, wanted, progress),
            self._on_kept,
            self._on_not_kept,
        )

    def _on_kept(self, recording: Recording) -> None:
        self._is_busy = False
        self.library_changed.emit()
        self.done.emit(recording.id)

    @Slot()
    def _on_closed(self) -> None:
        self.done.emit("")

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
        kind = tr("Captions ({endings})", endings="*.vtt *.srt *.lrc")
        chosen = file_to_open(self._page, tr("Choose captions"), kind)
        if chosen is not None:
            self._page.show_captions(str(chosen))

    @Slot()
    def _on_marks_wanted(self) -> None:
        kind = tr("Label tracks ({endings})", endings="*.txt")
        chosen = file_to_open(self._page, tr("Choose cue marks"), kind)
        if chosen is not None:
            self._page.show_marks(str(chosen))

    @Slot(str)
    def remove(self, recording_id: str) -> None:
        """Remove a recording; it can come back until another is removed, or the app leaves."""
        shelf = self._library.shelf
        if shelf is None:
            return

        def move_aside() -> str:
            title = self._library.title_of(recording_id)
            shelf.remove(recording_id)
            return title

        def tell(title: str) -> None:
            self.library_changed.emit()
            self.removed.emit(recording_id, title)

        self._tasks.run(SHELF, move_aside, tell, self._on_not_moved)

    @Slot(str)
    def undo_remove(self, recording_id: str) -> None:
        """Bring back what was removed under this id."""
        shelf = self._library.shelf
        if shelf is None:
            return

        def tell(restored_id: str) -> None:
            self.library_changed.emit()
            self.restored.emit(restored_id)

        self._tasks.run(SHELF, lambda: shelf.restore(recording_id), tell, self._on_not_moved)

    def _on_not_moved(self, error: Exception) -> None:
        from desktop.core.files import as_app_error

        if not isinstance(error, OSError):
            raise error
        if isinstance(error, FileNotFoundError):  # there is no way back any more
            self.library_changed.emit()
            self.restored.emit("")
        self.failed.emit(as_app_error(error, Path(str(error.filename or ""))))

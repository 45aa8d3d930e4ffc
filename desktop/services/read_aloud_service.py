"""Reading a practice aloud, line by line: the microphone, the takes, and what is kept of them.

Owns the session and the state; knows no widgets. What takes long runs in the lane "readings".
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.errors import AppError
from desktop.core.files import as_app_error
from desktop.core.sentences import sentence
from desktop.core.words import tr
from desktop.services.listening import Listening
from desktop.services.player_ward import WARD, nothing_is_played
from desktop.services.read_aloud_session import AloudSession, session_of
from desktop.services.read_aloud_view import AloudChoice, AloudDraft, AloudState, AloudView
from desktop.services.readings import begun, choice_for
from desktop.services.sound_failures import from_sound
from desktop.services.take_words import nothing_is_recorded
from desktop.services.taking import LANE, Taking

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audio.engine import Engine
    from audio.recorder import Recorder
    from desktop.services.library_service import LibraryService
    from desktop.services.settings_service import SettingsService
    from desktop.services.tasks import Tasks

_RUNS = (AloudState.OPENING, AloudState.RECORDING)


class ReadAloudService(QObject):
    """One practice and one reading at a time. The microphone is open only while a take runs."""

    choice_ready = Signal(object)  # AloudChoice
    view_changed = Signal(object)  # AloudView; none while a reading is being chosen
    lines_opened = Signal()  # a reading was chosen, and its first view is out
    heard = Signal(float, float)  # level in dB of full scale, seconds so far
    readings_changed = Signal()  # one was begun, or has a line more
    failed = Signal(object)  # AppError

    def __init__(
        self,
        library: LibraryService,
        shelf: Path,
        settings: SettingsService,
        tasks: Tasks,
        make_recorder: Callable[[], Recorder],
        make_engine: Callable[[], Engine],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._shelf = library, shelf
        self._settings, self._tasks = settings, tasks
        self._taking = Taking(make_recorder, tasks, self)
        self._taking.began.connect(self._on_began)
        self._taking.heard.connect(self.heard)
        self._taking.stopped.connect(self._on_stopped)
        self._taking.ended.connect(self._on_taken)
        self._listening = Listening(make_engine, self)
        self._listening.ended.connect(self._on_listened)
        self._choice: AloudChoice | None = None
        self._is_choosing = False  # the choice is what the page shows
        self._session: AloudSession | None = None
        self._before: dict[tuple[str, str], AloudSession] = {}  # whose takes may still wait
        self._state, self._message = AloudState.READY, ""
        self._recorded: AloudSession | None = None  # where the take that runs belongs
        self._keeps_next = False  # the take that runs is kept as soon as it is made
        settings.changed.connect(self._on_setting)

    # Which practice, into which reading

    @Slot(str)
    def open(self, practice_id: str) -> None:
        """Find the practice and the readings there are; `choice_ready` follows."""
        library, shelf = self._library, self._shelf
        self._tasks.run(
            LANE,
            lambda: choice_for(library, practice_id, shelf),
            self._on_choice,
            self._on_failed,
        )

    def _on_choice(self, choice: AloudChoice) -> None:
        self._choice, self._is_choosing = choice, True
        self.choice_ready.emit(choice)

    @Slot(object)
    def begin(self, draft: AloudDraft) -> None:
        """Begin a reading, then go to the practice's first line."""
        choice, shelf = self._choice, self._shelf
        if choice is not None:
            self._tasks.run(
                LANE, lambda: begun(shelf, draft, choice.language), self._on_begun, self._on_failed
            )

    def _on_begun(self, reading_id: str) -> None:
        self._tell_of_change()
        self.choose(reading_id)

    @Slot(str)
    def choose(self, reading_id: str) -> None:
        """Go on with a reading, at the first line it has not."""
        if self._choice is not None:
            self._go_to(self._choice.practice_id, reading_id)

    @Slot()
    def reopen(self) -> None:
        """Read anew what is open: a voice has come in, perhaps in its place."""
        if self._session is None:
            return
        self.leave()
        if self._is_choosing:
            self._session = None  # it is opened when it is chosen; takes of it wait
        else:
            self._go_to(self._session.practice_id, self._session.reading_id)

    def _go_to(self, practice_id: str, reading_id: str) -> None:
        library, shelf = self._library, self._shelf
        self._tasks.run(
            LANE,
            lambda: session_of(library, practice_id, shelf, reading_id),
            self._on_session,
            self._on_failed,
        )

    def _on_session(self, session: AloudSession) -> None:
        key = (session.practice_id, session.reading_id)
        before = self._before.get(key)
        if before is not None and before.lines == session.lines:
            session.takes = before.takes
            if before.takes:
                session.at = before.at
        self._session = self._before[key] = session
        self._is_choosing = False
        self._show(AloudState.READY)
        self.lines_opened.emit()

    # Recording

    @Slot()
    def record_or_stop(self) -> None:
        """Begin a take of the line, or end the one that runs."""
        if self._state in _RUNS:
            self._taking.stop()
        else:
            self.redo()

    @Slot()
    def redo(self) -> None:
        """Record the line anew; while a take runs, begin that one again."""
        if self._session is None or self._state is AloudState.WORKING:
            return
        self._listening.stop()
        if self._is_ward:
            self._show(AloudState.READY, nothing_is_recorded())
            return
        self._keeps_next, self._recorded = False, self._session
        self._taking.record()
        self._show(AloudState.OPENING)

    @Slot()
    def _on_began(self) -> None:
        self._show(AloudState.RECORDING)

    @Slot()
    def _on_stopped(self) -> None:
        self._show(AloudState.WORKING)

    @Slot(object, str)
    def _on_taken(self, clip: NDArray[np.float32] | None, message: str) -> None:
        if clip is not None and self._recorded is not None:
            self._recorded.takes[self._recorded.at] = clip
        self._show(AloudState.READY, message)
        if clip is not None and self._keeps_next and not message:
            self.keep()

    # Keeping, listening, moving

    @Slot()
    def keep(self) -> None:
        """Keep the take and go on; while one runs, end it and keep it."""
        session = self._session
        if session is None or self._state is AloudState.WORKING:
            return
        if self._state in _RUNS:
            self._keeps_next = True
            self._taking.stop()
            return
        self._listening.stop()
        at = session.at
        take = session.takes.get(at)
        if take is None:
            self._go_on(session)
            return
        self._show(AloudState.WORKING)
        self._tasks.run(
            LANE,
            lambda: session.keep(at, take),
            lambda _: self._on_kept(session, at),
            self._on_not_kept,
        )

    def _go_on(self, session: AloudSession) -> None:
        if session.at in session.kept:
            self.move(1)
        else:
            self._show(AloudState.READY, tr("There is no take of this line yet."))

    def _on_kept(self, session: AloudSession, at: int) -> None:
        session.was_kept(at)
        self._show(AloudState.READY)
        self._tell_of_change()

    def _on_not_kept(self, error: Exception) -> None:
        from audio.errors import SoundFileError

        if isinstance(error, OSError):
            why = as_app_error(error, self._shelf)
        elif isinstance(error, SoundFileError):
            why = from_sound(error)
        else:
            raise error
        told = sentence(why)
        self._show(AloudState.READY, f"{told} {tr('The take waits here meanwhile.')}")

    @Slot()
    def listen(self) -> None:
        """Hear the take that waits, or the line as it was kept; a second time falls silent."""
        session = self._session
        if session is None or self._state is AloudState.WORKING or self._state in _RUNS:
            return
        self._listening.stop()
        if self._state is AloudState.LISTENING:
            self._show(AloudState.READY)
            return
        if self._is_ward:
            self._show(AloudState.READY, nothing_is_played())
            return
        clip, why = self._clip(session)
        if clip is None:
            self._show(AloudState.READY, why or tr("There is nothing to listen to yet."))
            return
        self._listening.play(clip)
        self._show(AloudState.LISTENING)

    @staticmethod
    def _clip(session: AloudSession) -> tuple[NDArray[np.float32] | None, str]:
        from audio.errors import SoundFileError

        try:
            return session.clip(), ""
        except SoundFileError as error:
            told = sentence(from_sound(error))
            return None, f"{told} {tr('Or record this line again.')}"

    @Slot(bool)
    def _on_listened(self, sounded: bool) -> None:
        silent = tr("No speaker was found, so nothing could be heard.")
        self._show(AloudState.READY, "" if sounded else silent)

    @Slot(int)
    def move(self, step: int) -> None:
        """Go so many lines on, or back; a take that was not kept waits where it is."""
        session = self._session
        if session is None or self._state in _RUNS or self._state is AloudState.WORKING:
            return
        self._listening.stop()
        session.move_to(session.at + step)
        self._show(AloudState.READY)

    @Slot()
    def use(self) -> None:
        """Let this reading say the lines from now on."""
        if self._session is not None:
            self._settings.set("reading", self._session.reading_id)

    @property
    def _is_ward(self) -> bool:
        """Whether no device may be opened."""
        return bool(self._settings.get(WARD))

    @property
    def reading_id(self) -> str:
        """The reading that is open, or nothing."""
        return self._session.reading_id if self._session is not None else ""

    @Slot()
    def leave(self) -> None:
        """Close the microphone and fall silent, as when the page is out of sight. A take waits."""
        self._listening.stop()
        self._keeps_next = False
        if self._state in _RUNS:
            self._taking.stop()
        elif self._state is AloudState.LISTENING:
            self._show(AloudState.READY)

    def close(self) -> None:
        """Let every device go."""
        self._taking.close()
        self._listening.stop()

    # Telling

    def _show(self, state: AloudState, message: str = "") -> None:
        self._state, self._message = state, message
        session = self._session
        if session is not None and not self._is_choosing:
            self.view_changed.emit(
                AloudView(
                    title=session.title,
                    reading=session.pack.name,
                    lines=session.lines,
                    kept=session.kept,
                    at=session.at,
                    state=state,
                    has_take=session.at in session.takes,
                    message=message,
                    is_used=self._settings.get("reading") == session.reading_id,
                )
            )

    def _tell_of_change(self) -> None:
        self._library.forget_voices()
        self.readings_changed.emit()

    @Slot(str, object)
    def _on_setting(self, key: str, value: object) -> None:
        if key == "reading":
            self._show(self._state, self._message)
        elif key == WARD and value:
            self.leave()
        elif key == WARD:
            self._show(self._state)  # without the word that it is on

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self.failed.emit(error)

"""Makes lines of a voice ahead of time, in a lane of its own. Knows no player and no page.

Two wishes wait side by side: the lines of the practice that plays, a part at a time, and those of
all practices, a few at a time; the practice comes first. A line that cannot be made is a caption.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.errors import AppError
from desktop.services.sound_failures import from_sound

if TYPE_CHECKING:
    from audio.voices.spoken.shelf import MadeVoice
    from desktop.services.tasks import Tasks

LANE = "voices"
AT_A_TIME = 4  # lines of all practices: a practice that begins need not wait for many
GIVES_UP_AFTER = 3  # lines that fail at once: it is not the lines
_log = logging.getLogger(__name__)


def make_lines(
    voice: MadeVoice, texts: Iterable[str], stop: Event, is_over: Callable[[], bool] | None = None
) -> None:
    """Make what is missing of `texts`, in order, until `is_over`; any thread.

    Raises:
        AppError: the voice says nothing any more, or the disk keeps nothing.
    """
    from audio.voices.spoken.errors import SpeechError, Trouble
    from desktop.core.files import as_app_error

    made, refused = 0, 0
    for text in texts:
        if stop.is_set() or (is_over is not None and is_over()):
            return
        try:
            voice.make(text, stop)
            made += 1
        except SpeechError as error:
            if error.trouble is Trouble.STOPPED:
                return
            if error.trouble not in (Trouble.FAILED, Trouble.SILENT):
                raise from_sound(error) from error
            _log.info("a line was not made: %s", error.trouble)
            voice.refused.add(text)
            refused += 1
            if refused >= GIVES_UP_AFTER and not made:
                raise from_sound(error) from error
        except OSError as error:
            raise as_app_error(error, voice.folder) from error


class VoiceMaking(QObject):
    """One line at a time is made; every method is for the interface thread."""

    part_made = Signal()  # of the practice that plays: some of its lines are there now
    progressed = Signal(int, int)  # lines of all practices: how many are there, of how many
    all_done = Signal()  # they are all there, or it was stopped
    failed = Signal(object)  # AppError

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._practice: deque[Sequence[str]] = deque()
        self._practice_voice: MadeVoice | None = None
        self._everything: deque[str] = deque()
        self._every_voice: MadeVoice | None = None
        self._many = 0
        self._stop, self._stop_all = Event(), Event()
        self._is_busy = self._is_closed = False

    @property
    def makes_all(self) -> bool:
        """Whether the lines of all practices are being made."""
        return self._every_voice is not None

    def make_ahead(self, voice: MadeVoice, parts: Iterable[Sequence[str]]) -> None:
        """Make the lines of a practice, part by part; what was wished before is over."""
        self._practice_voice, self._practice = voice, deque(part for part in parts if part)
        self._go_on()

    def stop_ahead(self) -> None:
        """Let the practice's lines be: it is over."""
        self._practice.clear()
        self._stop.set()
        self._stop = Event()

    def make_all(self, voice: MadeVoice, texts: Sequence[str]) -> None:
        """Make every line of all practices; `progressed` tells how far it is."""
        self.stop_all()
        self._every_voice, self._everything, self._many = voice, deque(texts), len(texts)
        self.progressed.emit(0, self._many)
        self._go_on()

    def stop_all(self) -> None:
        """Stop making the lines of all practices; those that are made stay."""
        self._stop_all.set()
        self._stop_all = Event()
        self._end_all()

    def close(self) -> None:
        """Stop at once: the app is leaving."""
        self._is_closed = True
        for stop in (self._stop, self._stop_all):
            stop.set()

    def _go_on(self) -> None:
        if self._is_busy or self._is_closed:
            return
        if self._practice and (voice := self._practice_voice) is not None:
            self._begin(voice, self._practice.popleft(), self._stop, self.part_made.emit)
        elif self._every_voice is not None:
            if not self._everything:
                self._end_all()
                return
            count = min(AT_A_TIME, len(self._everything))
            texts = [self._everything.popleft() for _ in range(count)]
            self._begin(self._every_voice, texts, self._stop_all, self._tell_progress)

    def _begin(
        self, voice: MadeVoice, texts: Sequence[str], stop: Event, told: Callable[[], object]
    ) -> None:
        self._is_busy = True

        def done(_made: None) -> None:
            self._is_busy = False
            if not stop.is_set():
                told()
            self._go_on()

        def failed(error: Exception) -> None:
            self._is_busy = False
            if not isinstance(error, AppError):
                raise error
            self._practice.clear()
            self._end_all()
            if not self._is_closed:
                self.failed.emit(error)

        self._tasks.run(LANE, lambda: make_lines(voice, texts, stop), done, failed)

    def _tell_progress(self) -> None:
        self.progressed.emit(self._many - len(self._everything), self._many)

    def _end_all(self) -> None:
        if self._every_voice is not None:
            self._every_voice = None
            self._everything.clear()
            self.all_done.emit()


def seconds_left(limit_s: float) -> Callable[[], bool]:
    """Return a question that is answered with yes once `limit_s` seconds have passed."""
    until = time.monotonic() + limit_s
    return lambda: time.monotonic() > until

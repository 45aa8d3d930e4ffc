"""One take at a time, from the microphone to a clip. Knows no lines, no reading and no page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.services.take_words import ending_words, refusal_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audio.recorder import Ending, Recorder
    from desktop.services.tasks import Tasks

LANE = "readings"
POLL_MS = 50


class Taking(QObject):
    """Records a take and makes a clip of it; the microphone is open only meanwhile."""

    began = Signal()  # the first sound has come
    heard = Signal(float, float)  # level in dB of full scale, seconds so far
    stopped = Signal()  # the microphone is closed; a clip is being made
    ended = Signal(object, str)  # the clip or None, and what is to be said of it

    def __init__(
        self, make_recorder: Callable[[], Recorder], tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._make_recorder, self._tasks = make_recorder, tasks
        self._recorder: Recorder | None = None
        self._sounds = False
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._on_tick)

    def record(self) -> None:
        """Begin a take; one that runs is dropped."""
        if self._recorder is None:
            self._recorder = self._make_recorder()
        self._sounds = False
        self._recorder.record()
        self._timer.start()

    def stop(self) -> None:
        """End the take; `stopped` and `ended` follow."""
        if self._recorder is not None:
            self._recorder.stop()

    def close(self) -> None:
        """Let the microphone go."""
        self._timer.stop()
        if self._recorder is not None:
            self._recorder.close()
            self._recorder = None

    @Slot()
    def _on_tick(self) -> None:
        """Look at what is heard; once the take has ended, make a clip of it."""
        from audio.recorder import TapeState

        if self._recorder is None:
            return
        hearing = self._recorder.hearing()
        self.heard.emit(hearing.level_db, hearing.length_s)
        if hearing.ending is not None:
            self._timer.stop()
            self._make(self._recorder.samples(), hearing.ending)
        elif hearing.state is TapeState.RECORDING and not self._sounds:
            self._sounds = True
            self.began.emit()

    def _make(self, samples: NDArray[np.float32], ending: Ending) -> None:
        from audio.recorder import Ending
        from audio.takes import made_clip

        self.stopped.emit()
        if ending is Ending.NO_MICROPHONE:
            self.ended.emit(None, ending_words(ending, waits=False))
            return
        self._tasks.run(
            LANE,
            lambda: made_clip(samples),
            lambda clip: self.ended.emit(clip, ending_words(ending, waits=True)),
            lambda error: self._on_not_made(error, ending),
        )

    def _on_not_made(self, error: Exception, ending: Ending) -> None:
        from audio.recorder import Ending
        from audio.takes import TakeError

        if not isinstance(error, TakeError):
            raise error
        lost = ending is Ending.LOST
        why = ending_words(ending, waits=False) if lost else refusal_words(error.refusal)
        self.ended.emit(None, why)

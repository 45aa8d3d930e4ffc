"""Listening to one clip, through an engine of its own. Knows no page and no practice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audio.engine import Engine

POLL_MS = 100


class Listening(QObject):
    """Plays one clip at a time; the speaker is let go when nobody listens any more."""

    ended = Signal(bool)  # whether there was a speaker

    def __init__(self, make_engine: Callable[[], Engine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_engine = make_engine
        self._engine: Engine | None = None
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._on_tick)

    def play(self, samples: NDArray[np.float32]) -> None:
        """Play a clip from its beginning; `ended` follows."""
        from audio.listening import timeline_of_clip

        if self._engine is None:
            self._engine = self._make_engine()
        self._engine.load(timeline_of_clip(samples))
        self._engine.play()
        self._timer.start()

    def stop(self) -> None:
        """Fall silent at once; `ended` does not follow."""
        self._timer.stop()
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    @Slot()
    def _on_tick(self) -> None:
        from audio.engine import EngineState

        if self._engine is None:
            return
        snapshot = self._engine.snapshot()
        if snapshot.state is EngineState.ENDED:
            self._timer.stop()
            self.ended.emit(not snapshot.silent_reason)

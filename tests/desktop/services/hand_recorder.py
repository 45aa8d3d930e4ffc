"""A recorder cranked by hand: it hears what a test says, and ends when it is told to."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from audio.recorder import Ending, Hearing, TapeState
from tests.audio.voices.test_growing import tone


class HandRecorder:
    """Satisfies what is asked of `audio.recorder.Recorder`."""

    def __init__(self) -> None:
        self.now = Hearing()
        self.heard: NDArray[np.float32] = tone(48_000)
        self.told: list[str] = []
        self.look: Callable[[], None] = lambda: None

    def record(self) -> None:
        self.told.append("record")
        self.now = Hearing(TapeState.RECORDING, -20.0, 1.0, None, self.now.number + 1)

    def stop(self) -> None:
        self.told.append("stop")
        self.end(Ending.ASKED)

    def end(self, ending: Ending) -> None:
        """Let the take end."""
        self.now = Hearing(TapeState.ENDED, -60.0, 1.0, ending, self.now.number)

    def hearing(self) -> Hearing:
        return self.now

    def samples(self) -> NDArray[np.float32]:
        return self.heard

    def close(self) -> None:
        self.told.append("close")

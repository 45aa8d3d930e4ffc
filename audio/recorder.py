"""Records takes in a thread of its own. The one object of recording that a window holds.

Every method returns at once and may be called from any one thread. The thread lives from the first
take to `close`: Qt looks after its devices in the thread that asked for them first.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from audio.inputs import OpenInput
from audio.taping import TICK_S, Ending, Hearing, TapeState, Taping

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Ending", "Hearing", "Recorder", "TapeState"]


class Recorder:
    """A microphone, opened for each take and closed after it."""

    def __init__(
        self, open_input: OpenInput, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """Take a way to the microphone; `open_input` is called in the thread, at each take."""
        self._commands: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._taping = Taping(open_input, monotonic)
        self._hearing = Hearing()
        self._asked = 0  # takes asked for
        self._thread: Thread | None = None

    def record(self) -> None:
        """Begin a take; the one before is dropped."""
        if self._thread is None:
            self._thread = Thread(target=self._run, name="tend-microphone", daemon=True)
            self._thread.start()
        self._asked += 1
        self._commands.put(self._taping.begin)

    def stop(self) -> None:
        """End the take."""
        self._commands.put(self._taping.end)

    def hearing(self) -> Hearing:
        """Say what is heard now. Cheap; from any thread."""
        hearing = self._hearing
        if hearing.number != self._asked:  # the thread has not come to it yet
            return Hearing(TapeState.OPENING, number=self._asked)
        return hearing

    def samples(self) -> NDArray[np.float32]:
        """Return the take that has ended, mono float32 at 48 kHz."""
        return self._taping.samples()

    def close(self) -> None:
        """Let the microphone go and end the thread."""
        if self._thread is not None:
            self._commands.put(None)
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while True:
            try:
                command = self._commands.get(timeout=TICK_S if self._taping.runs else None)
            except Empty:
                pass
            else:
                if command is None:
                    break
                command()
            self._taping.tick()
            self._hearing = self._taping.hearing()
        self._taping.close()

"""Opens outputs and lets them go, in a thread of its own. Knows nothing of what they sound.

A sound server that hangs holds whoever opens or closes a stream for half a minute. So nobody waits
here longer than they say; what comes too late is taken up later, or let go again.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from audio.outputs import OpenOutput, Output, OutputError

T = TypeVar("T")
SHUT_PATIENCE_S = 0.2  # a device that is well closes within a millisecond


class Doors:
    """One way in and out, for one thread that comes and goes through it."""

    def __init__(self, open_output: OpenOutput) -> None:
        self._open_output = open_output
        self._work: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._opening: Future[Output | None] | None = None

    @property
    def is_opening(self) -> bool:
        """Say whether an answer to `ask` is still to be taken."""
        return self._opening is not None

    def ask(self) -> None:
        """Begin to open an output, unless one is being opened already."""
        if self._opening is None:
            self._opening = self._begin(self._opened)

    def take(self, patience_s: float) -> Output | None:
        """Return the output that was asked for: None if there is none, or none within that time."""
        if self._opening is None or not wait([self._opening], patience_s).done:
            return None
        opening, self._opening = self._opening, None
        return opening.result()

    def let_go(self, output: Output) -> None:
        """Close `output`; one that is slow about it closes by itself."""
        if output.is_silent:  # nothing of the machine's
            output.close()
            return
        closing = self._begin(output.close)
        if wait([closing], SHUT_PATIENCE_S).done:
            closing.result()

    def close(self, patience_s: float) -> None:
        """Let go of what came too late, and end the thread, or leave it to itself."""
        late, self._opening = self._opening, None
        if self._thread is not None:
            if late is not None:
                self._work.put(lambda: _close_late(late))
            self._work.put(None)
            self._thread.join(patience_s)

    def _opened(self) -> Output | None:
        try:
            return self._open_output()
        except OutputError:
            return None

    def _begin(self, work: Callable[[], T]) -> Future[T]:
        """Let the thread do `work`, after what it does already."""
        if self._thread is None:
            self._thread = Thread(target=self._run, name="tend-sound-device", daemon=True)
            self._thread.start()
        future: Future[T] = Future()
        self._work.put(lambda: _do(work, future))
        return future

    def _run(self) -> None:
        while (work := self._work.get()) is not None:
            work()


def _do(work: Callable[[], T], future: Future[T]) -> None:
    try:
        future.set_result(work())
    except Exception as error:  # it is raised where the answer is taken
        future.set_exception(error)


def _close_late(opening: Future[Output | None]) -> None:
    output = opening.result()
    if output is not None:
        output.close()

"""The engine itself without its thread: it ticks when a test says so, on any clock."""

from __future__ import annotations

from collections.abc import Callable

from audio.ahead import Ahead
from audio.engine import Engine
from audio.outputs import OpenOutput
from audio.playback import Playback


class SteppedEngine(Engine):
    """An `Engine` that does at once what it is asked, in the thread that asks."""

    def __init__(self, open_output: OpenOutput, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._playback, self._ahead = Playback(open_output, monotonic), Ahead()
        self._report = self._playback.report()

    def step(self) -> None:
        """Do what the thread does every quarter second."""
        self._playback.tick()
        self._report = self._playback.report()

    def close(self) -> None:
        self._playback.close()
        self._ahead.close()

    def _ask(self, command: Callable[[], None]) -> None:
        command()
        self.step()

"""Plays timelines in a thread of its own. The one object of sound that a window holds.

Every method returns at once and may be called from any one thread: what is asked for goes into a
queue, and what is so comes back as an immutable snapshot, made anew about ten times a second.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread

from audio.ahead import Ahead
from audio.frames import frames
from audio.outputs import OpenOutput
from audio.playback import EngineState, Playback, Report
from audio.script import Bowl
from audio.timeline import Layer, Timeline

SETTLED = frames(1.0)
CLOSE_PATIENCE_S = 2.0

__all__ = ["Engine", "EngineState", "Layer", "Snapshot"]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Where playing stands. All frames are of the practice, 48,000 a second.

    `frame` is what the listener hears now. What is planned anew should begin to differ no earlier
    than `settled_frame`: sound before it is on its way to the ear.
    """

    frame: int = 0
    total_frames: int = 0
    state: EngineState = EngineState.IDLE
    peak: float = 0.0  # highest sample (1.0 is full scale) since the last report
    underruns: int = 0
    device: str = ""
    silent_reason: str = ""  # no-device or device-lost
    settled_frame: int = 0
    late_swaps: int = 0  # swaps refused because what they change had already been mixed
    damaged: tuple[str, ...] = ()  # lines whose clips are damaged, shown but not spoken


class Engine:
    """A practice playing, from `load` to `close`."""

    def __init__(
        self, open_output: OpenOutput, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """Start the thread; `open_output` is called in it, first by `prepare` or `play`."""
        self._monotonic = monotonic
        self._commands: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._playback = Playback(open_output, monotonic)
        self._ahead = Ahead()
        self._report = Report()
        self._thread = Thread(target=self._run, name="tend-sound", daemon=True)
        self._thread.start()

    def load(self, timeline: Timeline, at_frame: int = 0) -> None:
        """Stand at `at_frame` of `timeline`, ready to play, and make its sounds ahead."""
        clips = self._ahead.take(timeline, at_frame)
        self._ask(lambda: self._playback.load(timeline, clips, at_frame))

    def prepare(self, bowl: Bowl = Bowl.ROUND) -> None:
        """Open the device and make the bells, ahead of `load` and `play`."""
        self._ahead.prepare(bowl)
        self._ask(self._playback.prepare)

    def play(self) -> None:
        """Play on."""
        self._ask(self._playback.play)

    def pause(self) -> None:
        """Fade out within half a second and stand."""
        self._ask(self._playback.pause)

    def away(self) -> None:
        """Fall silent at once: the listener has been called away."""
        self._ask(self._playback.away)

    def come_back(self) -> None:
        """Play on, gently, after `away`."""
        self._ask(self._playback.play)

    def seek(self, frame: int) -> None:
        """Go to `frame`, playing or not."""
        self._ask(lambda: self._playback.seek(frame))

    def swap(self, timeline: Timeline) -> None:
        """Go on with `timeline`, which begins the same lines and bells up to `settled_frame`."""
        clips = self._ahead.take(timeline, self._report.head)
        self._ask(lambda: self._playback.swap(timeline, clips))

    def set_volume(self, layer: Layer, value: float) -> None:
        """Set a layer's volume, 0…1."""
        self._ask(lambda: self._playback.set_volume(layer, value))

    def set_muted(self, layer: Layer, muted: bool) -> None:
        """Silence a layer, or give it its volume back."""
        self._ask(lambda: self._playback.set_muted(layer, muted))

    def keep_silent(self, silent: bool) -> None:
        """Be silent at once and open no device from now on, while time goes on; or sound again."""
        self._ask(lambda: self._playback.keep_silent(silent))

    def snapshot(self) -> Snapshot:
        """Say where playing stands now. Cheap; from any thread."""
        report = self._report
        passed = frames(max(0.0, self._monotonic() - report.at_s))
        return Snapshot(
            frame=report.frame + min(passed, report.runs_on),
            total_frames=report.total_frames,
            state=report.state,
            peak=report.peak,
            underruns=report.underruns,
            device=report.device,
            silent_reason=report.silent_reason,
            settled_frame=report.head + SETTLED,
            late_swaps=report.late_swaps,
            damaged=self._ahead.damaged,
        )

    def close(self) -> None:
        """Fall silent, let the device go and end the threads; a device that hangs is left."""
        self._commands.put(None)
        self._thread.join(CLOSE_PATIENCE_S)
        self._ahead.close()

    def _ask(self, command: Callable[[], None]) -> None:
        self._commands.put(command)

    def _run(self) -> None:
        wait: float | None = None
        while True:
            try:
                command = self._commands.get(timeout=wait)
            except Empty:
                pass
            else:
                if command is None:
                    break
                command()
            wait = self._playback.tick()
            self._report = self._playback.report()
            if not self._playback.is_silent:  # no clip is worth decoding for nobody
                self._ahead.look(self._playback.head)
        self._playback.close()

"""Keeps a speaker supplied and knows where the practice stands. For one thread; time is handed in.

The engine runs this in a thread of its own. Where the device vanishes a silent clock goes on
keeping the practice's time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from audio.frames import frames, seconds
from audio.mixer import Clips
from audio.outputs import OpenOutput
from audio.speaker import Speaker
from audio.timeline import Layer, Timeline
from audio.transport import FADE, RETURN_FADE, UNHUSH_FADE, Transport

FILL = frames(0.5)  # kept in the device's ring
TICK_S = 0.25
SOON_S = 0.02
REST_AFTER_S = 0.5  # how long a device stays awake once all has been heard


class EngineState(StrEnum):
    """Where playing stands, as heard."""

    IDLE = "idle"
    PLAYING = "playing"
    PAUSING = "pausing"
    PAUSED = "paused"
    AWAY = "away"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Report:
    """What was so at `at_s`; from there `runs_on` frames follow in time."""

    at_s: float = 0.0
    frame: int = 0
    runs_on: int = 0
    head: int = 0
    total_frames: int = 0
    state: EngineState = EngineState.IDLE
    peak: float = 0.0
    underruns: int = 0
    device: str = ""
    silent_reason: str = ""
    late_swaps: int = 0


class Playback:
    """One practice on one output at a time."""

    def __init__(self, open_output: OpenOutput, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._transport = Transport()
        self._speaker = Speaker(open_output, monotonic)
        self._state = EngineState.IDLE
        self._block = np.zeros((FILL, 2), np.float32)
        self._rest_at_s = 0.0
        self._is_supplied = False  # a ring that runs dry now is an underrun
        self._changes_device = False  # falls silent on one device to go on with another
        self._underruns = 0
        self._late_swaps = 0

    # What the listener does

    def load(self, timeline: Timeline, clips: Clips | None, at_frame: int) -> None:
        """Stand at `at_frame` of `timeline`; what sounded before falls silent."""
        if not self._speaker.is_silent and self._speaker.queued():
            self._speaker.drop()
        self._transport.load(timeline, clips, at_frame)
        self._speaker.stand(self._transport.head)
        self._state = EngineState.IDLE

    def prepare(self) -> None:
        """Open the device, so that the first sample need not wait for it."""
        self._ensure_output()
        self._rest_at_s = self._monotonic()

    def play(self) -> None:
        """Play on from where the practice stands."""
        if self._transport.timeline is None or self._state is EngineState.PLAYING:
            return
        self._ensure_output()
        self._speaker.wake()
        self._changes_device = False
        self._transport.run(RETURN_FADE if self._state is EngineState.AWAY else FADE)
        self._state = EngineState.PLAYING

    def pause(self) -> None:
        """Fade and stop; heard once the device has played what it holds."""
        if self._state is EngineState.PLAYING:
            self._transport.pause()
            self._state, self._changes_device = EngineState.PAUSING, False

    def away(self) -> None:
        """Fall silent at once, and stand where the listener last heard something."""
        if self._transport.timeline is None or self._state is EngineState.AWAY:
            return
        self._speaker.hush()
        self._transport.halt(self._speaker.heard()[0])
        self._state = EngineState.AWAY

    def seek(self, at_frame: int) -> None:
        """Go to `at_frame`."""
        sounding = self._transport.moving
        self._transport.seek(at_frame)
        if not sounding:
            self._speaker.stand(self._transport.head)
        if self._state is EngineState.ENDED:
            self._state = EngineState.PAUSED
            self._transport.halt(at_frame)

    def swap(self, timeline: Timeline, clips: Clips | None) -> None:
        """Go on with `timeline` from the next frame that has not been mixed."""
        if not self._transport.swap(timeline, clips):
            self._late_swaps += 1

    def set_volume(self, layer: Layer, value: float) -> None:
        """Set a layer's volume, 0…1."""
        self._transport.set_volume(layer, value)

    def set_muted(self, layer: Layer, muted: bool) -> None:
        """Silence a layer, or give it its volume back."""
        self._transport.set_muted(layer, muted)

    def keep_silent(self, silent: bool) -> None:
        """Open no device from now on and let time alone pass; or sound again, very gently."""
        sounded = self._speaker.is_open and not self._speaker.is_silent
        self._speaker.keep_silent(silent)
        if silent and sounded:
            self._go_on_from(self._speaker.heard()[0])
        elif not silent and self._is_playing and self._speaker.find_another(self._monotonic()):
            self._go_on_from(self._speaker.heard()[0], UNHUSH_FADE)

    def close(self) -> None:
        """Let the device go."""
        self._speaker.close()

    # What time does

    def tick(self) -> float | None:
        """Supply the output and watch it; return in how many seconds to come again, if at all."""
        if not self._speaker.is_open:
            return None
        now = self._monotonic()
        if self._speaker.is_lost(now):
            passed = self._speaker.lose(now)
            self._go_on_from(self._speaker.heard()[0] + (passed if self._is_playing else 0))
        self._follow()
        self._supply()
        if self._is_playing and self._speaker.find_another(now):  # it may take its time
            self._go_on_from(self._speaker.heard()[0])
            self._supply()
        return self._next_tick(now)

    def report(self) -> Report:
        """Say where things stand."""
        frame, runs_on = self._speaker.heard()
        timeline = self._transport.timeline
        peak, self._transport.peak = self._transport.peak, 0.0
        return Report(
            at_s=self._monotonic(),
            frame=frame,
            runs_on=0 if self._speaker.is_resting else runs_on,
            head=self._transport.head,
            total_frames=0 if timeline is None else timeline.total_frames,
            state=self._state,
            peak=peak,
            underruns=self._underruns,
            device=self._speaker.name,
            silent_reason=self._speaker.silent_reason,
            late_swaps=self._late_swaps,
        )

    @property
    def is_silent(self) -> bool:
        """Say that nothing is mixed, since nobody could hear it."""
        return self._speaker.is_silent or self._speaker.is_hushed

    @property
    def head(self) -> int:
        """The next frame to be mixed."""
        return self._transport.head

    @property
    def _is_playing(self) -> bool:
        return self._state in (EngineState.PLAYING, EngineState.PAUSING)

    def _follow(self) -> None:
        """Fade on a device in whose place the listener has chosen another."""
        if self._state is EngineState.PLAYING and not self._changes_device:
            self._changes_device = self._speaker.is_superseded()
            if self._changes_device:
                self._transport.pause()

    def _supply(self) -> None:
        """Top up the ring to its fill, and note when all has been heard."""
        if self._transport.moving:
            queued = self._speaker.queued()
            self._underruns += self._is_supplied and queued == 0
            self._write(FILL - queued)
        self._is_supplied = self._transport.moving
        self._settle()

    def _write(self, count: int) -> None:
        if count <= 0:
            return
        block, silent = self._block[:count], self._speaker.is_silent
        spans = self._transport.pass_over(count) if silent else self._transport.fill(block)
        written = sum(length for length, _ in spans)
        if written:
            self._speaker.write(block[:written], spans)

    def _settle(self) -> None:
        """Pausing becomes paused, and playing ended, once the last frame has been heard."""
        frame, runs_on = self._speaker.heard()
        if self._transport.moving or runs_on:
            return
        if self._state is EngineState.PAUSING:
            self._state = EngineState.PAUSED
            self._speaker.stand(self._transport.head)
            self._rest_at_s = self._monotonic() + REST_AFTER_S
        elif self._state is EngineState.PLAYING and frame >= self._transport.total_frames:
            self._state = EngineState.ENDED
            self._rest_at_s = self._monotonic() + REST_AFTER_S
        elif self._state is EngineState.PLAYING and self._changes_device:
            self._speaker.open_anew()
            self._go_on_from(self._transport.head)

    def _next_tick(self, now: float) -> float | None:
        if self._changes_device:
            return min(TICK_S, seconds(self._speaker.heard()[1]) + SOON_S)
        if self._is_playing:
            return TICK_S
        if self._speaker.is_resting:
            return None
        if now >= self._rest_at_s:
            self._speaker.rest()
            return None
        return self._rest_at_s - now

    def _ensure_output(self) -> None:
        """Have an output, a real one if there is any; while playing, `tick` looks for one."""
        if self._is_playing and self._speaker.is_open:
            return
        if self._speaker.is_superseded():
            self._speaker.open_anew()
        else:
            self._speaker.open()
        self._is_supplied = False

    def _go_on_from(self, frame: int, fade: int = RETURN_FADE) -> None:
        """Go on at `frame` with an output that has just taken another's place."""
        self._is_supplied = self._changes_device = False
        self._transport.halt(frame)
        self._speaker.stand(self._transport.head)
        if self._state is EngineState.PLAYING:
            self._transport.run(fade)

"""Keeps an output supplied and knows what has been heard. For one thread; time is handed in.

The engine runs this in a thread of its own. A device that vanishes says nothing: what was heard
merely stops growing, so that is watched, and a silent clock goes on keeping the practice's time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from audio.frames import frames
from audio.mixer import Clips
from audio.outputs import OpenOutput, Output, OutputError
from audio.outputs.null import NullOutput
from audio.timeline import Layer, Timeline
from audio.transport import FADE, RETURN_FADE, Ledger, Transport

FILL = frames(0.5)  # kept in the device's ring
TICK_S = 0.2
LOST_AFTER_S = 1.0
STILL_TICKS = 4
RETRY_S = 2.0
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
        self._open_output, self._monotonic = open_output, monotonic
        self._transport = Transport()
        self._output: Output | None = None
        self._ledger = Ledger(0)
        self._state = EngineState.IDLE
        self._block = np.zeros((FILL, 2), np.float32)
        self._heard, self._heard_changed_s, self._still_ticks = 0, 0.0, 0
        self._rest_at_s = 0.0
        self._retry_at_s = 0.0
        self._is_resting = False
        self._has_lost = False
        self._is_supplied = False  # a ring that runs dry now is an underrun
        self._underruns = 0
        self._late_swaps = 0

    # What the listener does

    def load(self, timeline: Timeline, clips: Clips | None, at_frame: int) -> None:
        """Stand at `at_frame` of `timeline`; what sounded before falls silent."""
        if self._output is not None and not self._output.is_silent and self._output.queued():
            self._drop_output()
        self._transport.load(timeline, clips, at_frame)
        self._ledger.stand(self._transport.head)
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
        self._wake()
        self._transport.run(RETURN_FADE if self._state is EngineState.AWAY else FADE)
        self._state = EngineState.PLAYING

    def pause(self) -> None:
        """Fade and stop; heard once the device has played what it holds."""
        if self._state is EngineState.PLAYING:
            self._transport.pause()
            self._state = EngineState.PAUSING

    def away(self) -> None:
        """Fall silent at once, and stand where the listener last heard something."""
        if self._transport.timeline is None or self._state is EngineState.AWAY:
            return
        if self._output is not None:
            self._output.suspend()
        self._drop_output()
        self._transport.halt(self._ledger.heard(0)[0])
        self._state = EngineState.AWAY

    def seek(self, at_frame: int) -> None:
        """Go to `at_frame`."""
        sounding = self._transport.moving
        self._transport.seek(at_frame)
        if not sounding:
            self._ledger.stand(self._transport.head)
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

    def close(self) -> None:
        """Let the device go."""
        self._drop_output()

    # What time does

    def tick(self) -> float | None:
        """Supply the output and watch it; return in how many seconds to come again, if at all."""
        if self._output is None:
            return None
        now = self._monotonic()
        self._watch(self._output, now)
        if self._output.is_silent and self._is_playing and now >= self._retry_at_s:
            self._try_again(now)
        self._supply(self._output)
        return self._next_tick(now)

    def report(self) -> Report:
        """Say where things stand."""
        frame, runs_on = self._heard_frame()
        timeline = self._transport.timeline
        peak, self._transport.peak = self._transport.peak, 0.0
        return Report(
            at_s=self._monotonic(),
            frame=frame,
            runs_on=0 if self._is_resting else runs_on,
            head=self._transport.head,
            total_frames=0 if timeline is None else timeline.total_frames,
            state=self._state,
            peak=peak,
            underruns=self._underruns,
            device="" if self._output is None else self._output.name,
            silent_reason=self._silent_reason(),
            late_swaps=self._late_swaps,
        )

    @property
    def head(self) -> int:
        """The next frame to be mixed."""
        return self._transport.head

    def _silent_reason(self) -> str:
        if self._output is None or not self._output.is_silent:
            return ""
        return "device-lost" if self._has_lost else "no-device"

    def _heard_frame(self) -> tuple[int, int]:
        return self._ledger.heard(0 if self._output is None else self._output.heard())

    @property
    def _is_playing(self) -> bool:
        return self._state in (EngineState.PLAYING, EngineState.PAUSING)

    def _supply(self, output: Output) -> None:
        """Top up the ring to its fill, and note when all has been heard."""
        if self._transport.moving:
            queued = output.queued()
            self._underruns += self._is_supplied and queued == 0
            self._write(output, FILL - queued)
        self._is_supplied = self._transport.moving
        self._settle()

    def _write(self, output: Output, count: int) -> None:
        if count <= 0:
            return
        block = self._block[:count]
        fill = self._transport.pass_over(count) if output.is_silent else self._transport.fill(block)
        written = sum(length for length, _ in fill)
        if written:
            output.write(block[:written])
            self._ledger.add(fill)

    def _settle(self) -> None:
        """Pausing becomes paused, and playing ended, once the last frame has been heard."""
        frame, runs_on = self._heard_frame()
        if self._transport.moving or runs_on:
            return
        if self._state is EngineState.PAUSING:
            self._state = EngineState.PAUSED
            self._rest_at_s = self._monotonic() + REST_AFTER_S
        elif self._state is EngineState.PLAYING and frame >= self._transport.total_frames:
            self._state = EngineState.ENDED
            self._rest_at_s = self._monotonic() + REST_AFTER_S

    def _next_tick(self, now: float) -> float | None:
        if self._is_playing:
            return TICK_S
        if self._is_resting or self._output is None:
            return None
        if now >= self._rest_at_s:
            self._rest()
            return None
        return self._rest_at_s - now

    def _rest(self) -> None:
        if self._output is not None and not self._is_resting:
            self._output.suspend()
            self._is_resting = True

    def _wake(self) -> None:
        if self._output is not None and self._is_resting:
            self._output.resume()
        self._is_resting = False
        self._heard_changed_s = self._monotonic()

    # The device

    def _ensure_output(self) -> None:
        """Have an output, a real one if there is any."""
        if self._output is None or (self._output.is_silent and not self._is_playing):
            self._take(self._opened() or NullOutput(self._monotonic))

    def _opened(self) -> Output | None:
        try:
            return self._open_output()
        except OutputError:
            return None

    def _take(self, output: Output) -> None:
        """Begin on `output`, where the practice stands."""
        self._drop_output()
        self._output = output
        self._heard, self._heard_changed_s, self._still_ticks = 0, self._monotonic(), 0
        self._is_resting = self._is_supplied = False
        self._retry_at_s = self._monotonic() + RETRY_S
        self._has_lost = self._has_lost and output.is_silent

    def _drop_output(self) -> None:
        """Let the output go; the practice stands where it was last heard."""
        frame, _ = self._heard_frame()
        if self._output is not None:
            self._output.close()
        self._output = None
        self._ledger = Ledger(frame)

    def _watch(self, output: Output, now: float) -> None:
        """Notice a device that hears nothing more although it holds something to be heard."""
        heard = output.heard()
        waits = self._ledger.written > heard and not self._is_resting
        if heard != self._heard or not waits:
            self._heard, self._heard_changed_s, self._still_ticks = heard, now, 0
        else:
            self._still_ticks += 1  # a machine that slept has a late clock but few ticks
        still_s = now - self._heard_changed_s
        if output.has_failed() or (still_s >= LOST_AFTER_S and self._still_ticks >= STILL_TICKS):
            self._lose(now)

    def _lose(self, now: float) -> None:
        """Go on in silence, as if the device had gone on sounding."""
        passed = frames(now - self._heard_changed_s) if self._is_playing else 0
        self._has_lost = True
        self._move_to(NullOutput(self._monotonic), passed)
        self._retry_at_s = now

    def _try_again(self, now: float) -> None:
        """Go on with sound if there is a device again."""
        self._retry_at_s = now + RETRY_S
        output = self._opened()
        if output is not None:
            self._move_to(output, 0)

    def _move_to(self, output: Output, passed: int) -> None:
        """Go on with `output`, `passed` frames after what was last heard."""
        self._take(output)
        frame = self._ledger.heard(0)[0] + passed
        self._transport.halt(frame)
        self._ledger.stand(self._transport.head)
        if self._state is EngineState.PLAYING:
            self._transport.run(RETURN_FADE)

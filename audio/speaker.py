"""The output in use, and what has been heard of what was given to it. For one thread.

A device that vanishes says nothing: what was heard merely stops growing, so that is watched. With
no device a silent clock stands in. Which frames to give, and when, is `audio.playback`'s.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from audio.frames import frames
from audio.outputs import OpenOutput, Output
from audio.outputs.doors import Doors
from audio.outputs.null import NullOutput
from audio.transport import Ledger, Span

if TYPE_CHECKING:
    from audio.ramps import Floats

LOST_AFTER_S = 1.0
STILL_TICKS = 4
RETRY_S = 2.0
OPEN_PATIENCE_S = 2.0  # how long the first sound waits for a device before time goes on without
FIND_PATIENCE_S = 0.2  # the same while the silent clock runs: less than it holds
CLOSE_PATIENCE_S = 1.0


class Speaker:
    """One output at a time: opened when wanted, let go, watched, and changed for another."""

    def __init__(self, open_output: OpenOutput, monotonic: Callable[[], float]) -> None:
        self._doors, self._monotonic = Doors(open_output), monotonic
        self._output: Output | None = None
        self._ledger = Ledger(0)
        self._heard, self._heard_changed_s, self._still_ticks = 0, 0.0, 0
        self._retry_at_s = 0.0
        self._has_lost = False
        self.is_hushed = False  # silence was asked for: no device is opened
        self.is_resting = False

    @property
    def is_open(self) -> bool:
        """Say whether there is an output, be it the silent clock."""
        return self._output is not None

    @property
    def is_silent(self) -> bool:
        """Say whether the silent clock stands in."""
        return self._output is not None and self._output.is_silent

    @property
    def name(self) -> str:
        """The device's name; empty for none."""
        return "" if self._output is None else self._output.name

    @property
    def silent_reason(self) -> str:
        """Return why nothing can be heard: `device-lost`, `no-device`, or nothing.

        Silence that was asked for has no reason to be told of.
        """
        if not self.is_silent or self.is_hushed:
            return ""
        return "device-lost" if self._has_lost else "no-device"

    # Sound

    def queued(self) -> int:
        """Return how many frames wait to be heard."""
        return 0 if self._output is None else self._output.queued()

    def write(self, block: Floats, spans: list[Span]) -> None:
        """Give `block`, which holds `spans` of the practice."""
        if self._output is not None:
            self._output.write(block)
            self._ledger.add(spans)

    def stand(self, at_frame: int) -> None:
        """Note that the practice stands at `at_frame` and nothing sounds."""
        self._ledger.stand(at_frame)

    def heard(self) -> tuple[int, int]:
        """Return the practice's frame that is heard now, and how many frames run on from it."""
        return self._ledger.heard(0 if self._output is None else self._output.heard())

    def rest(self) -> None:
        """Let the device sleep until `wake`."""
        if self._output is not None and not self.is_resting:
            self._output.suspend()
            self.is_resting = True

    def wake(self) -> None:
        """Let the device sound again."""
        if self._output is not None and self.is_resting:
            self._output.resume()
        self.is_resting = False
        self._heard_changed_s = self._monotonic()

    # The device

    def open(self) -> None:
        """Have an output: the one there is, else a real one, else the silent clock."""
        if self._output is None or self._output.is_silent:
            self._take(self._opened() or NullOutput(self._monotonic))

    def is_superseded(self) -> bool:
        """Say whether the listener has since chosen another device."""
        return self._output is not None and self._output.is_superseded()

    def open_anew(self) -> None:
        """Change for the device that is to be heard now; nothing may sound."""
        self.drop()
        self.open()

    def hush(self) -> None:
        """Be silent at once, and let the output go."""
        if self._output is not None:
            self._output.suspend()
        self.drop()

    def keep_silent(self, silent: bool) -> None:
        """Open no device from now on, or open them again; one that sounds is silent at once.

        The silent clock stands in, so that the practice's time goes on.
        """
        self.is_hushed, self._has_lost = silent, False
        if silent and self._output is not None and not self._output.is_silent:
            self.hush()
            self._take(NullOutput(self._monotonic))
        self._retry_at_s = self._monotonic()

    def drop(self) -> None:
        """Let the output go; the practice stands where it was last heard."""
        frame, _ = self.heard()
        if self._output is not None:
            self._doors.let_go(self._output)
        self._output = None
        self._ledger = Ledger(frame)

    def close(self) -> None:
        """Let the output go for good."""
        self.drop()
        self._doors.close(CLOSE_PATIENCE_S)

    def is_lost(self, now: float) -> bool:
        """Watch for a device that hears nothing more although it holds something to be heard."""
        output = self._output
        if output is None:
            return False
        heard = output.heard()
        waits = self._ledger.written > heard and not self.is_resting
        if heard != self._heard or not waits:
            self._heard, self._heard_changed_s, self._still_ticks = heard, now, 0
        else:
            self._still_ticks += 1  # a machine that slept has a late clock but few ticks
        still_s = now - self._heard_changed_s
        return output.has_failed() or (still_s >= LOST_AFTER_S and self._still_ticks >= STILL_TICKS)

    def lose(self, now: float) -> int:
        """Change for the silent clock; return how many frames ago sound was last heard."""
        last_heard_s = self._heard_changed_s
        self._has_lost = True
        self._take(NullOutput(self._monotonic))
        self._retry_at_s = now
        return frames(self._monotonic() - last_heard_s)

    def find_another(self, now: float) -> bool:
        """Change the silent clock for a device if, after a while, there is one again."""
        if not self.is_silent:
            return False
        if self.is_hushed:
            self._let_late_go()
            return False
        if self._doors.is_opening:
            output = self._doors.take(0.0)
        elif now < self._retry_at_s:
            return False
        else:
            self._retry_at_s = now + RETRY_S
            self._doors.ask()
            output = self._doors.take(FIND_PATIENCE_S)
        if output is not None:
            self._take(output)
        return output is not None

    def _opened(self) -> Output | None:
        if self.is_hushed:
            return None
        self._doors.ask()
        return self._doors.take(OPEN_PATIENCE_S)

    def _let_late_go(self) -> None:
        """Close a device that was still being opened when silence was asked for."""
        late = self._doors.take(0.0)
        if late is not None:
            self._doors.let_go(late)

    def _take(self, output: Output) -> None:
        """Begin on `output`, where the practice stands."""
        self.drop()
        self._output = output
        self._heard, self._heard_changed_s, self._still_ticks = 0, self._monotonic(), 0
        self.is_resting = False
        self._retry_at_s = self._monotonic() + RETRY_S
        self._has_lost = self._has_lost and output.is_silent

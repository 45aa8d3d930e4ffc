"""One take at a time, from an open microphone into memory. Knows no thread and no device.

The microphone is open only while a take is recorded.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from audio.frames import MINUTE, frames, seconds
from audio.inputs import Input, InputError, OpenInput

if TYPE_CHECKING:
    from numpy.typing import NDArray

TICK_S = 0.05
TAIL_S = 0.2  # of sound that is on its way when a take is ended
STILL_S = 1.5  # without a sample the microphone is gone
LONGEST = 3 * MINUTE
QUIETEST_DB = -60.0  # the foot of the meter
_FALL_DB = 1.5  # how far the meter falls at most in one tick


class TapeState(StrEnum):
    """Where recording stands."""

    IDLE = "idle"
    OPENING = "opening"
    RECORDING = "recording"
    ENDED = "ended"  # a take can be fetched, perhaps an empty one


class Ending(StrEnum):
    """Why a take has ended."""

    ASKED = "asked"
    NO_MICROPHONE = "no-microphone"
    LOST = "lost"  # the microphone went while it was recorded
    LONG_ENOUGH = "long-enough"


@dataclass(frozen=True, slots=True)
class Hearing:
    """What is heard at one moment; `number` counts the takes."""

    state: TapeState = TapeState.IDLE
    level_db: float = QUIETEST_DB  # of full scale, never below the meter's foot
    length_s: float = 0.0
    ending: Ending | None = None
    number: int = 0


class Taping:
    """Records takes; `tick` is to be called every `TICK_S` while one runs. For one thread."""

    def __init__(self, open_input: OpenInput, monotonic: Callable[[], float]) -> None:
        self._open_input, self._monotonic = open_input, monotonic
        self._input: Input | None = None
        self._blocks: list[NDArray[np.float32]] = []
        self._length = self._number = 0
        self._heard_at = 0.0
        self._until: float | None = None  # when what is on its way has come
        self._level = QUIETEST_DB
        self._state = TapeState.IDLE
        self._ending: Ending | None = None

    @property
    def runs(self) -> bool:
        """Whether a take is being recorded."""
        return self._input is not None

    def begin(self) -> None:
        """Open the microphone and begin a take; the one before is dropped."""
        self._let_go()
        self._blocks, self._length, self._ending, self._until = [], 0, None, None
        self._level = QUIETEST_DB
        self._number += 1
        try:
            self._input = self._open_input()
        except InputError:
            self._end(Ending.NO_MICROPHONE)
            return
        self._state, self._heard_at = TapeState.OPENING, self._monotonic()

    def end(self) -> None:
        """End the take once what is on its way has come."""
        if self.runs and self._until is None:
            self._until = self._monotonic() + TAIL_S

    def tick(self) -> None:
        """Take in what has come."""
        if self._input is None:
            return
        block, now = self._input.read(), self._monotonic()
        if len(block):
            self._take_in(block, now)
        if self._length >= LONGEST:
            self._end(Ending.LONG_ENOUGH)
        elif self._until is not None and now >= self._until:
            self._end(Ending.ASKED)
        elif self._input.has_failed() or now - self._heard_at > STILL_S:
            self._end(Ending.LOST)

    def hearing(self) -> Hearing:
        """Return what is heard now."""
        length_s = seconds(self._length)
        return Hearing(self._state, self._level, length_s, self._ending, self._number)

    def samples(self) -> NDArray[np.float32]:
        """Return what the last take has so far, mono float32 at 48 kHz."""
        return np.concatenate([np.empty(0, np.float32), *self._blocks])

    def close(self) -> None:
        """Let the microphone go."""
        self._let_go()

    def _take_in(self, block: NDArray[np.float32], now: float) -> None:
        self._blocks.append(np.nan_to_num(block[: LONGEST - self._length]))
        self._length += len(self._blocks[-1])
        self._heard_at, self._state = now, TapeState.RECORDING
        self._level = max(_level_db(block[-frames(TICK_S) :]), self._level - _FALL_DB)

    def _end(self, ending: Ending) -> None:
        self._let_go()
        self._state, self._ending, self._level = TapeState.ENDED, ending, QUIETEST_DB

    def _let_go(self) -> None:
        if self._input is not None:
            self._input.close()
            self._input = None


def _level_db(block: NDArray[np.float32]) -> float:
    """Return the level of a few milliseconds in dB of full scale, not below the meter's foot."""
    power = float(np.mean(np.square(np.nan_to_num(block), dtype=np.float64)))
    return max(QUIETEST_DB, 10 * math.log10(power)) if power > 0 else QUIETEST_DB

"""Measures sound that comes in blocks: how long, how high, how loud. Holds ten seconds of it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from audio.frames import RATE
from audio.loudness import STEP_S, step_energies

STEP = round(STEP_S * RATE)  # frames of one measure of loudness
_PIECE = 10 * RATE  # what is measured at a time: what the meter filters at once
_LEAD = RATE // 2  # of what came before, so that a piece begins as the whole would go on


class Meter:
    """Takes blocks, float32 `[n, channels]` at 48 kHz, and sums the channels as BS.1770 does."""

    def __init__(self) -> None:
        self.frame_count = 0
        self.peak = 0.0  # of the loudest sample of any channel
        self._steps: list[NDArray[np.float64]] = []
        self._waiting: list[NDArray[np.float32]] = []
        self._held = self._lead = 0

    def take(self, block: NDArray[np.float32]) -> None:
        """Measure a block."""
        if not len(block):
            return
        self.frame_count += len(block)
        self.peak = max(self.peak, float(block.max()), -float(block.min()))
        self._waiting.append(block)
        self._held += len(block)
        if self._held >= _PIECE:
            self._measure(_PIECE)

    def steps(self) -> NDArray[np.float64]:
        """Return the energies of each whole 0.1 s, once the last block has come."""
        if self._held >= self._lead + STEP:
            self._measure(STEP)
        return np.concatenate(self._steps) if self._steps else np.zeros(0)

    def _measure(self, least: int) -> None:
        """Measure what waits, a piece at a time, while there are `least` frames of it."""
        whole = np.concatenate(self._waiting)
        while len(whole) >= max(least, self._lead + STEP):
            cut = min(len(whole), _PIECE) // STEP * STEP
            self._steps.append(step_energies(whole[:cut], RATE)[self._lead // STEP :])
            self._lead = min(cut, _LEAD)
            whole = whole[cut - self._lead :]
        self._waiting, self._held = [whole.copy()], len(whole)

"""Sound as a device wants it, where that is not 48 kHz stereo float. Knows no device and no Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audio.frames import RATE
from audio.recordings.resample import Resampler

_LEVELS = {"u1": 2**7, "i2": 2**15, "i4": 2**31}  # whole numbers to full scale


@dataclass(frozen=True, slots=True)
class Shape:
    """How many frames a second, how many channels, and numpy's name for a sample."""

    rate: int = RATE
    channels: int = 2
    sample: str = "f4"  # or u1, i2, i4

    @property
    def frame_bytes(self) -> int:
        """How many bytes one frame takes."""
        return self.channels * np.dtype(self.sample).itemsize

    def frames_in(self, byte_count: int) -> int:
        """Return how many frames of 48 kHz so many bytes are, rounded up."""
        return -(-(byte_count // self.frame_bytes) * RATE // self.rate)


class Shaper:
    """Turns blocks of 48 kHz stereo float32 into bytes of another shape, one after another.

    At another rate the last few milliseconds wait for what follows them.
    """

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        ears = 0 if shape == Shape() else min(2, shape.channels)
        self._resamplers = [Resampler(RATE, shape.rate) for _ in range(ears)]

    def take(self, block: NDArray[np.float32]) -> bytes:
        """Return `block`, float32 `[n, 2]`, as far as it can be given yet."""
        if self._shape == Shape():
            return block.tobytes()
        if self._shape.channels == 1:
            block = block.mean(axis=1, keepdims=True)
        ears = [one.take(ear) for one, ear in zip(self._resamplers, block.T, strict=True)]
        out = np.zeros((len(ears[0]), self._shape.channels), np.float32)
        out[:, : len(ears)] = np.stack(ears, 1)  # further loudspeakers stay silent
        return self._quantised(out).tobytes()

    def _quantised(self, sound: NDArray[np.float32]) -> NDArray[np.generic]:
        kind = self._shape.sample
        if kind not in _LEVELS:
            return sound
        full = _LEVELS[kind]
        whole = np.clip(np.rint(sound.astype(np.float64) * full), -full, full - 1)
        return (whole + full * (kind == "u1")).astype(kind)

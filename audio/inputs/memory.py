"""A microphone that hears what it is given, in its own time. For tests and for trying things."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from audio.frames import frames


class MemoryInput:
    """Hears `samples` (mono float32 at 48 kHz), then silence; it can be made to fall still."""

    def __init__(
        self,
        samples: NDArray[np.float32],
        monotonic: Callable[[], float] = time.monotonic,
        name: str = "Memory",
    ) -> None:
        self._samples, self._monotonic, self._name = samples, monotonic, name
        self._began = monotonic()
        self._read = 0
        self._is_still = False
        self.is_closed = False

    @property
    def name(self) -> str:
        return self._name

    def read(self) -> NDArray[np.float32]:
        if self._is_still:
            return np.empty(0, np.float32)
        here = frames(self._monotonic() - self._began)
        block = np.zeros(here - self._read, np.float32)
        heard = self._samples[self._read : here]
        block[: len(heard)] = heard
        self._read = here
        return block

    def fall_still(self) -> None:
        """Hear nothing more and say nothing of it, as an unplugged device does."""
        self._is_still = True

    def has_failed(self) -> bool:
        return False

    def close(self) -> None:
        self.is_closed = True

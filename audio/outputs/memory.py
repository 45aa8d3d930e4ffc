"""An output that keeps all it is given, for looking at afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from audio.outputs.null import NullOutput


class MemoryOutput(NullOutput):
    """A speaker that writes down what it is told to play; it can be made to fall still."""

    def __init__(
        self, monotonic: Callable[[], float] = time.monotonic, name: str = "Memory"
    ) -> None:
        super().__init__(monotonic)
        self._name = name
        self._blocks: list[NDArray[np.float32]] = []
        self._stood: int | None = None
        self.has_successor = False
        self.is_closed = False

    @property
    def name(self) -> str:
        return self._name

    @property
    def is_silent(self) -> bool:
        return False

    @property
    def samples(self) -> NDArray[np.float32]:
        """All that was written, float32 `[n, 2]`."""
        return np.concatenate([np.empty((0, 2), np.float32), *self._blocks])

    def write(self, block: NDArray[np.float32]) -> None:
        self._blocks.append(block.copy())
        super().write(block)

    def fall_still(self) -> None:
        """Hear nothing more and say nothing of it, as an unplugged device does."""
        self._stood = super().heard()

    def heard(self) -> int:
        return super().heard() if self._stood is None else self._stood

    def is_superseded(self) -> bool:
        return self.has_successor

    def close(self) -> None:
        self.is_closed = True

"""The microphone that hears nothing: it gives silence in its own time."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from audio.inputs.memory import MemoryInput


class NullInput(MemoryInput):
    """Silence, 48,000 frames a second of whatever clock it is given."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(np.empty(0, np.float32), monotonic, name="")

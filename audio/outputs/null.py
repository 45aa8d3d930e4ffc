"""The silent clock: time goes by, nothing sounds. For a machine with no device, and for tests."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from audio.frames import RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class NullOutput:
    """Hears 48,000 frames a second of whatever clock it is given, and forgets them."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._written = 0
        self._heard = 0.0
        self._at = monotonic()
        self._suspended = False

    @property
    def name(self) -> str:
        return ""

    @property
    def is_silent(self) -> bool:
        return True

    def queued(self) -> int:
        return self._written - self.heard()

    def write(self, block: NDArray[np.float32]) -> None:
        self.heard()  # the time before now is not for what comes now
        self._written += len(block)

    def heard(self) -> int:
        now = self._monotonic()
        if not self._suspended:
            self._heard = min(self._written, self._heard + (now - self._at) * RATE)
        self._at = now
        return int(self._heard)

    def has_failed(self) -> bool:
        return False

    def is_superseded(self) -> bool:
        return False

    def suspend(self) -> None:
        self.heard()
        self._suspended = True

    def resume(self) -> None:
        self.heard()
        self._suspended = False

    def close(self) -> None:
        pass

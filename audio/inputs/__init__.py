"""Where sound comes from: one protocol for a microphone, a silence and a memory. No backend."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class InputError(Exception):
    """Nothing can be recorded: no microphone, no server or no library."""


class Input(Protocol):
    """An open microphone, mono float32 at 48 kHz. All methods belong to one thread.

    It is made open and recording; what comes is held for a second at least.
    """

    @property
    def name(self) -> str:
        """The device's name as shown to the person; empty for none."""
        ...

    def read(self) -> NDArray[np.float32]:
        """Return what has come since the last call, perhaps nothing. Never waits."""
        ...

    def has_failed(self) -> bool:
        """Say whether the device itself reports that it is gone."""
        ...

    def close(self) -> None:
        """Let the device go; what has not been read is dropped. Never waits long."""
        ...


OpenInput = Callable[[], Input]

"""Where sound goes: one protocol for a speaker, a silent clock and a memory. Imports no backend."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class OutputError(Exception):
    """No sound can be had: no device, no server or no library."""


class Output(Protocol):
    """An open way to the ear, 48 kHz stereo float32. All methods belong to one thread.

    It is opened and closed in another, `audio.outputs.doors`; the others never wait for the device.

    It is made open and waiting; frames written are heard in order and in their own time.
    """

    @property
    def name(self) -> str:
        """The device's name as shown to the listener; empty for none."""
        ...

    @property
    def is_silent(self) -> bool:
        """Say that nothing can be heard, so blocks need not be mixed."""
        ...

    def queued(self) -> int:
        """Return how many frames wait before the device; it holds at least one second's."""
        ...

    def write(self, block: NDArray[np.float32]) -> None:
        """Take the frames of `block`, `[n, 2]`, where there is room for them. Never waits."""
        ...

    def heard(self) -> int:
        """Return how many of the frames written have been heard; never falls."""
        ...

    def has_failed(self) -> bool:
        """Say whether the device itself reports that it is gone."""
        ...

    def is_superseded(self) -> bool:
        """Say whether another device has become the one to be heard since this was opened."""
        ...

    def suspend(self) -> None:
        """Fall silent within 50 ms and keep what is queued. A second call does nothing."""
        ...

    def resume(self) -> None:
        """Go on after `suspend`."""
        ...

    def close(self) -> None:
        """Fall silent at once, drop what is queued and let the device go. Never waits long."""
        ...


OpenOutput = Callable[[], Output]

"""Voices answer two questions: the clip for a line, and how long it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Voice(Protocol):
    """A voice that can speak lines. All methods may be called from any thread."""

    @property
    def name(self) -> str:
        """The name shown to the listener, e.g. `Slt`."""
        ...

    def speaks(self, text: str) -> bool:
        """Say whether there is a clip of `text`; where there is none it is a caption."""
        ...

    def frame_count(self, text: str) -> int:
        """Return how many 48 kHz frames `text` takes; never decodes a clip.

        A line without a clip takes its reading time at 100 words a minute (captions).
        """
        ...

    def clip(self, text: str) -> NDArray[np.float32] | None:
        """Return the clip, float32 at 48 kHz, exactly `frame_count(text)` long, or None.

        Its shape is `[n]`, or `[n, 2]` where left and right differ.

        Raises:
            audio.errors.SoundFileError: a clip is there but damaged.
        """
        ...

"""One clip as something to be played: a voice that knows a single line, and its time line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audio.frames import frames
from audio.timeline import Spoken, Timeline

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAD, TAIL = frames(0.1), frames(0.4)
_LINE = "the clip"


class OneClip:
    """A voice that says one thing."""

    name = "One clip"

    def __init__(self, samples: NDArray[np.float32]) -> None:
        """Take `samples`, mono float32 at 48 kHz, at their final level."""
        self._samples = samples

    def speaks(self, text: str) -> bool:
        """Say yes: it is asked for nothing else."""
        return True

    def frame_count(self, text: str) -> int:
        """Return the clip's length."""
        return len(self._samples)

    def clip(self, text: str) -> NDArray[np.float32] | None:
        """Return the clip."""
        return self._samples


def timeline_of_clip(samples: NDArray[np.float32]) -> Timeline:
    """Return the clip alone, as it sounds in a practice without a background."""
    return Timeline(
        practice_id="listening",
        total_frames=LEAD + len(samples) + TAIL,
        voice=OneClip(samples),
        spoken=(Spoken(LEAD, len(samples), _LINE),),
        struck=(),
        background=None,
        seed=0,
    )

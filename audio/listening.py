"""One thing alone as something to be played: a clip, a bowl struck once, a little background."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audio.frames import frames
from audio.script import BellKind, Bowl
from audio.timeline import Background, BedFades, Spoken, Struck, Timeline
from audio.voices.captions import CaptionsVoice

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAD, TAIL = frames(0.1), frames(0.4)
BOWL_LENGTH = frames(9.0)  # it rings on for four seconds, and is let go of over five
BED_LENGTH = frames(6.5)
BED_FADES = BedFades(rise=frames(1.0), fall=frames(1.5))
BED_SEED = 0  # a stretch in which the sea rises and the wind blows
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


def timeline_of_bowl(bowl: Bowl) -> Timeline:
    """Return one strike of a bowl, which is let go of before it has rung to its end."""
    return _alone(BOWL_LENGTH, struck=(Struck(LEAD, BellKind.OPEN),), bowl=bowl)


def timeline_of_background(background: Background) -> Timeline:
    """Return some seconds of a background, as loud as beneath a practice."""
    return replace(_alone(BED_LENGTH, background=background), fades=BED_FADES)


def _alone(
    total_frames: int,
    struck: tuple[Struck, ...] = (),
    background: Background | None = None,
    bowl: Bowl = Bowl.ROUND,
) -> Timeline:
    return Timeline(
        practice_id="listening",
        total_frames=total_frames,
        voice=CaptionsVoice(),
        spoken=(),
        struck=struck,
        background=background,
        seed=BED_SEED,
        bowl=bowl,
    )

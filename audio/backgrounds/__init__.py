"""The one door to what lies beneath a practice: synthesised beds, and sounds of one's own."""

from __future__ import annotations

from pathlib import Path

from audio.backgrounds.own import OwnLoop
from audio.synth import beds
from audio.synth.beds import Bed
from audio.timeline import Background


def is_made(background: Background) -> bool:
    """Say whether `bed` would return at once."""
    return isinstance(background, Path) or beds.is_made(background)


def bed(background: Background, seed: int) -> Bed:
    """Return a background. The first call for a synthesised one takes up to some seconds.

    May be called from any thread but should not be from the interface's. A sound of one's own
    begins with its beginning, whatever the seed; where it cannot be read it is silent.
    """
    if isinstance(background, Path):
        return Bed((OwnLoop(background),), (0,))
    return beds.bed(background, seed)

"""The one door to what lies beneath a practice: synthesised beds, and sounds of one's own."""

from __future__ import annotations

from pathlib import Path

from audio.backgrounds.own import is_open, opened
from audio.synth import beds
from audio.synth.beds import Bed
from audio.timeline import Background


def is_made(background: Background) -> bool:
    """Say whether `bed` would return at once."""
    return is_open(background) if isinstance(background, Path) else beds.is_made(background)


def bed(background: Background, seed: int) -> Bed:
    """Return a background. The first call in a process takes up to some seconds.

    May be called from any thread but should not be from the interface's. A sound of one's own
    begins with its beginning, whatever the seed.

    Raises:
        audio.errors.SoundFileError: a sound of one's own is gone or damaged.
    """
    if isinstance(background, Path):
        return Bed((opened(background),), (0,))
    return beds.bed(background, seed)

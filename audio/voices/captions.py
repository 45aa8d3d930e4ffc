"""Lines shown and not spoken, and how long each stands. Knows no files and no sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audio.frames import MINUTE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audio.voices import Voice

READING_WORDS_A_MINUTE = 100


def word_count(text: str) -> int:
    """Return how many words `text` has; a dash standing alone is no word."""
    return sum(any(map(str.isalnum, token)) for token in text.split())


def reading_frames(text: str) -> int:
    """Return the 48 kHz frames it takes to read `text` at 100 words a minute."""
    return word_count(text) * MINUTE // READING_WORDS_A_MINUTE


class CaptionsVoice:
    """The voice of someone who reads instead of listening: it has times, but no clips."""

    def __init__(self, pace: Voice | None = None) -> None:
        """Give every line the time that `pace` takes to say it; without one, its reading time."""
        self._pace = pace

    @property
    def name(self) -> str:
        """The name shown to the listener."""
        return "Captions"

    def speaks(self, text: str) -> bool:
        """Say no: every line is read."""
        return False

    def frame_count(self, text: str) -> int:
        """Return for how long `text` would be said, in 48 kHz frames."""
        return reading_frames(text) if self._pace is None else self._pace.frame_count(text)

    def clip(self, text: str) -> NDArray[np.float32] | None:
        """Return None: nothing is spoken."""
        return None

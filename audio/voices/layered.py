"""Several voices as one: each line is said by the first of them that speaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audio.voices.captions import CaptionsVoice

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from audio.voices import Voice

_READ = CaptionsVoice()


class LayeredVoice:
    """A person's or a teacher's reading first, then the voice chosen, then captions.

    Safe to call from any thread where its voices are.
    """

    def __init__(self, voices: tuple[Voice, ...]) -> None:
        """Take the voices in their order of trust; there is at least one.

        Raises:
            ValueError: there is none.
        """
        if not voices:
            raise ValueError("a layered voice has at least one voice")
        self._voices = voices

    @property
    def name(self) -> str:
        """The name of the first voice."""
        return self._voices[0].name

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Those that it is made of, in their order of trust."""
        return self._voices

    @property
    def folder(self) -> Path | None:
        """Where the first of the voices that is a pack lies."""
        folders = (getattr(voice, "folder", None) for voice in self._voices)
        return next((folder for folder in folders if folder is not None), None)

    def speaks(self, text: str) -> bool:
        """Say whether any of the voices has a clip of `text`."""
        return any(voice.speaks(text) for voice in self._voices)

    def frame_count(self, text: str) -> int:
        """Return how many 48 kHz frames `text` takes in the voice that says it."""
        return self._who(text).frame_count(text)

    def clip(self, text: str) -> NDArray[np.float32] | None:
        """Return the clip of `text`, mono float32 at 48 kHz, or None where no voice has one.

        Raises:
            audio.errors.SoundFileError: the clip is there but damaged.
        """
        return self._who(text).clip(text)

    def _who(self, text: str) -> Voice:
        return next((voice for voice in self._voices if voice.speaks(text)), _READ)

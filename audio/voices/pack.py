"""A voice that is a folder of clips, one a line. Knows nothing of how they were made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from audio.errors import SoundFileError
from audio.voices.captions import reading_frames
from audio.voices.description import Description, read_description
from audio.voices.index import read_index, whole_clip
from audio.voices.naming import Namer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

END_FADE = 240  # frames; Opus is unsure of the last few, and the step would click


class VoicePack:
    """A voice pack: `voice.toml`, `index.json` and the clips. Safe to call from any thread."""

    def __init__(self, folder: Path) -> None:
        """Read the description and the index of `folder`; no clip is touched.

        Raises:
            audio.errors.SoundFileError: either is missing or damaged.
        """
        self._folder = folder
        self._description = read_description(folder)
        self._entries = read_index(folder)
        self._namer = Namer(self._description.settings, self._description.respell)
        self._keys: dict[str, str] = {}

    @property
    def name(self) -> str:
        """The name shown to the listener."""
        return self._description.name

    @property
    def folder(self) -> Path:
        """Where the pack lies."""
        return self._folder

    @property
    def description(self) -> Description:
        """Language, licence, credit and settings of the pack."""
        return self._description

    def speaks(self, text: str) -> bool:
        """Say whether the pack has a clip of `text`."""
        return self._key(text) in self._entries

    def frame_count(self, text: str) -> int:
        """Return the length of the clip of `text`, or its reading time where there is none."""
        entry = self._entries.get(self._key(text))
        return entry.frame_count if entry else reading_frames(text)

    def clip(self, text: str) -> NDArray[np.float32] | None:
        """Return the clip of `text`, mono float32 at 48 kHz, or None where there is none.

        Raises:
            audio.errors.SoundFileError: the clip is missing, damaged or not the one listed.
        """
        # Lengths are asked for before the first window; the decoder and numpy only here.
        from audio.decode import decode

        entry = self._entries.get(self._key(text))
        if entry is None:
            return None
        path, _ = whole_clip(self._folder, self._key(text), entry)
        samples = decode(path)
        if len(samples) != entry.frame_count:
            raise SoundFileError(path, f"{len(samples)} frames; {entry.frame_count} are listed")
        return _ended_in_quiet(samples)

    def faults(self) -> list[str]:
        """Return what is wrong with the clips, by reading every one of them; empty when whole."""
        found: list[str] = []
        for key, entry in self._entries.items():
            try:
                whole_clip(self._folder, key, entry)
            except SoundFileError as error:
                found.append(str(error))
        return found

    def _key(self, text: str) -> str:
        key = self._keys.get(text)
        if key is None:
            key = self._keys[text] = self._namer.key(text)
        return key


def _ended_in_quiet(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return `samples` (changed in place) falling to exactly nothing in their last 5 ms."""
    import numpy as np

    end = samples[-END_FADE:]
    end *= 0.5 + 0.5 * np.cos(np.pi * np.arange(1, len(end) + 1, dtype=np.float32) / len(end))
    return samples

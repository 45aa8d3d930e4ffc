"""The voices that Tend can open by name."""

from __future__ import annotations

import resources
from audio.errors import SoundFileError
from audio.voices import Voice
from audio.voices.captions import CaptionsVoice
from audio.voices.pack import VoicePack

CAPTIONS = "captions"
BUNDLED = ("slt",)


def voice_names() -> tuple[str, ...]:
    """Return every name that `open_voice` takes."""
    return (*BUNDLED, CAPTIONS)


def measuring_voice() -> Voice:
    """Return the voice by which scripts are measured: the bundled one, or else reading times."""
    try:
        return open_voice(BUNDLED[0])
    except SoundFileError:
        return CaptionsVoice()


def open_voice(name: str) -> Voice:
    """Return the voice called `name`: a bundled pack, or `captions`.

    Raises:
        audio.errors.SoundFileError: there is no such voice, or its pack is damaged.
    """
    if name == CAPTIONS:
        return CaptionsVoice()
    if name not in BUNDLED:
        raise SoundFileError(resources.voice(name), f"no such voice; there are {voice_names()}")
    return VoicePack(resources.voice(name))

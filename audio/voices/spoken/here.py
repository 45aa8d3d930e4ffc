"""The synthesisers that are installed on this computer."""

from __future__ import annotations

from audio.voices.spoken import Synthesiser
from audio.voices.spoken.espeak import Espeak
from audio.voices.spoken.macos import MacSay
from audio.voices.spoken.rhvoice import RhVoice
from audio.voices.spoken.windows import Sapi


def synthesisers() -> list[Synthesiser]:
    """Return those that are found, the system's own first."""
    found = (MacSay.found(), Sapi.found(), RhVoice.found(), Espeak.found())
    return [one for one in found if one is not None]

"""Voices that a program on this computer speaks: what each of them can be asked.

A synthesiser makes a line when it is asked to and knows nothing of practices; what it has made is
kept as a pack (`audio.voices.spoken.shelf`).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from threading import Event

    import numpy as np
    from numpy.typing import NDArray

MADE = "made-"  # how the id of every such voice begins
WORDS_A_MINUTE = 104  # what the bundled voice speaks, over the length of its clips


@dataclass(frozen=True, slots=True)
class SpokenVoice:
    """One voice of one synthesiser."""

    engine: str  # the synthesiser's own name, such as espeak-ng
    voice: str  # what the synthesiser calls it
    name: str  # shown to the listener
    language: str  # such as en-GB

    @property
    def id(self) -> str:
        """The name by which it is chosen, and that its folder has: the same on every day."""
        digest = hashlib.sha256(f"{self.engine}\n{self.voice}".encode()).hexdigest()[:8]
        last = re.split(r"[/\\]", self.voice)[-1]
        words = re.sub(r"[^a-z0-9]+", "-", last.lower()).strip("-")[:40]
        return f"{MADE}{self.engine}-{words}-{digest}"


class Synthesiser(Protocol):
    """A program, or a library, that turns text into speech. Safe to call from any thread."""

    @property
    def engine(self) -> str:
        """The synthesiser's name: lower case, digits and dashes."""
        ...

    def voices(self) -> list[SpokenVoice]:
        """Return the voices it has here; may take a second.

        Raises:
            audio.voices.spoken.errors.SpeechError: they cannot be listed.
        """
        ...

    def settings(self, voice: str) -> dict[str, object]:
        """Return all that shapes a clip but its text: other settings make other clips."""
        ...

    def speak(self, voice: str, text: str, stop: Event) -> NDArray[np.float32]:
        """Return `text` as `voice` says it, mono float32 at 48 kHz, at whatever level it comes.

        Raises:
            audio.voices.spoken.errors.SpeechError: it could not be said, or `stop` was set.
        """
        ...

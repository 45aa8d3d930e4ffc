"""A synthesiser to test with: it hums every line, and remembers what it was asked."""

from __future__ import annotations

from threading import Event

import numpy as np
from numpy.typing import NDArray

from audio.frames import RATE
from audio.voices.spoken import SpokenVoice
from audio.voices.spoken.errors import SpeechError, Trouble


class Hummer:
    """Hums `word_s` seconds a word; fails on the lines in `refused`."""

    engine = "hum"

    def __init__(self, word_s: float = 0.55, names: tuple[str, ...] = ("Low", "High")) -> None:
        self.word_s, self.names = word_s, names
        self.said: list[str] = []
        self.refused: set[str] = set()
        self.is_gone = False

    def voices(self) -> list[SpokenVoice]:
        return [SpokenVoice(self.engine, name.lower(), name, "en-GB") for name in self.names]

    def settings(self, voice: str) -> dict[str, object]:
        return {"voice": voice, "word_s": self.word_s}

    def speak(self, voice: str, text: str, stop: Event) -> NDArray[np.float32]:
        if stop.is_set():
            raise SpeechError(Trouble.STOPPED, self.engine)
        if self.is_gone:
            raise SpeechError(Trouble.GONE, self.engine)
        if text in self.refused:
            raise SpeechError(Trouble.FAILED, self.engine)
        self.said.append(text)
        count = round(self.word_s * RATE * max(1, len(text.split())))
        return np.sin(2 * np.pi * 200 * np.arange(count) / RATE).astype(np.float32) * 0.3

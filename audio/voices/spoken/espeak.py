"""espeak-ng, on every system: small, quick and plain."""

from __future__ import annotations

import re
import shutil
from threading import Event
from typing import TYPE_CHECKING

from audio.voices.spoken import SpokenVoice
from audio.voices.spoken.programs import own_folder, run, spoken

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PROGRAM = "espeak-ng"
SPEED = 88  # its own words a minute: about 104 over the length of the clips
_ROW = re.compile(r"\s*\d+\s+(?P<language>\S+)\s+\S+\s+(?P<name>\S+)\s+(?P<file>\S+)")
_ELSEWHERE = ("mb/", "!v/")  # voices that need mbrola, and colourings of other voices


class Espeak:
    """The voices of the espeak-ng that is found here."""

    engine = PROGRAM

    @classmethod
    def found(cls) -> Espeak | None:
        """Return it where it is installed."""
        return cls() if shutil.which(PROGRAM) else None

    def voices(self) -> list[SpokenVoice]:
        """Return its voices; raises SpeechError where it cannot list them."""
        return parsed(run([PROGRAM, "--voices"], Event()).decode(errors="replace"))

    def settings(self, voice: str) -> dict[str, object]:
        """Return what shapes a clip."""
        return {"voice": voice, "speed": SPEED}

    def speak(self, voice: str, text: str, stop: Event) -> NDArray[np.float32]:
        """Return `text` as `voice` says it; raises SpeechError."""
        words = [PROGRAM, "-v", voice, "-s", str(SPEED), "-b", "1", "--stdin", "-w"]
        with own_folder() as folder:
            wave = folder / "line.wav"
            return spoken([*words, str(wave)], stop, wave, f"{text}\n".encode())


def parsed(table: str) -> list[SpokenVoice]:
    """Return the voices in what `espeak-ng --voices` prints."""
    rows = filter(None, map(_ROW.match, table.splitlines()))
    return [
        SpokenVoice(PROGRAM, row["file"], row["name"].replace("_", " "), row["language"])
        for row in rows
        if not row["file"].startswith(_ELSEWHERE)
    ]

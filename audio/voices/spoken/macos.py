"""macOS's own voices, by `say`, which writes what it says to a file."""

from __future__ import annotations

import re
import shutil
import sys
from threading import Event
from typing import TYPE_CHECKING

from audio.voices.spoken import WORDS_A_MINUTE, SpokenVoice
from audio.voices.spoken.programs import own_folder, run, spoken

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PROGRAM = "say"
_FORMAT = ("--file-format=WAVE", "--data-format=LEI16@48000")
_ROW = re.compile(r"(?P<name>\S.*?)\s+(?P<language>[a-z]{2,3}[_-]\w+)\s+#")


class MacSay:
    """The voices of this Mac."""

    engine = "macos"

    @classmethod
    def found(cls) -> MacSay | None:
        """Return it on a Mac; other systems may have another program of that name."""
        return cls() if sys.platform == "darwin" and shutil.which(PROGRAM) else None

    def voices(self) -> list[SpokenVoice]:
        """Return its voices; raises SpeechError where it cannot list them."""
        return parsed(run([PROGRAM, "-v", "?"], Event()).decode(errors="replace"))

    def settings(self, voice: str) -> dict[str, object]:
        """Return what shapes a clip."""
        return {"voice": voice, "words_a_minute": WORDS_A_MINUTE}

    def speak(self, voice: str, text: str, stop: Event) -> NDArray[np.float32]:
        """Return `text` as `voice` says it; raises SpeechError."""
        words = [PROGRAM, "-v", voice, "-r", str(WORDS_A_MINUTE), *_FORMAT, "-f", "-", "-o"]
        with own_folder() as folder:
            wave = folder / "line.wav"
            return spoken([*words, str(wave)], stop, wave, f"{text}\n".encode())


def parsed(table: str) -> list[SpokenVoice]:
    """Return the voices in what `say -v ?` prints."""
    rows = filter(None, map(_ROW.match, table.splitlines()))
    return [
        SpokenVoice("macos", row["name"], row["name"], row["language"].replace("_", "-"))
        for row in rows
    ]

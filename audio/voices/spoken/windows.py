"""Windows' own voices (SAPI), by PowerShell. The script is always the same: names and places come
to it in the environment, and the text in a file, so that nothing of them is ever part of a command.
"""

from __future__ import annotations

import shutil
import sys
from threading import Event
from typing import TYPE_CHECKING

from audio.voices.spoken import SpokenVoice
from audio.voices.spoken.programs import own_folder, run, spoken

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PROGRAM = "powershell"
RATE = -6  # of −10 to 10, a third of the usual speed to three times it: about 104 of 200
_BEGIN = (
    "$ErrorActionPreference = 'Stop'; Add-Type -AssemblyName System.Speech; "
    "$s = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
)
LIST = (
    _BEGIN + "[Console]::OutputEncoding = [Text.Encoding]::UTF8; "
    "$s.GetInstalledVoices() | Where-Object { $_.Enabled } | ForEach-Object { "
    'Write-Output ($_.VoiceInfo.Name + "`t" + $_.VoiceInfo.Culture.Name) }'
)
SPEAK = (
    _BEGIN + "$s.SelectVoice($env:TEND_VOICE); $s.Rate = [int]$env:TEND_RATE; "
    "$s.SetOutputToWaveFile($env:TEND_WAVE); "
    "$s.Speak([IO.File]::ReadAllText($env:TEND_TEXT, [Text.Encoding]::UTF8)); $s.Dispose()"
)


class Sapi:
    """The voices of this Windows."""

    engine = "windows"

    @classmethod
    def found(cls) -> Sapi | None:
        """Return it on Windows: elsewhere PowerShell has no voices."""
        return cls() if sys.platform == "win32" and shutil.which(PROGRAM) else None

    def voices(self) -> list[SpokenVoice]:
        """Return its voices; raises SpeechError where it cannot list them."""
        return parsed(run(_words(LIST), Event()).decode("utf-8-sig", errors="replace"))

    def settings(self, voice: str) -> dict[str, object]:
        """Return what shapes a clip."""
        return {"voice": voice, "rate": RATE}

    def speak(self, voice: str, text: str, stop: Event) -> NDArray[np.float32]:
        """Return `text` as `voice` says it; raises SpeechError."""
        with own_folder() as folder:
            line, wave = folder / "line.txt", folder / "line.wav"
            line.write_text(text, encoding="utf-8")
            more = {
                "TEND_VOICE": voice,
                "TEND_RATE": str(RATE),
                "TEND_TEXT": str(line),
                "TEND_WAVE": str(wave),
            }
            return spoken(_words(SPEAK), stop, wave, more=more)


def parsed(table: str) -> list[SpokenVoice]:
    """Return the voices in what `LIST` prints: a name and a language, a tab between them."""
    rows = [row.strip().split("\t") for row in table.splitlines()]
    return [SpokenVoice("windows", row[0], _plain(row[0]), row[1]) for row in rows if len(row) == 2]


def _plain(name: str) -> str:
    return name.removeprefix("Microsoft ").removesuffix(" Desktop")


def _words(script: str) -> list[str]:
    return [PROGRAM, "-NoProfile", "-NonInteractive", "-Command", script]

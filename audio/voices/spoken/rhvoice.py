"""RHVoice, by its small program `RHVoice-test`; it lists no voices, so their files are read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from audio.voices.spoken import SpokenVoice
from audio.voices.spoken.programs import own_folder, spoken

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PROGRAM = "RHVoice-test"
PERCENT = 52  # of its usual speed: about 104 words a minute
_LANGUAGES = {
    "English": "en",
    "Russian": "ru",
    "Ukrainian": "uk",
    "Polish": "pl",
    "Czech": "cs",
    "Brazilian-Portuguese": "pt-BR",
    "Esperanto": "eo",
    "Spanish": "es",
    "Croatian": "hr",
    "Serbian": "sr",
    "Slovak": "sk",
    "Macedonian": "mk",
    "Albanian": "sq",
    "Georgian": "ka",
    "Kyrgyz": "ky",
    "Tatar": "tt",
    "Uzbek": "uz",
    "Vietnamese": "vi",
}


class RhVoice:
    """The voices of the RHVoice that is found here."""

    engine = "rhvoice"

    def __init__(self, folders: Iterable[Path]) -> None:
        """Look for voices in `folders`."""
        self._folders = tuple(folders)

    @classmethod
    def found(cls) -> RhVoice | None:
        """Return it where it is installed."""
        program = shutil.which(PROGRAM)
        return cls(voice_folders(Path(program))) if program else None

    def voices(self) -> list[SpokenVoice]:
        """Return its voices."""
        files = [file for folder in self._folders for file in sorted(folder.glob("*/voice.info"))]
        found = [_described(file) for file in files]
        return [voice for voice in found if voice is not None]

    def settings(self, voice: str) -> dict[str, object]:
        """Return what shapes a clip."""
        return {"voice": voice, "percent": PERCENT}

    def speak(self, voice: str, text: str, stop: Event) -> NDArray[np.float32]:
        """Return `text` as `voice` says it; raises SpeechError."""
        words = [PROGRAM, "-p", voice, "-r", str(PERCENT), "-o"]
        with own_folder() as folder:
            wave = folder / "line.wav"
            return spoken([*words, str(wave)], stop, wave, f"{text}\n".encode())


def voice_folders(program: Path) -> list[Path]:
    """Return where RHVoice's voices may lie, for the program at `program`."""
    said = os.environ.get("RHVOICE_DATA_PATH")
    roots = [Path(said)] if said else [program.resolve().parents[1] / "share" / "RHVoice"]
    return [root / "voices" for root in roots]


def _described(file: Path) -> SpokenVoice | None:
    try:
        rows = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    facts = dict(row.split("=", 1) for row in rows if "=" in row)
    name = facts.get("name", "").strip()
    language = facts.get("language", "").strip()
    if not name:
        return None
    return SpokenVoice("rhvoice", name, name, _LANGUAGES.get(language, language or "en"))

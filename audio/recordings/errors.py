"""Why a recording, or its captions, cannot be used. A sentence for each is made higher up."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from audio.errors import SoundFileError


class Refusal(StrEnum):
    """What is wrong with a file."""

    MISSING = "missing"
    NO_SOUND = "no-sound"  # not a sound file, or a kind that nothing here can read
    NEEDS_FFMPEG = "needs-ffmpeg"
    DAMAGED = "damaged"
    SILENT = "silent"
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    CAPTIONS = "captions"
    CANCELLED = "cancelled"


class RecordingError(Exception):
    """A file that cannot be used; `line` and `found` say where, in captions and cue marks."""

    def __init__(self, path: Path, refusal: Refusal, found: str = "", line: int = 0) -> None:
        self.path, self.refusal, self.found, self.line = path, refusal, found, line
        super().__init__(f"{path.name}: {refusal} {found}".rstrip())


class RecordingSoundError(SoundFileError):
    """The sound of a recording in the library is gone or damaged."""

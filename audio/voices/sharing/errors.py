"""Why a voice's file cannot be brought in. A sentence for each is made higher up."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class FileRefusal(StrEnum):
    """What is wrong with a file, or what stands in its way."""

    MISSING = "missing"
    NOT_A_VOICE = "not-a-voice"
    NEWER = "newer"
    DAMAGED = "damaged"
    UNSAFE = "unsafe"  # a name that points outside, a link, or the same name twice
    TOO_LARGE = "too-large"
    NO_LINES = "no-lines"  # not one clip in it is whole
    SAME_NAME = "same-name"  # a voice of this name is here already
    CANCELLED = "cancelled"


class VoiceFileError(Exception):
    """A file that was not brought in; `name` is the voice's, where it is known."""

    def __init__(self, path: Path, refusal: FileRefusal, name: str = "") -> None:
        self.path, self.refusal, self.name = path, refusal, name
        super().__init__(f"{path.name}: {refusal} {name}".rstrip())

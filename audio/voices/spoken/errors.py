"""What can stand in the way of a voice that is made on this computer."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """Why a line was not made."""

    GONE = "gone"  # the program is not there any more
    FAILED = "failed"  # the program gave up
    TOO_SLOW = "too-slow"
    SILENT = "silent"  # nothing can be heard in what it made
    STOPPED = "stopped"  # nobody wants it any more
    NO_PIPER = "no-piper"  # the package piper-tts is not installed
    MODEL_GONE = "model-gone"
    NO_JSON = "no-json"  # the model's settings are not beside it
    NO_MODEL = "no-model"  # the file is no voice that Piper can use


class SpeechError(Exception):
    """A line, or a list of voices, that could not be made."""

    def __init__(self, trouble: Trouble, voice: str, detail: str = "") -> None:
        """Say what happened to which program or file; `detail` is for the log."""
        self.trouble, self.voice, self.detail = trouble, voice, detail
        super().__init__(f"{voice}: {trouble}{f' ({detail})' if detail else ''}")

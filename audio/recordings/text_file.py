"""The lines of a small text file that came with a recording."""

from __future__ import annotations

from pathlib import Path

from audio.recordings.errors import RecordingError, Refusal

_MB = 1_000_000


def lines_of(path: Path, most_mb: int) -> list[str]:
    """Return the lines of the UTF-8 file `path`, of which no more than `most_mb` MB are read.

    Raises:
        RecordingError: it is not there, is larger, or is no such text.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(most_mb * _MB + 1)
    except OSError as error:
        raise RecordingError(path, Refusal.MISSING) from error
    if len(raw) > most_mb * _MB:
        raise RecordingError(path, Refusal.CAPTIONS, f"more than {most_mb} MB", 1)
    try:
        return raw.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise RecordingError(path, Refusal.CAPTIONS, "text that is not UTF-8", 1) from error

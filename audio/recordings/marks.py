"""Cue marks: named places in a recording, from the label track of an audio editor.

A line is a time in seconds, perhaps an end, and a name, with tabs between: what Audacity writes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from audio.frames import frames
from audio.recordings.errors import RecordingError, Refusal
from audio.recordings.record import LINE, Mark
from audio.recordings.text_file import lines_of

ENDING = ".txt"
LARGEST_MB = 1


def read_marks(path: Path, total_frames: int) -> tuple[Mark, ...]:
    """Return the marks in the file `path`, for a recording of `total_frames`, in order.

    Raises:
        RecordingError: it cannot be read, or a time is wrong, out of order or after the end.
    """
    marks: list[Mark] = []
    for number, line in enumerate(lines_of(path, LARGEST_MB), 1):
        if line.strip():
            marks.append(_mark(path, number, line))
            later = len(marks) < 2 or marks[-2].at_frame < marks[-1].at_frame
            if not later or marks[-1].at_frame >= total_frames:
                found = "a time after the end" if later else "a time not after the one above it"
                raise RecordingError(path, Refusal.CAPTIONS, found, number)
    if not marks:
        raise RecordingError(path, Refusal.CAPTIONS, "no mark", 1)
    return tuple(marks)


def is_label_track(path: Path) -> bool:
    """Say whether the file `path` reads as cue marks, whatever they are for."""
    try:
        return bool(read_marks(path, sys.maxsize))
    except RecordingError:
        return False


def _mark(path: Path, number: int, line: str) -> Mark:
    parts = line.split("\t")
    name = " ".join(parts[-1].split())[:LINE]
    try:
        at_s = float(parts[0].replace(",", "."))
    except ValueError:
        at_s = -1.0
    if len(parts) < 2 or not 0 <= at_s < 1e6 or not name:
        found = f"“{line.strip()[:60]}”"
        raise RecordingError(path, Refusal.CAPTIONS, found, number)
    return Mark(frames(at_s), name)

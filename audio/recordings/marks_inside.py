"""Cue marks that a sound file itself holds. Whatever is damaged is left out, and nothing is said.

WAV and FLAC are read here; chapters of any other kind of file are asked of ffmpeg.
"""

from __future__ import annotations

import re
import struct
import subprocess
from collections.abc import Iterable
from pathlib import Path

from audio.frames import frames
from audio.recordings.marks_flac import marks_of_flac
from audio.recordings.marks_wav import FORMS, marks_of_wav
from audio.recordings.record import LINE, Mark

MOST = 500  # marks: more are no places that somebody wants to go to
LONGEST_S = 1e6
PATIENCE_S = 20.0  # with ffmpeg
_CHAPTER = re.compile(
    r"^\[CHAPTER\]\nTIMEBASE=(\d+)/(\d+)\nSTART=(\d+)\nEND=\d+\n(?:title=(.*)\n)?", re.MULTILINE
)

Found = tuple[float, str]


def marks_inside(path: Path, ffmpeg: str | None) -> tuple[Mark, ...]:
    """Return the marks in the sound file `path`, in order, each at a frame of its own."""
    try:
        return _tidy(_found(path, ffmpeg))
    except (OSError, ValueError, struct.error, subprocess.SubprocessError):
        return ()


def _found(path: Path, ffmpeg: str | None) -> Iterable[Found]:
    with path.open("rb") as file:
        head = file.read(4)
        if head in FORMS:
            return marks_of_wav(file)
        if head == b"fLaC":
            return marks_of_flac(file)
    return _asked(path, ffmpeg) if ffmpeg is not None else ()


def _asked(path: Path, ffmpeg: str) -> list[Found]:
    """Return the chapters that ffmpeg finds."""
    words = [ffmpeg, "-nostdin", "-v", "error", "-i", str(path.absolute()), "-f", "ffmetadata", "-"]
    told = subprocess.run(words, capture_output=True, check=True, timeout=PATIENCE_S).stdout
    return [
        (int(start) * int(over) / max(int(under), 1), re.sub(r"\\(.)", r"\1", title or ""))
        for over, under, start, title in _CHAPTER.findall(told.decode("utf-8", "replace"))
    ]


def _tidy(found: Iterable[Found]) -> tuple[Mark, ...]:
    """Return marks in order, every one with a name; of two at one frame the first is kept."""
    places: dict[int, str] = {}
    for at_s, name in found:
        if 0 <= at_s < LONGEST_S:
            places.setdefault(frames(at_s), " ".join(name.split())[:LINE])
    ordered = sorted(places.items())[:MOST]
    return tuple(Mark(at, name or f"Mark {n}") for n, (at, name) in enumerate(ordered, 1))

"""Brings a person's own sound in as a background: decoded, measured, looped, kept.

The end is cross-faded into the beginning once, here. What was not finished leaves nothing behind.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from audio.backgrounds.looping import Looped
from audio.backgrounds.own import NAME, SOUND, OwnBackground, written
from audio.frames import RATE, frames
from audio.loudness import lufs_of_steps
from audio.recordings.errors import RecordingError, Refusal
from audio.recordings.keeping import PART, clear_away_left_parts
from audio.recordings.metering import Meter
from audio.recordings.shelf import free_place
from audio.recordings.source import blocks
from audio.whole_files import write_whole

TARGET_LUFS = -31.0  # eleven beneath the voice
HIGHEST_DB = -9.0  # of the loudest sample, after the gain
SHORTEST = frames(5.0)
LONGEST = frames(1800.0)  # of a longer file the first half hour is taken: 345 MB

Floats = NDArray[np.float32]
Progress = Callable[[float], bool]  # seconds done; False: stop


def keep_background(
    source: Path,
    shelf: Path,
    ffmpeg: str | None = None,
    progress: Progress = lambda _done_s: True,
) -> OwnBackground:
    """Bring `source` in; it stands in a folder of its own in `shelf`, whole, or not at all.

    Raises:
        audio.recordings.errors.RecordingError: the file cannot be used, or it was stopped.
        OSError: the disk stands in the way.
    """
    shelf.mkdir(mode=0o700, parents=True, exist_ok=True)
    clear_away_left_parts(shelf)
    part = Path(tempfile.mkdtemp(prefix=PART, dir=shelf))
    try:
        with (part / SOUND).open("wb+") as file:
            found = _copied(source, file, ffmpeg, progress)
            file.flush()
            os.fsync(file.fileno())
        write_whole(part / NAME, written(found).encode())
        place = free_place(shelf, _slug(found.title))
        part.rename(place)
        return OwnBackground(place.name, found.title, found.frame_count, found.gain_db)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def throw_away(folder: Path) -> None:
    """Delete a background at once by name; what is still read is deleted with the next import.

    Raises:
        OSError: it cannot be moved.
    """
    aside = Path(tempfile.mkdtemp(prefix=PART, dir=folder.parent))
    folder.rename(aside / folder.name)
    shutil.rmtree(aside, ignore_errors=True)


def _copied(source: Path, file: IO[bytes], ffmpeg: str | None, progress: Progress) -> OwnBackground:
    """Write the samples of `source` to `file` as a loop; its title is the file's name."""
    meter, loop = Meter(), Looped(file)
    for block in _first_half_hour(source, ffmpeg):
        both = np.repeat(block, 2, axis=1) if block.shape[1] == 1 else block
        meter.take(both)
        loop.take(both)
        if not progress(meter.frame_count / RATE):
            raise RecordingError(source, Refusal.CANCELLED)
    if meter.frame_count < SHORTEST:
        raise RecordingError(source, Refusal.TOO_SHORT)
    loudness = lufs_of_steps(meter.steps())
    if not np.isfinite(loudness):
        raise RecordingError(source, Refusal.SILENT)
    gain = min(TARGET_LUFS - loudness, HIGHEST_DB - 20 * float(np.log10(meter.peak)))
    title = " ".join(source.stem.replace("_", " ").split())[:60] or "My own sound"
    return OwnBackground("", title, loop.finish(), round(gain, 2))


def _first_half_hour(source: Path, ffmpeg: str | None) -> Iterator[Floats]:
    left = LONGEST
    for block in blocks(source, ffmpeg):
        if len(block):
            yield block[:left]
        left -= len(block)
        if left <= 0:
            return


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:40] or "sound"

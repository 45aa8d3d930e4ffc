"""Brings a sound file into the library: decoded, measured, trimmed, kept. In constant memory.

The sound is kept as FLAC at 48 kHz, in one channel or two as it came, at its own level; how far it
is turned up or down, and where it begins and ends, are numbers beside it. What was not finished
leaves nothing behind.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy as np
import soundfile

from audio.frames import RATE, frames
from audio.loudness import lufs_of_steps
from audio.recordings.captions import Caption, read_captions
from audio.recordings.errors import RecordingError, Refusal
from audio.recordings.marks import read_marks
from audio.recordings.marks_inside import marks_inside
from audio.recordings.metering import STEP, Meter
from audio.recordings.record import LINE, NAME, SOUND, Mark, Recording, written
from audio.recordings.shelf import free_place
from audio.recordings.source import blocks

TARGET_LUFS = -20.0
HIGHEST_DB = -3.0  # of the loudest sample, after the gain
LONGEST_S = 12 * 3600
SHORTEST_S = 5
QUIET_LUFS = -55.0  # below this, at either end, is silence that may be trimmed
KEPT_S = 0.5  # of it, before and after
PART = ".part-"  # how the name of an unfinished folder begins
DAY_S = 24 * 3600
ROOM_BYTES = 4 * 1024 * 1024  # with less, a disk is full

Progress = Callable[[float], bool]  # seconds done; False: stop


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person says of the file they bring."""

    title: str = ""
    teacher: str = ""
    licence: str = ""
    trim: bool = True
    captions: Path | None = None
    marks: Path | None = None
    marks_inside: bool = True  # without a file of marks, take those in the sound file itself


@dataclass(frozen=True, slots=True)
class _Measured:
    frame_count: int
    channels: int
    peak: float
    steps: np.ndarray[tuple[int], np.dtype[np.float64]]


def keep_recording(
    source: Path,
    shelf: Path,
    wanted: Wanted,
    ffmpeg: str | None = None,
    progress: Progress = lambda _done_s: True,
) -> Recording:
    """Bring `source` in; it stands in a folder of its own in `shelf`, whole, or not at all.

    Raises:
        RecordingError: the file, its captions or its cue marks cannot be used, or it was stopped.
        OSError: the disk stands in the way.
    """
    shelf.mkdir(parents=True, exist_ok=True)
    clear_away_left_parts(shelf)
    part = Path(tempfile.mkdtemp(prefix=PART, dir=shelf))
    try:
        measured = _copied(source, part / SOUND, ffmpeg, progress)
        marks = _marks(source, wanted, measured.frame_count, ffmpeg)
        recording = _described(source, wanted, measured, marks)
        (part / NAME).write_text(written(recording), "utf-8")
        _flush(part / SOUND, part / NAME)
        return _placed(part, shelf, recording)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def clear_away_left_parts(shelf: Path) -> None:
    """Delete what a crash left unfinished: whatever no import has touched for a day."""
    for left in shelf.glob(f"{PART}*"):
        if time.time() - left.stat().st_mtime > DAY_S:
            shutil.rmtree(left, ignore_errors=True)


def _copied(source: Path, sound: Path, ffmpeg: str | None, progress: Progress) -> _Measured:
    """Write the sound of `source` to `sound`, measuring it on the way."""
    meter, found = Meter(), blocks(source, ffmpeg)
    first = next(found, None)
    if first is None:
        raise RecordingError(source, Refusal.TOO_SHORT)
    channels = first.shape[1]
    with (
        _told_as_os_error(sound),
        soundfile.SoundFile(sound, "w", RATE, channels, "PCM_16", format="FLAC") as file,
    ):
        for block in chain([first], found):
            meter.take(block)
            if meter.frame_count > LONGEST_S * RATE:
                raise RecordingError(source, Refusal.TOO_LONG)
            file.write(np.clip(block, -1.0, 1.0))
            if not progress(meter.frame_count / RATE):
                raise RecordingError(source, Refusal.CANCELLED)
    return _Measured(meter.frame_count, channels, meter.peak, meter.steps())


@contextmanager
def _told_as_os_error(sound: Path) -> Iterator[None]:
    """Raise OSError where the encoder cannot write: it says no more than "System error"."""
    try:
        yield
    except (soundfile.SoundFileError, AssertionError) as error:  # it asserts that all was written
        full = shutil.disk_usage(sound.parent).free < ROOM_BYTES
        code = errno.ENOSPC if full else errno.EIO
        raise OSError(code, os.strerror(code), str(sound)) from error


def _marks(source: Path, wanted: Wanted, frame_count: int, ffmpeg: str | None) -> tuple[Mark, ...]:
    if wanted.marks is not None:
        return read_marks(wanted.marks, frame_count)
    return marks_inside(source, ffmpeg) if wanted.marks_inside else ()


def _described(
    source: Path, wanted: Wanted, measured: _Measured, marks: tuple[Mark, ...]
) -> Recording:
    if measured.frame_count < SHORTEST_S * RATE:
        raise RecordingError(source, Refusal.TOO_SHORT)
    loudness = lufs_of_steps(measured.steps)
    if not np.isfinite(loudness):
        raise RecordingError(source, Refusal.SILENT)
    first, count = 0, measured.frame_count
    if wanted.trim:
        first, count = _trimmed(measured.steps, measured.frame_count)
    gain = min(TARGET_LUFS - loudness, HIGHEST_DB - 20 * float(np.log10(measured.peak)))
    captions = read_captions(wanted.captions, measured.frame_count) if wanted.captions else ()
    return Recording(
        id="",
        title=_line(wanted.title) or _line(source.stem.replace("_", " ")) or "A recording",
        teacher=_line(wanted.teacher),
        licence=_line(wanted.licence),
        source=source.name,
        first_frame=first,
        frame_count=count,
        gain_db=round(gain, 2),
        channels=measured.channels,
        captions=tuple(
            _moved(one, first, count)
            for one in captions
            if one.end_frame > first and one.at_frame < first + count
        ),
        marks=_marks_moved(marks, first, count),
    )


def _trimmed(steps: np.ndarray[tuple[int], np.dtype[np.float64]], total: int) -> tuple[int, int]:
    """Return the first frame that is kept and how many, with a little of the silence round it."""
    loud = np.flatnonzero(10 * np.log10(np.maximum(steps, 1e-20)) - 0.691 > QUIET_LUFS)
    if not len(loud):
        return 0, total
    first = max(0, int(loud[0]) * STEP - frames(KEPT_S))
    last = min(total, (int(loud[-1]) + 1) * STEP + frames(KEPT_S))
    return first, last - first


def _moved(caption: Caption, first: int, count: int) -> Caption:
    """Return a caption in the frames of what is played."""
    at = min(max(0, caption.at_frame - first), count - 1)
    end = min(max(at + 1, caption.end_frame - first), count)
    return Caption(at, max(end, at + 1), caption.text)


def _marks_moved(marks: tuple[Mark, ...], first: int, count: int) -> tuple[Mark, ...]:
    """Return the marks in what is played: of those in the silence before it the last is kept."""
    places = {
        max(0, mark.at_frame - first): mark.name for mark in marks if mark.at_frame < first + count
    }
    return tuple(Mark(at, name) for at, name in places.items())


def _line(text: str) -> str:
    return " ".join(text.split())[:LINE]


def _flush(*files: Path) -> None:
    """Put files on the disk before their folder gets its name: after a power cut it is whole."""
    for file in files:
        with file.open("rb+") as handle:
            os.fsync(handle.fileno())


def _placed(part: Path, shelf: Path, recording: Recording) -> Recording:
    """Give the finished folder a name that nothing has yet."""
    words = re.sub(r"[^a-z0-9]+", "-", recording.title.lower()).strip("-")[:40] or "recording"
    place = free_place(shelf, f"recording-{words}")
    part.rename(place)
    return replace(recording, id=place.name)

"""Any sound file as mono blocks at 48 kHz, in constant memory. The only door to other formats."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from audio.frames import RATE
from audio.recordings.errors import RecordingError, Refusal
from audio.recordings.resample import Resampler

Floats = NDArray[np.float32]
BLOCK_S = 10
UNKNOWN_LENGTH = 0xFFFF0000  # bytes in a header, from which on it was never filled in
LONGEST_PAGE = 65_307  # bytes of an Ogg page
FFMPEG_ENDINGS = (".m4a", ".mp4", ".m4b", ".aac", ".wma", ".webm", ".mka", ".amr", ".3gp")


def blocks(path: Path, ffmpeg: str | None) -> Iterator[Floats]:
    """Yield the sound in `path`, mono float32 at 48 kHz, about ten seconds at a time.

    `ffmpeg` is asked where the file is of a kind that libsndfile does not read.

    Raises:
        RecordingError: there is no such file, no sound in it that can be read, or it is damaged.
    """
    if not path.is_file():
        raise RecordingError(path, Refusal.MISSING)
    try:
        file = soundfile.SoundFile(path)
    except (OSError, soundfile.SoundFileError) as error:
        if path.suffix.lower() not in FFMPEG_ENDINGS:
            raise RecordingError(path, Refusal.NO_SOUND) from error
        if ffmpeg is None:
            raise RecordingError(path, Refusal.NEEDS_FFMPEG) from error
        yield from _by_ffmpeg(path, ffmpeg)
        return
    with file:
        if _ends_too_early(path, file):
            raise RecordingError(path, Refusal.DAMAGED, "it ends too early")
        yield from _by_soundfile(path, file)


def _ends_too_early(path: Path, file: soundfile.SoundFile) -> bool:
    """Say whether part of the file is missing, as after a copy that was cut off.

    The decoder takes such a file for a shorter one. A recorder that could not go back to its header
    leaves the greatest length there: that is no sign.
    """
    if file.format == "OGG":
        return not _has_last_page(path)
    lengths = re.findall(r": (\d+) \(should be (\d+)\)", file.extra_info)
    return any(int(here) * 1.02 < int(said) < UNKNOWN_LENGTH for said, here in lengths)


def _has_last_page(path: Path) -> bool:
    """Say whether the last page of an Ogg file is marked as the last, as RFC 3533 asks."""
    with path.open("rb") as raw:
        raw.seek(max(0, path.stat().st_size - LONGEST_PAGE))
        tail = raw.read()
    page = tail.rfind(b"OggS")
    return 0 <= page < len(tail) - 5 and bool(tail[page + 5] & 4)


def _by_soundfile(path: Path, file: soundfile.SoundFile) -> Iterator[Floats]:
    resampler, read = Resampler(file.samplerate), 0
    while True:
        try:
            block = file.read(BLOCK_S * file.samplerate, dtype="float32", always_2d=True)
        except (OSError, soundfile.SoundFileError, MemoryError) as error:
            raise RecordingError(path, Refusal.DAMAGED, str(error)) from error
        if not len(block):
            break
        read += len(block)
        if not np.isfinite(block).all():
            raise RecordingError(path, Refusal.DAMAGED, "numbers that are no sound")
        yield resampler.take(_mono(np.asarray(block, np.float32)))
    if read < file.frames * 0.98:  # a lossy file's own count may be a little off
        raise RecordingError(path, Refusal.DAMAGED, "it ends too early")
    yield resampler.finish()


def _mono(block: Floats) -> Floats:
    """Return the channels' mean, a column at a time: `mean` is slow over such short rows."""
    mixed: Floats = block[:, 0].copy()
    for channel in block.T[1:]:
        mixed += channel
    return mixed * np.float32(1 / block.shape[1])


def _by_ffmpeg(path: Path, ffmpeg: str) -> Iterator[Floats]:
    words = ["-nostdin", "-xerror", "-v", "error", "-i", str(path.absolute()), "-vn"]
    words += ["-ac", "1", "-ar", str(RATE), "-f", "f32le", "-"]
    process = subprocess.Popen([ffmpeg, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    has_begun = False
    try:
        while process.stdout is not None and (data := process.stdout.read(BLOCK_S * RATE * 4)):
            yield np.frombuffer(data[: len(data) // 4 * 4], "<f4").astype(np.float32)
            has_begun = True
        if process.wait() != 0:  # it stops at the first thing that it cannot decode
            raise RecordingError(path, Refusal.DAMAGED if has_begun else Refusal.NO_SOUND)
    finally:  # also where nobody wants the rest
        process.kill()
        process.communicate()

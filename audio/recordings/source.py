"""Any sound file as blocks at 48 kHz, in constant memory. The only door to other formats.

One channel stays one and two stay two; what has more is mixed to one.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from struct import Struct
from typing import IO

import numpy as np
import soundfile
from numpy.typing import NDArray

from audio.frames import RATE
from audio.recordings.endings import FFMPEG_ENDINGS
from audio.recordings.errors import RecordingError, Refusal
from audio.recordings.resample import Resampler

Floats = NDArray[np.float32]
BLOCK_S = 10
UNKNOWN_LENGTH = 0xFFFF0000  # bytes in a header, from which on it was never filled in
LONGEST_PAGE = 65_307  # bytes of an Ogg page
AU_HEADER = Struct(">4sIIIII")  # mark, where the sound begins, its size, kind, rate, channels


def blocks(path: Path, ffmpeg: str | None) -> Iterator[Floats]:
    """Yield the sound in `path`, float32 `[n, 1 or 2]` at 48 kHz, about ten seconds at a time.

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
    resamplers, read = _resamplers(file.channels, file.samplerate), 0
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
        kept = _kept_channels(np.asarray(block, np.float32))
        pairs = zip(resamplers, kept.T, strict=True)
        yield np.stack([resampler.take(channel) for resampler, channel in pairs], axis=1)
    if read < file.frames * 0.98:  # a lossy file's own count may be a little off
        raise RecordingError(path, Refusal.DAMAGED, "it ends too early")
    yield np.stack([resampler.finish() for resampler in resamplers], axis=1)


def _resamplers(channels: int, rate: int) -> list[Resampler]:
    return [Resampler(rate) for _ in range(channels if channels <= 2 else 1)]


def _kept_channels(block: Floats) -> Floats:
    """Return one channel or two as they are, or the mean of more.

    A column at a time: `mean` is slow over such short rows.
    """
    if block.shape[1] <= 2:
        return block
    mixed: Floats = block[:, 0].copy()
    for channel in block.T[1:]:
        mixed += channel
    mixed *= np.float32(1 / block.shape[1])
    return mixed[:, None]


def _by_ffmpeg(path: Path, ffmpeg: str) -> Iterator[Floats]:
    words = ["-nostdin", "-xerror", "-v", "error", "-i", str(path.absolute()), "-vn"]
    words += ["-af", "aformat=channel_layouts=mono|stereo", "-ar", str(RATE)]
    words += ["-c:a", "pcm_f32be", "-f", "au", "-"]  # its header says how many channels there are
    process = subprocess.Popen([ffmpeg, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    has_begun = False
    try:
        if process.stdout is not None and (channels := _channels_of_au(process.stdout)):
            size = 4 * channels
            while data := process.stdout.read(BLOCK_S * RATE * size):
                whole = np.frombuffer(data[: len(data) // size * size], ">f4")
                yield whole.astype(np.float32).reshape(-1, channels)
                has_begun = True
        if process.wait() != 0:  # it stops at the first thing that it cannot decode
            raise RecordingError(path, Refusal.DAMAGED if has_begun else Refusal.NO_SOUND)
    finally:  # also where nobody wants the rest
        process.kill()
        process.communicate()


def _channels_of_au(stream: IO[bytes]) -> int:
    """Read past the header of an AU file and return its channels; 0 where there is none."""
    head = stream.read(AU_HEADER.size)
    if len(head) < AU_HEADER.size:
        return 0
    mark, begins, _size, _encoding, _rate, channels = AU_HEADER.unpack(head)
    stream.read(begins - AU_HEADER.size)
    return channels if mark == b".snd" and channels in (1, 2) else 0

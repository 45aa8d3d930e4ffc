"""FLAC, MP3 and Opus by libsndfile, which every machine has. Knows no tags."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar, cast

import numpy as np
import soundfile
from numpy.typing import NDArray

from audio.export.kinds import Kind
from audio.frames import RATE
from audio.ogg import set_serial
from audio.pcm import Packer

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _How:
    """What libsndfile is asked for; `level` runs from most bits to fewest."""

    format: str
    subtype: str
    level: float | None = None
    mode: str | None = None


_HOW = {
    Kind.FLAC: _How("FLAC", "PCM_24"),
    Kind.OPUS: _How("OGG", "OPUS", (256 - 48) / 250),  # 256 − 250·level kb/s for each channel
    Kind.MP3: _How("MP3", "MPEG_LAYER_III", (320 - 128) / 288, "CONSTANT"),  # 320 − 288·level
}


class _Door:
    """A file as libsndfile sees it. An error cannot pass through its C code, so it waits here."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.error: OSError | None = None

    def write(self, data: bytes) -> int:
        return self._tried(lambda: self._file.write(data), 0)

    def read(self, count: int) -> bytes:
        return self._tried(lambda: self._file.read(count), b"")

    def seek(self, to: int, whence: int = 0) -> int:
        return self._tried(lambda: self._file.seek(to, whence), -1)

    def tell(self) -> int:
        return self._tried(self._file.tell, -1)

    def _tried(self, work: Callable[[], T], otherwise: T) -> T:
        try:
            return work()
        except OSError as error:
            self.error = self.error or error
            return otherwise


class SndfileSink:
    """Writes one file through libsndfile."""

    def __init__(self, path: Path, kind: Kind) -> None:
        """Make the file.

        Raises:
            OSError: it cannot be made.
        """
        self._kind, self._gain = kind, np.float32(kind.gain)
        self._packer: Packer | None = None
        self._file = path.open("w+b")
        self._door = _Door(self._file)
        how = _HOW[kind]
        self._sound = soundfile.SoundFile(
            cast("BinaryIO", self._door),
            "w",
            RATE,
            2,
            how.subtype,
            format=how.format,
            compression_level=how.level,
            bitrate_mode=how.mode,
        )

    def write(self, block: NDArray[np.float32]) -> None:
        """Take a block, the first the longest; FLAC gets the very numbers of a WAV file."""
        if self._packer is None:
            self._packer = Packer(len(block))
        exact = self._kind.is_exact
        try:
            self._sound.write(self._packer.whole(block) if exact else block * self._gain)
        except (
            soundfile.SoundFileError,
            AssertionError,
        ) as error:  # it asserts its count
            raise self._door.error or OSError(errno.EIO, str(error)) from error
        self._tell()

    def finish(self, go_on: Callable[[], bool]) -> None:
        """Let the encoder write what it still holds."""
        self._sound.close()
        self._tell()
        if self._kind is Kind.OPUS:
            set_serial(self._file, 1)
        self._file.flush()

    def close(self) -> None:
        """Close the file."""
        self._sound.close()
        self._file.close()

    def _tell(self) -> None:
        if self._door.error is not None:
            raise self._door.error

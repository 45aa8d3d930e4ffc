"""WAV files: 48 kHz, stereo, 24 bit, with a cue point for each chapter. Knows no encoder.

Sizes are known beforehand, so the file is written from its first byte to its last. Beyond 4 GB
(about four hours) it is RF64, as in EBU Tech 3306.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audio.export.about import About, Chapter
from audio.export.kinds import PCM_BYTES
from audio.frames import RATE
from audio.pcm import Packer

_UNKNOWN = 0xFFFFFFFF
_FORMAT = struct.pack("<HHIIHH", 1, 2, RATE, RATE * PCM_BYTES, PCM_BYTES, 24)
_INFO = {"title": "INAM", "album": "IPRD", "artist": "IART", "language": "ILNG", "comment": "ICMT"}


class WavSink:
    """Writes one WAV file of a length that is known beforehand."""

    def __init__(self, path: Path, frame_count: int, about: About) -> None:
        """Make the file.

        Raises:
            OSError: it cannot be made.
        """
        self._packer: Packer | None = None
        self._trailer = _trailer(about)
        self._file = path.open("wb")
        self._file.write(_header(frame_count * PCM_BYTES, len(self._trailer)))

    def write(self, block: NDArray[np.float32]) -> None:
        """Take a block; the first is the longest."""
        if self._packer is None:
            self._packer = Packer(len(block))
        self._file.write(self._packer.pack(block))

    def finish(self, go_on: Callable[[], bool]) -> None:
        """Write what stands after the samples."""
        self._file.write(self._trailer)
        self._file.flush()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _header(data: int, trailer: int) -> bytes:
    """Return all that stands before `data` bytes of samples."""
    riff = 4 + 24 + 8 + data + trailer
    fits = riff <= _UNKNOWN
    wide = b"" if fits else _chunk("ds64", struct.pack("<QQQI", riff + 36, data, data // 6, 0))
    start = b"RIFF" if fits else b"RF64"
    size = riff if fits else _UNKNOWN
    head = start + struct.pack("<I", size) + b"WAVE" + wide + _chunk("fmt ", _FORMAT)
    return head + b"data" + struct.pack("<I", data if fits else _UNKNOWN)


def _trailer(about: About) -> bytes:
    """Return the chunks after the samples: cue points, their names, and what the file is."""
    words = ((name, getattr(about, field)) for field, name in _INFO.items())
    info = b"".join(_chunk(name, _text(text)) for name, text in words if text)
    found = _cues(about.chapters) if about.chapters else b""
    return found + (_chunk("LIST", b"INFO" + info) if info else b"")


def _cues(chapters: tuple[Chapter, ...]) -> bytes:
    points, labels = struct.pack("<I", len(chapters)), b"adtl"
    for number, chapter in enumerate(chapters, 1):
        at = chapter.at_frame
        points += struct.pack("<II4sIII", number, at, b"data", 0, 0, at)
        labels += _chunk("labl", struct.pack("<I", number) + _text(chapter.name))
    return _chunk("cue ", points) + _chunk("LIST", labels)


def _text(text: str) -> bytes:
    return text.encode() + b"\0"


def _chunk(name: str, body: bytes) -> bytes:
    return name.encode() + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)

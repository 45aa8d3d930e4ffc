"""The kinds of sound file a practice is kept as. A plain table that costs nothing to import."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

RATE_S = 48_000  # frames a second, as in `audio.frames`
PCM_BYTES = 6  # a frame of two channels at 24 bit


class Kind(StrEnum):
    """A kind of sound file, by the ending of its name."""

    MP3 = "mp3"
    OPUS = "opus"
    FLAC = "flac"
    WAV = "wav"
    M4A = "m4a"

    @property
    def is_exact(self) -> bool:
        """Whether it holds the very samples that are played, at 24 bit."""
        return self in (Kind.WAV, Kind.FLAC)

    @property
    def gain(self) -> float:
        """What the samples are multiplied by beforehand, so that the level stays what it was.

        At 128 kb/s LAME turns down whatever it is given, by 0.45 dB.
        """
        return 1 / 0.95 if self is Kind.MP3 else 1.0


@dataclass(frozen=True, slots=True)
class _Size:
    kilobits: int  # a second, of a practice without a background
    with_background: int


_SIZES = {
    Kind.MP3: _Size(128, 128),
    Kind.OPUS: _Size(56, 92),
    Kind.FLAC: _Size(350, 1580),
    Kind.M4A: _Size(110, 130),
}


def kind_of(path: Path) -> Kind:
    """Return the kind of file that `path` asks for.

    Raises:
        ValueError: its name ends in something else.
    """
    try:
        return Kind(path.suffix.lower().removeprefix("."))
    except ValueError:
        raise ValueError(f"a practice is kept as {', '.join(Kind)}, not {path.suffix!r}") from None


def estimated_bytes(kind: Kind, frame_count: int, has_background: bool) -> int:
    """Return about how large a file of `frame_count` frames will be; a WAV file's size exactly."""
    if kind is Kind.WAV:
        return frame_count * PCM_BYTES
    size = _SIZES[kind]
    kilobits = size.with_background if has_background else size.kilobits
    return round(frame_count / RATE_S * kilobits * 125)

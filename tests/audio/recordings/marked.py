"""Sound files with cue marks inside, put together by hand."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import soundfile

from tests.audio.recordings.conftest import tone

RATE = 44_100
POINTS = ((7, 2.0, "Arriving"), (3, 5.5, "The breath"))  # id, seconds, name


def chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def cue(points=POINTS) -> bytes:
    body = struct.pack("<I", len(points))
    for number, at_s, _ in points:
        body += struct.pack("<II4sIII", number, 0, b"data", 0, 0, round(at_s * RATE))
    return chunk(b"cue ", body)


def labels(points=POINTS, encoding="utf-8") -> bytes:
    body = b"adtl"
    for number, _, name in points:
        body += chunk(b"labl", struct.pack("<I", number) + name.encode(encoding) + b"\0")
    return chunk(b"LIST", body)


def sound(kind="WAV", seconds=9.0, samples=None) -> bytes:
    made = io.BytesIO()
    soundfile.write(made, tone(seconds, RATE) if samples is None else samples, RATE, format=kind)
    return made.getvalue()


def wav(*chunks: bytes, seconds=9.0) -> bytes:
    """Return a WAV file with these chunks after its sound."""
    whole = sound(seconds=seconds)[12:] + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(whole) + 4) + b"WAVE" + whole


def flac(*blocks: tuple[int, bytes]) -> bytes:
    """Return a FLAC file with these blocks (kind, body) after its first."""
    whole = sound("FLAC")
    first = 4 + 4 + int.from_bytes(whole[5:8], "big")
    at, is_last = 4, False
    while not is_last:  # to where its own blocks end
        is_last = bool(whole[at] & 128)
        at += 4 + int.from_bytes(whole[at + 1 : at + 4], "big")
    made = whole[:4] + bytes([whole[4] & 127]) + whole[5:first]
    for number, (kind, body) in enumerate(blocks, 1):
        last = 128 if number == len(blocks) else 0
        made += bytes([kind | last]) + len(body).to_bytes(3, "big") + body
    return made + whole[at:]


def comments(*texts: str) -> tuple[int, bytes]:
    body = struct.pack("<I", 4) + b"made" + struct.pack("<I", len(texts))
    for text in texts:
        raw = text.encode()
        body += struct.pack("<I", len(raw)) + raw
    return 4, body


def sheet(*offsets_s: float) -> tuple[int, bytes]:
    body = b"\0" * 128 + struct.pack(">QB258sB", 0, 0, b"", len(offsets_s) + 1)
    for number, at_s in enumerate(offsets_s, 1):
        body += struct.pack(">QB26sB", round(at_s * RATE), number, b"", 1)
        body += struct.pack(">QB3s", 0, 1, b"")
    return 5, body + struct.pack(">QB26sB", 9 * RATE, 255, b"", 0)


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path

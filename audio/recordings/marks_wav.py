"""Cue marks in a WAV file: the chunk `cue `, and the names in the list `adtl`. Trusts no size."""

from __future__ import annotations

import os
from collections.abc import Iterator
from struct import Struct
from typing import BinaryIO

Found = tuple[float, str]  # seconds from the beginning, and a name or nothing

FORMS = (b"RIFF", b"RF64", b"BW64")
LARGEST_BYTES = 1_000_000  # of a chunk that is read
MOST_CHUNKS = 500  # a file of zeros would be an empty chunk every eight bytes
IN_64_BITS = 0xFFFFFFFF  # as a size: it stands in the chunk `ds64`
_CHUNK, _WORD, _LONG = Struct("<4sI"), Struct("<I"), Struct("<Q")
_POINT = Struct("<II4sIII")  # id, place in the playlist, chunk, its start, a block's start, frame


def marks_of_wav(file: BinaryIO) -> list[Found]:
    """Return the marks of a WAV file that is open at its beginning.

    Raises:
        ValueError, struct.error, OSError: it is damaged.
    """
    rate, points, names = 0, [], dict[int, str]()
    for kind, body in _chunks(file):
        if kind == b"fmt ":
            (rate,) = _WORD.unpack_from(body, 4)
        elif kind == b"cue ":
            points = _points(body)
        elif kind == b"LIST" and body[:4] == b"adtl":
            names |= dict(_names(body))
    if not 0 < rate <= 1_000_000:
        raise ValueError("no rate")
    return [(frame / rate, names.get(number, "")) for number, frame in points]


def _chunks(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks that may matter; the sound itself is passed over."""
    total = os.fstat(file.fileno()).st_size
    at, data_bytes = 12, 0
    for _ in range(MOST_CHUNKS):
        if at + _CHUNK.size > total:
            return
        file.seek(at)
        kind, size = _CHUNK.unpack(file.read(_CHUNK.size))
        if kind == b"ds64":
            (data_bytes,) = _LONG.unpack_from(file.read(16), 8)
        elif kind in (b"fmt ", b"cue ", b"LIST") and size <= LARGEST_BYTES:
            yield kind, file.read(size)
        if kind == b"data" and size == IN_64_BITS:
            size = data_bytes or total  # where nobody filled it in, nothing follows
        at += _CHUNK.size + size + size % 2


def _points(body: bytes) -> list[tuple[int, int]]:
    """Return (id, frame) of each point; what is cut off is left out."""
    (count,) = _WORD.unpack_from(body)
    fitting = min(count, (len(body) - 4) // _POINT.size)
    found = (_POINT.unpack_from(body, 4 + n * _POINT.size) for n in range(fitting))
    return [(number, frame) for number, _place, _chunk, _start, _block, frame in found]


def _names(body: bytes) -> Iterator[tuple[int, str]]:
    at = 4
    while at + _CHUNK.size <= len(body):
        kind, size = _CHUNK.unpack_from(body, at)
        inside = body[at + _CHUNK.size : at + _CHUNK.size + size]
        if kind == b"labl" and len(inside) > 4:
            (number,) = _WORD.unpack_from(inside)
            yield number, _text(inside[4:].split(b"\0")[0])
        at += _CHUNK.size + size + size % 2


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")

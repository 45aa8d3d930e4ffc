"""Cue marks in a FLAC file: chapters in its comment, or else its cue sheet. Trusts no size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from struct import Struct
from typing import BinaryIO

Found = tuple[float, str]  # seconds from the beginning, and a name or nothing

STREAM, COMMENT, SHEET = 0, 4, 5  # kinds of block
LARGEST_BYTES = 16_000_000  # of all blocks that are read: a comment may hold a picture
MOST_BLOCKS = 200
LEAD_OUT = (170, 255)  # numbers of the track that is none
_LENGTH = Struct("<I")
_TRACK = Struct(">QB26sB")  # offset, number, what nobody asks for, how many indices
_INDEX_BYTES = 12
_TRACKS_AT = 395  # in a cue sheet: their number, then they
_TIME = re.compile(r"CHAPTER(\d{1,4})=(\d{1,3}):(\d{1,2}):(\d{1,2}(?:\.\d{1,9})?)", re.IGNORECASE)
_NAME = re.compile(r"CHAPTER(\d{1,4})NAME=(.*)", re.IGNORECASE | re.DOTALL)


def marks_of_flac(file: BinaryIO) -> list[Found]:
    """Return the marks of a FLAC file that is open after its first four bytes.

    Raises:
        ValueError, struct.error, OSError: it is damaged.
    """
    rate, chapters, tracks = 0, list[Found](), list[Found]()
    for kind, body in _blocks(file):
        if kind == STREAM:
            rate = int.from_bytes(body[10:13], "big") >> 4
        elif kind == COMMENT:
            chapters = _chapters(_comments(body))
        elif kind == SHEET and rate:
            tracks = [(offset / rate, "") for offset in _offsets(body)]
    return chapters or tracks


def _blocks(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    read = 0
    for _ in range(MOST_BLOCKS):
        head = file.read(4)
        if len(head) < 4:
            return
        size = int.from_bytes(head[1:], "big")
        if head[0] & 127 in (STREAM, COMMENT, SHEET):
            read += size
            if read > LARGEST_BYTES:
                raise ValueError("too much")
            yield head[0] & 127, file.read(size)
        else:
            file.seek(size, 1)
        if head[0] & 128:  # the last
            return


def _comments(body: bytes) -> Iterator[str]:
    (vendor,) = _LENGTH.unpack_from(body)
    at = 4 + vendor
    (count,) = _LENGTH.unpack_from(body, at)
    at += 4
    for _ in range(count):
        (size,) = _LENGTH.unpack_from(body, at)
        raw, at = body[at + 4 : at + 4 + size], at + 4 + size
        if raw[:7].upper() == b"CHAPTER":
            yield raw.decode("utf-8", "replace")


def _chapters(comments: Iterator[str]) -> list[Found]:
    times, names = dict[str, float](), dict[str, str]()
    for comment in comments:
        if match := _TIME.fullmatch(comment):
            number, hours, minutes, seconds = match.groups()
            times[number] = int(hours) * 3600 + int(minutes) * 60 + float(seconds)
        elif match := _NAME.fullmatch(comment):
            names[match[1]] = match[2]
    return [(at_s, names.get(number, "")) for number, at_s in times.items()]


def _offsets(body: bytes) -> Iterator[int]:
    """Yield where each track of a cue sheet begins, in frames."""
    at = _TRACKS_AT + 1
    for _ in range(body[_TRACKS_AT] if len(body) > _TRACKS_AT else 0):
        offset, number, _rest, indices = _TRACK.unpack_from(body, at)
        if number not in LEAD_OUT:
            yield offset
        at += _TRACK.size + indices * _INDEX_BYTES

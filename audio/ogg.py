"""Pages of an Ogg file (RFC 3533). Knows nothing of what is in them."""

from __future__ import annotations

import zlib
from typing import BinaryIO

_SERIAL, _CHECKSUM, _SEGMENTS, _BODY = 14, 22, 26, 27  # offsets in a page
_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


def set_serial(file: BinaryIO, serial: int) -> None:
    """Put every page of `file` under `serial`, in place: an encoder draws a new one each time."""
    at = 0
    while True:
        file.seek(at)
        head = file.read(_BODY)
        if len(head) < _BODY:
            return
        segments = file.read(head[_SEGMENTS])
        page = bytearray(head + segments + file.read(sum(segments)))
        page[_SERIAL : _SERIAL + 4] = serial.to_bytes(4, "little")
        page[_CHECKSUM : _CHECKSUM + 4] = bytes(4)
        page[_CHECKSUM : _CHECKSUM + 4] = checksum(bytes(page)).to_bytes(4, "little")
        file.seek(at)
        file.write(page)
        at += len(page)


def checksum(page: bytes) -> int:
    """Return a page's CRC: zlib's polynomial, bits the other way round, nothing inverted."""
    crc = ~zlib.crc32(page.translate(_REVERSED), 0xFFFFFFFF) & 0xFFFFFFFF
    return int(f"{crc:032b}"[::-1], 2)

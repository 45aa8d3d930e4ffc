"""Opus files whose bytes depend on nothing but the sound."""

from __future__ import annotations

import io

import numpy as np
import soundfile
from numpy.typing import NDArray

from audio.frames import RATE

_HIGHEST, _SPAN = 256.0, 250.0  # kb/s: libsndfile's scale from 0 (most bits) to 1 (fewest)
_SERIAL, _CHECKSUM, _SEGMENTS, _BODY = 14, 22, 26, 27  # offsets in an Ogg page (RFC 3533)


def encoded(clip: NDArray[np.float32], kilobits: int) -> bytes:
    """Return mono `clip` (48 kHz) as an Ogg Opus file of exactly its length."""
    file = io.BytesIO()
    level = (_HIGHEST - kilobits) / _SPAN
    soundfile.write(file, clip, RATE, format="OGG", subtype="OPUS", compression_level=level)
    return with_serial(file.getvalue(), 1)


def with_serial(ogg: bytes, serial: int) -> bytes:
    """Return the pages of `ogg` under `serial`: the encoder draws a new number each time."""
    pages, at = bytearray(ogg), 0
    while at < len(pages):
        segments = pages[at + _SEGMENTS]
        end = at + _BODY + segments
        end += sum(pages[at + _BODY : end])
        pages[at + _SERIAL : at + _SERIAL + 4] = serial.to_bytes(4, "little")
        pages[at + _CHECKSUM : at + _CHECKSUM + 4] = bytes(4)
        checksum = _crc(bytes(pages[at:end]))
        pages[at + _CHECKSUM : at + _CHECKSUM + 4] = checksum.to_bytes(4, "little")
        at = end
    return bytes(pages)


def _crc(page: bytes) -> int:
    crc = 0
    for byte in page:
        crc = (crc << 8) & 0xFFFFFFFF ^ _TABLE[crc >> 24 ^ byte]
    return crc


def _crc_of_byte(byte: int) -> int:
    crc = byte << 24
    for _ in range(8):
        crc = (crc << 1) & 0xFFFFFFFF ^ (0x04C11DB7 if crc >> 31 else 0)
    return crc


_TABLE = [_crc_of_byte(byte) for byte in range(256)]

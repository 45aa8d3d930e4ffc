"""Opus files whose bytes depend on nothing but the sound."""

from __future__ import annotations

import io

import numpy as np
import soundfile
from numpy.typing import NDArray

from audio.frames import RATE
from audio.ogg import set_serial

_HIGHEST, _SPAN = 256.0, 250.0  # kb/s: libsndfile's scale from 0 (most bits) to 1 (fewest)


def encoded(clip: NDArray[np.float32], kilobits: int) -> bytes:
    """Return mono `clip` (48 kHz) as an Ogg Opus file of exactly its length."""
    file = io.BytesIO()
    level = (_HIGHEST - kilobits) / _SPAN
    soundfile.write(file, clip, RATE, format="OGG", subtype="OPUS", compression_level=level)
    set_serial(file, 1)
    return file.getvalue()

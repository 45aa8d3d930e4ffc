"""From the bytes of a sound file to samples. The only door to the decoder."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from audio.errors import SoundFileError
from audio.frames import RATE


def decode(path: Path, data: bytes | None = None) -> NDArray[np.float32]:
    """Return the mono float32 samples at 48 kHz of `path`, or of `data` said to be from there.

    Raises:
        audio.errors.SoundFileError: it is missing, damaged, empty, not mono or not at 48 kHz.
    """
    try:
        source = io.BytesIO(path.read_bytes() if data is None else data)
        samples, rate = soundfile.read(source, dtype="float32", always_2d=True)
    except (OSError, soundfile.SoundFileError, MemoryError) as error:
        raise SoundFileError(path, f"cannot be decoded ({error})") from error
    if rate != RATE or samples.shape[1] != 1:
        raise SoundFileError(path, f"{samples.shape[1]} channels at {rate}; clips are mono {RATE}")
    if not len(samples) or not np.isfinite(samples).all():
        raise SoundFileError(path, "holds no usable sound")
    return np.asarray(samples[:, 0], dtype=np.float32)

"""From a sound file to samples. The only door to the decoder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from audio.errors import SoundFileError
from audio.frames import RATE


def decode(path: Path) -> NDArray[np.float32]:
    """Return the mono float32 samples at 48 kHz of `path`.

    The decoder reads the file by itself: handed bytes, it would ask Python for each few kilobytes,
    and wait for whatever else Python does just then.

    Raises:
        audio.errors.SoundFileError: it is missing, damaged, empty, not mono or not at 48 kHz.
    """
    try:
        samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (OSError, soundfile.SoundFileError, MemoryError) as error:
        raise SoundFileError(path, f"cannot be decoded ({error})") from error
    if rate != RATE or samples.shape[1] != 1:
        raise SoundFileError(path, f"{samples.shape[1]} channels at {rate}; clips are mono {RATE}")
    if not len(samples) or not np.isfinite(samples).all():
        raise SoundFileError(path, "holds no usable sound")
    return np.asarray(samples[:, 0], dtype=np.float32)

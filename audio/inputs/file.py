"""A microphone that hears a sound file, once, as if somebody spoke it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from audio.inputs import InputError
from audio.inputs.memory import MemoryInput
from audio.recordings.errors import RecordingError
from audio.recordings.source import blocks


class FileInput(MemoryInput):
    """The sound of one file, of any kind and rate that can be read; then silence."""

    def __init__(self, path: Path, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Read the whole file.

        Raises:
            audio.inputs.InputError: it cannot be read.
        """
        try:
            heard = [block.mean(axis=1, dtype=np.float32) for block in blocks(path, None)]
        except RecordingError as error:
            raise InputError(str(error)) from error
        samples = np.concatenate([np.empty(0, np.float32), *heard])
        super().__init__(samples, monotonic, path.name)

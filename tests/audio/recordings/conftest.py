"""Recordings made of tones, small enough to be made for each test."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.frames import RATE


def tone(seconds: float, rate: int = RATE, level: float = 0.1, hz: float = 440.0) -> np.ndarray:
    t = np.arange(round(seconds * rate)) / rate
    return (level * np.sin(2 * np.pi * hz * t)).astype(np.float32)


def quiet(seconds: float, rate: int = RATE) -> np.ndarray:
    return np.zeros(round(seconds * rate), np.float32)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "recordings"


@pytest.fixture
def sound_file(tmp_path: Path):
    """Write samples as a sound file and return its path."""

    def write(samples: np.ndarray, name: str = "talk.wav", rate: int = RATE) -> Path:
        path = tmp_path / name
        soundfile.write(path, samples, rate)
        return path

    return write

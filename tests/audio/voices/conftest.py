"""Small packs to try voices on."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.frames import RATE
from audio.voices.index import Entry, clip_path, write_index
from audio.voices.naming import Namer, digest

DESCRIPTION = """
name = "Tester"
language = "en"
licence = "CC0-1.0"
credit = "Nobody"
rate = 48000
engine = "a tone"

[settings]
pitch = 3

[respell]
bow = "boe"
"""
LINES = {"Rest here.": 31_201, "And breathe.": 48_000}


def add_clip(folder: Path, key: str, frame_count: int) -> Entry:
    """Write a tone of `frame_count` frames as the clip `key`; return its entry."""
    path = clip_path(folder, key)
    tone = 0.2 * np.sin(2 * np.pi * 300 * np.arange(frame_count) / RATE)
    soundfile.write(path, tone.astype("f4"), RATE, format="OGG", subtype="OPUS")
    return Entry(frame_count, digest(path.read_bytes()))


@pytest.fixture
def pack_folder(tmp_path):
    folder = tmp_path / "tester"
    folder.mkdir()
    (folder / "voice.toml").write_text(DESCRIPTION, encoding="utf-8")
    namer = Namer({"pitch": 3}, {"bow": "boe"})
    entries = {namer.key(line): add_clip(folder, namer.key(line), n) for line, n in LINES.items()}
    write_index(folder, entries)
    return folder

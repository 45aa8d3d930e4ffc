"""Tests of audio/ogg.py."""

import io

import numpy as np
import pytest
import soundfile

from audio.frames import RATE
from audio.ogg import set_serial


@pytest.fixture
def opus():
    file = io.BytesIO()
    hum = (0.2 * np.sin(np.arange(100_000) / 20)).astype(np.float32)
    soundfile.write(file, hum, RATE, format="OGG", subtype="OPUS")
    return file


def test_a_new_serial_leaves_a_sound_file_that_sounds_the_same(opus):
    one = opus.getvalue()
    set_serial(opus, 77)
    other = opus.getvalue()
    assert other != one
    assert np.array_equal(*(soundfile.read(io.BytesIO(file))[0] for file in (one, other)))


def test_the_page_checksums_are_right_as_the_encoder_writes_them(opus):
    before = opus.getvalue()
    set_serial(opus, int.from_bytes(before[14:18], "little"))
    assert opus.getvalue() == before

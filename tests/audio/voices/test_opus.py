"""Tests of audio/voices/opus.py."""

import numpy as np
import pytest

from audio.decode import decode
from audio.frames import RATE
from audio.voices.opus import encoded


def hum(frame_count):
    return (0.2 * np.sin(np.arange(frame_count) / 20)).astype(np.float32)


def test_the_same_sound_makes_the_same_bytes():
    assert encoded(hum(30_000), 28) == encoded(hum(30_000), 28)


@pytest.mark.parametrize("frame_count", [500, 30_000, 200_001])
def test_not_a_frame_is_lost_or_added(tmp_path, frame_count):
    (tmp_path / "a.opus").write_bytes(encoded(hum(frame_count), 28))
    assert len(decode(tmp_path / "a.opus")) == frame_count


def test_speech_takes_about_the_bits_it_is_given():
    rng = np.random.default_rng(5)
    speech = (rng.standard_normal(RATE * 8) * np.repeat(rng.random(80), RATE // 10)).astype("f4")
    assert len(encoded(speech * 0.1, 28)) * 8 / 8 / 1000 == pytest.approx(28, rel=0.25)

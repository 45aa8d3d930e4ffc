"""Tests of audio/decode.py."""

import numpy as np
import pytest
import soundfile

from audio.decode import decode
from audio.errors import SoundFileError
from audio.frames import RATE


@pytest.mark.parametrize("frame_count", [1, 119, 960, 48_000, 100_003])
def test_opus_gives_back_exactly_the_frames_put_in(tmp_path, frame_count):
    path = tmp_path / "a.opus"
    sound = np.full(frame_count, 0.1, dtype="f4")
    soundfile.write(path, sound, RATE, format="OGG", subtype="OPUS")
    samples = decode(path)
    assert (samples.dtype, samples.shape) == (np.float32, (frame_count,))


def test_plain_files_come_through_unchanged(tmp_path):
    path = tmp_path / "a.wav"
    sound = np.linspace(-1, 1, 500, dtype="f4")
    soundfile.write(path, sound, RATE, subtype="FLOAT")
    assert np.array_equal(decode(path), sound)


@pytest.mark.parametrize(
    ("sound", "rate"),
    [
        (np.zeros((480, 2)), RATE),
        (np.zeros(480), 44_100),
        (np.zeros(0), RATE),
        (np.full(480, np.nan), RATE),
    ],
    ids=["stereo", "another rate", "empty", "not a number"],
)
def test_what_is_no_clip_is_refused_by_name(tmp_path, sound, rate):
    path = tmp_path / "odd.wav"
    soundfile.write(path, sound, rate, subtype="FLOAT")
    with pytest.raises(SoundFileError, match=r"odd\.wav"):
        decode(path)


@pytest.mark.parametrize("data", [b"", b"OggS", b"no sound at all", bytes(4000)])
def test_bytes_that_are_no_sound_are_refused_by_name(tmp_path, data):
    (tmp_path / "odd.opus").write_bytes(data)
    with pytest.raises(SoundFileError, match=r"odd\.opus"):
        decode(tmp_path / "odd.opus")


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(SoundFileError, match=r"lost\.opus"):
        decode(tmp_path / "lost.opus")

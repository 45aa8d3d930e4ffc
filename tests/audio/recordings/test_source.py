"""Any sound file as blocks: what is whole is read whole, what was cut off is refused."""

from __future__ import annotations

import numpy as np
import pytest
import soundfile

from audio.frames import RATE
from audio.recordings.errors import RecordingError, Refusal
from audio.recordings.source import BLOCK_S, blocks
from tests.audio.recordings.conftest import tone

KINDS = {
    ".wav": {},
    ".aiff": {},
    ".flac": {},
    ".mp3": {},
    ".ogg": {},
    ".opus": {"format": "OGG", "subtype": "OPUS"},
}


def made(tmp_path, ending):
    """Write twenty seconds in pieces: the encoders do not take one long array."""
    path, noise = tmp_path / f"talk{ending}", np.random.default_rng(0)
    with soundfile.SoundFile(path, "w", RATE, 2, **KINDS[ending]) as file:
        for second in np.split(tone(20), 20):
            pair = second[:, None] + 0.05 * noise.standard_normal((len(second), 2))
            file.write(pair.astype(np.float32))
    return path


@pytest.mark.parametrize("ending", KINDS)
def test_a_whole_file_is_read_whole_and_never_much_at_a_time(tmp_path, ending):
    found = list(blocks(made(tmp_path, ending), None))
    assert sum(map(len, found)) == pytest.approx(20 * RATE, abs=2500)
    assert max(map(len, found)) <= BLOCK_S * RATE


@pytest.mark.parametrize("ending", KINDS)
def test_a_file_that_was_cut_off_is_refused(tmp_path, ending):
    path = made(tmp_path, ending)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 6 // 10])
    with pytest.raises(RecordingError) as caught:
        list(blocks(path, None))
    assert caught.value.refusal is Refusal.DAMAGED


def test_a_header_whose_length_was_never_filled_in_is_no_damage(tmp_path):
    path = made(tmp_path, ".wav")
    data = bytearray(path.read_bytes())
    at = data.index(b"data") + 4
    data[4:8] = data[at : at + 4] = b"\xff" * 4
    path.write_bytes(data)
    assert sum(len(block) for block in blocks(path, None)) == 20 * RATE


def test_what_ffmpeg_gives_up_on_half_way_is_refused_as_damaged(tmp_path):
    (tmp_path / "talk.m4a").write_bytes(b"\x00\x00\x00\x20ftypM4A " + bytes(64))
    soundfile.write(tmp_path / "samples", tone(1), RATE, format="AU", subtype="FLOAT")
    ffmpeg = tmp_path / "ffmpeg"
    ffmpeg.write_text(f"#!/bin/sh\ncat {tmp_path}/samples\nexit 1\n")
    ffmpeg.chmod(0o755)
    with pytest.raises(RecordingError) as caught:
        list(blocks(tmp_path / "talk.m4a", str(ffmpeg)))
    assert caught.value.refusal is Refusal.DAMAGED


def test_numbers_that_are_no_sound_are_damage(tmp_path):
    samples = np.full(2 * RATE, 0.1, np.float32)
    samples[RATE] = np.nan
    soundfile.write(tmp_path / "talk.wav", samples, RATE, subtype="FLOAT")
    with pytest.raises(RecordingError) as refused:
        list(blocks(tmp_path / "talk.wav", None))
    assert refused.value.refusal is Refusal.DAMAGED

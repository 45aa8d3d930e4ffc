"""One contract for every microphone that needs no device, and what each hears."""

from __future__ import annotations

import numpy as np
import pytest
import soundfile

from audio.frames import RATE, frames
from audio.inputs import InputError
from audio.inputs.file import FileInput
from audio.inputs.memory import MemoryInput
from audio.inputs.null import NullInput
from tests.audio.outputs.test_every_output import FakeTime

SPOKEN = np.linspace(-0.5, 0.5, RATE, dtype=np.float32)


@pytest.fixture
def clock():
    return FakeTime()


@pytest.fixture(params=["null", "memory", "file"])
def microphone(request, clock, tmp_path):
    if request.param == "null":
        return NullInput(clock.monotonic)
    if request.param == "memory":
        return MemoryInput(SPOKEN, clock.monotonic)
    soundfile.write(tmp_path / "said.wav", SPOKEN, RATE, subtype="FLOAT")
    return FileInput(tmp_path / "said.wav", clock.monotonic)


def test_it_hears_in_its_own_time(microphone, clock):
    assert len(microphone.read()) == 0
    clock.pass_by(0.25)
    assert len(microphone.read()) == frames(0.25)
    assert len(microphone.read()) == 0
    clock.pass_by(2)
    block = microphone.read()
    assert (len(block), block.dtype) == (2 * RATE, np.float32)
    assert not block[RATE:].any()
    assert not microphone.has_failed()


def test_what_is_said_is_heard_sample_for_sample(microphone, clock):
    heard = []
    for step in (0.1, 0.033, 0.9):
        clock.pass_by(step)
        heard.append(microphone.read())
    expected = np.zeros(RATE) if isinstance(microphone, NullInput) else SPOKEN
    assert np.array_equal(np.concatenate(heard)[:RATE], expected)


def test_a_file_of_another_rate_is_heard_at_ours(clock, tmp_path):
    tone = 0.3 * np.sin(2 * np.pi * 440 * np.arange(22_050) / 22_050)
    soundfile.write(tmp_path / "said.flac", np.stack([tone, tone], 1), 22_050)
    microphone = FileInput(tmp_path / "said.flac", clock.monotonic)
    clock.pass_by(1)
    heard = microphone.read()
    again = 0.3 * np.sin(2 * np.pi * 440 * np.arange(RATE) / RATE)
    assert np.abs(heard - again)[1000:-1000].max() < 0.01


def test_a_file_that_cannot_be_read_is_no_microphone(tmp_path):
    with pytest.raises(InputError):
        FileInput(tmp_path / "none.wav")

"""Tests of audio/recorder.py."""

import threading

import numpy as np
import pytest

from audio.inputs.memory import MemoryInput
from audio.recorder import Ending, Recorder, TapeState
from tests.audio.inputs.conftest import wait_for

SPOKEN = np.linspace(-0.5, 0.5, 48_000, dtype=np.float32)


@pytest.fixture
def recorder():
    made = Recorder(lambda: MemoryInput(SPOKEN))
    yield made
    made.close()


def test_a_take_is_recorded_and_can_be_fetched(recorder):
    recorder.record()
    assert recorder.hearing().state is TapeState.OPENING
    wait_for(lambda: recorder.hearing().length_s > 0.05)
    recorder.stop()
    wait_for(lambda: recorder.hearing().state is TapeState.ENDED)
    assert recorder.hearing().ending is Ending.ASKED
    taken = recorder.samples()
    assert np.array_equal(taken, SPOKEN[: len(taken)])


def test_the_take_before_is_not_taken_for_the_new_one(recorder):
    recorder.record()
    recorder.stop()
    wait_for(lambda: recorder.hearing().state is TapeState.ENDED)
    recorder.record()
    assert recorder.hearing().state is not TapeState.ENDED


def test_closed_it_leaves_no_thread_and_no_open_microphone():
    opened = []

    def open_one():
        opened.append(MemoryInput(SPOKEN))
        return opened[-1]

    recorder = Recorder(open_one)
    recorder.close()
    recorder.record()
    wait_for(lambda: recorder.hearing().state is TapeState.RECORDING)
    recorder.close()
    assert opened[0].is_closed
    assert "tend-microphone" not in {thread.name for thread in threading.enumerate()}

"""Tests of audio/speaker.py: what `tests/audio/test_playback.py` cannot see of it."""

from __future__ import annotations

from concurrent.futures import wait
from threading import Event

from audio.outputs.memory import MemoryOutput
from audio.speaker import Speaker
from tests.audio.outputs.test_every_output import FakeTime


def test_a_device_that_opens_only_once_silence_was_asked_for_is_let_go(monkeypatch):
    monkeypatch.setattr("audio.speaker.OPEN_PATIENCE_S", 0.0)
    clock, gate, opened = FakeTime(), Event(), []

    def slow():
        gate.wait(10)
        opened.append(MemoryOutput(clock.monotonic))
        return opened[-1]

    speaker = Speaker(slow, clock.monotonic)
    speaker.open()
    speaker.keep_silent(True)
    opening = speaker._doors._opening
    gate.set()
    wait([opening])
    assert not speaker.find_another(clock.monotonic())
    assert speaker.is_silent
    assert opened[0].is_closed
    speaker.close()

"""Silence that was asked for, on a sound server of the test's own: nothing of ours is on it."""

from __future__ import annotations

import time

import pytest

from audio.engine import Engine, EngineState
from audio.frames import frames
from audio.outputs.device import DeviceOutput
from audio.synth.beds import bed
from tests.audio.outputs.speakers import needs_sound_server
from tests.audio.sound_server import Recorder
from tests.audio.sounds import a_timeline

pytestmark = needs_sound_server
TIMELINE = a_timeline(12.0)


@pytest.fixture
def engine(speaker):
    bed("brown", TIMELINE.seed)
    made = Engine(DeviceOutput)
    made.load(TIMELINE)
    yield made
    made.close()


@pytest.fixture
def recorder(speaker):
    made = Recorder(speaker.server)
    made.wait_started()
    return made


def wait_for(truth, limit_s=5.0):
    limit = time.monotonic() + limit_s
    while not truth():
        assert time.monotonic() < limit, "waited in vain"
        time.sleep(0.01)


def inputs(speaker) -> str:
    return speaker.server.pactl("list", "short", "sink-inputs").stdout


def test_kept_silent_there_is_nothing_of_ours_on_the_server(speaker, engine):
    wait_for(lambda: not inputs(speaker))
    engine.keep_silent(True)
    engine.prepare()
    engine.play()
    seen = []
    while engine.snapshot().frame < frames(1.5):
        seen.append(inputs(speaker))
    assert len(seen) > 10
    assert not any(seen)
    assert engine.snapshot().state is EngineState.PLAYING
    engine.keep_silent(False)  # and this is how it would have shown
    wait_for(lambda: inputs(speaker))


def test_silenced_while_it_plays_it_is_silent_within_fifty_milliseconds(speaker, engine, recorder):
    engine.prepare()
    wait_for(lambda: engine.snapshot().device)
    engine.seek(frames(3))
    engine.play()
    wait_for(lambda: engine.snapshot().frame > frames(4))
    at, stood = recorder.frame_count, engine.snapshot().frame
    asked = time.monotonic()
    engine.keep_silent(True)
    wait_for(lambda: not inputs(speaker))
    time.sleep(0.5)
    passed = frames(time.monotonic() - asked)
    assert engine.snapshot().frame == pytest.approx(stood + passed, abs=frames(0.15))
    heard = recorder.stop()
    assert heard[at - frames(0.1) : at - frames(0.05)].any()
    assert not heard[at + frames(0.05) :].any()

"""The engine: commands from one thread, sound in another, snapshots back."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import numpy as np
import pytest

from audio.engine import Engine, EngineState
from audio.errors import SoundFileError
from audio.frames import frames
from audio.mixer import Mixer
from audio.outputs.memory import MemoryOutput
from audio.outputs.null import NullOutput
from audio.synth.beds import bed
from audio.timeline import Layer, compose
from tests.audio.sounds import HummingVoice, a_plan, a_timeline

FAST = 20.0  # times as fast as real time


def fast_time() -> float:
    return time.monotonic() * FAST


class Hall:
    def __init__(self) -> None:
        self.outputs: list[MemoryOutput] = []

    def open(self) -> MemoryOutput:
        self.outputs.append(MemoryOutput())
        return self.outputs[-1]


@pytest.fixture
def hall():
    return Hall()


@pytest.fixture
def engine(hall):
    made = Engine(hall.open)
    yield made
    made.close()


def wait_for(truth, limit_s=5.0):
    limit = time.monotonic() + limit_s
    while not truth():
        assert time.monotonic() < limit, "waited in vain"
        time.sleep(0.005)


def test_it_plays_a_short_practice_to_its_end(engine, hall):
    timeline = a_timeline(1.5, "brown")
    bed("brown", timeline.seed)
    engine.load(timeline)
    engine.play()
    wait_for(lambda: engine.snapshot().state is EngineState.ENDED)
    whole = np.empty((timeline.total_frames, 2), np.float32)
    Mixer(timeline).render(0, whole)
    assert np.array_equal(hall.outputs[0].samples, whole)
    assert engine.snapshot().frame == timeline.total_frames


def test_between_reports_the_frame_runs_on(engine):
    engine.load(a_timeline(6.0, None))
    engine.play()
    wait_for(lambda: engine.snapshot().frame > frames(0.2))
    seen = []
    for _ in range(20):
        seen.append(engine.snapshot().frame)
        time.sleep(0.01)
    assert len(set(seen)) > 15


def test_no_command_waits_for_the_sound(hall):
    gate = threading.Event()

    def slow_open():
        gate.wait(5)
        return hall.open()

    engine = Engine(slow_open)
    began = time.monotonic()
    engine.load(a_timeline(6.0, None))
    engine.prepare()
    engine.play()
    engine.set_volume(Layer.VOICE, 0.5)
    engine.pause()
    engine.snapshot()
    assert time.monotonic() - began < 0.1
    gate.set()
    engine.close()


def test_pause_seek_swap_and_away_reach_the_sound(engine):
    engine.load(a_timeline(12.0, None))
    engine.play()
    wait_for(lambda: engine.snapshot().frame > frames(0.2))
    engine.swap(compose(a_plan(12.0, 0.5, from_s=9.0), a_timeline().voice))
    engine.seek(frames(8))
    wait_for(lambda: engine.snapshot().frame > frames(8))
    assert engine.snapshot().settled_frame >= engine.snapshot().frame + frames(0.9)
    engine.pause()
    wait_for(lambda: engine.snapshot().state is EngineState.PAUSED)
    engine.play()
    engine.away()
    wait_for(lambda: engine.snapshot().state is EngineState.AWAY)
    engine.come_back()
    wait_for(lambda: engine.snapshot().state is EngineState.PLAYING)
    assert engine.snapshot().late_swaps == 0


def test_a_damaged_clip_is_shown_and_not_spoken_and_the_practice_goes_on(engine, hall):
    class Broken(HummingVoice):
        def clip(self, text):
            raise SoundFileError(Path("line.opus"), "is damaged")

    timeline = compose(a_plan(6.0), Broken())
    engine.load(timeline, frames(1.9))
    engine.play()
    wait_for(lambda: engine.snapshot().damaged == (timeline.spoken[0].text,))
    wait_for(lambda: engine.snapshot().frame > timeline.spoken[0].at_frame)
    assert engine.snapshot().state is EngineState.PLAYING


def test_a_background_still_being_made_comes_in_when_it_is_there(engine, hall, monkeypatch):
    is_made = threading.Event()
    monkeypatch.setattr("audio.transport.is_made", lambda name: is_made.is_set())
    timeline = a_timeline(8.0, "brown")
    bed("brown", timeline.seed)
    engine.load(timeline, frames(4))
    engine.set_muted(Layer.VOICE, True)
    engine.set_muted(Layer.BELLS, True)
    engine.play()
    wait_for(lambda: engine.snapshot().frame > frames(4.1))
    assert not hall.outputs[0].samples.any()
    is_made.set()
    wait_for(lambda: hall.outputs[0].samples.any())
    assert np.abs(np.diff(hall.outputs[0].samples, axis=0)).max() < 0.02


def test_closing_ends_both_threads_and_the_output(hall):
    engine = Engine(hall.open)
    engine.load(a_timeline(6.0, None))
    engine.play()
    wait_for(lambda: hall.outputs)
    engine.close()
    assert hall.outputs[0].is_closed
    assert not [t for t in threading.enumerate() if t.name.startswith("tend-sound")]


def test_with_the_silent_clock_a_practice_takes_its_time():
    engine = Engine(lambda: NullOutput(fast_time), fast_time)
    engine.load(a_timeline(12.0, None))
    engine.play()
    wait_for(lambda: engine.snapshot().frame > frames(6))
    assert engine.snapshot().state is EngineState.PLAYING
    engine.close()


def test_kept_silent_no_clip_is_decoded_but_those_of_the_beginning(hall):
    voice, plan = HummingVoice(), a_plan(60.0)
    made = Engine(hall.open)
    made.keep_silent(True)
    made.load(compose(plan, voice, None))
    made.seek(frames(40))
    made.play()
    wait_for(lambda: made.snapshot().frame > frames(40.6))
    made.close()
    late = {cue.text for cue in plan.cues if cue.text and cue.at_frame > frames(30)}
    assert late
    assert not late & set(voice.decoded)
    assert hall.outputs == []


class Hanging(MemoryOutput):
    """A device that keeps whoever calls one of its methods, until it is let go on."""

    def __init__(self, *hangs: str) -> None:
        super().__init__()
        self.hangs, self.may_go_on = hangs, threading.Event()
        self.is_held = threading.Event()

    def _hang(self, name: str) -> None:
        if name in self.hangs:
            self.is_held.set()
            self.may_go_on.wait(10)

    def write(self, block):
        self._hang("write")
        super().write(block)

    def suspend(self):
        self._hang("suspend")
        super().suspend()

    def close(self):
        self._hang("close")
        super().close()


@pytest.mark.parametrize("hangs", ["write", "suspend", "close"])
def test_a_device_that_hangs_keeps_nobody_from_asking_or_leaving(hangs):
    output = Hanging(hangs)
    engine = Engine(lambda: output)
    engine.load(a_timeline(6.0, None))
    engine.play()
    if hangs != "write":
        wait_for(lambda: engine.snapshot().frame > frames(0.1))
        engine.away()
    wait_for(output.is_held.is_set)
    began = time.monotonic()
    engine.pause()
    engine.snapshot()
    assert time.monotonic() - began < 0.1
    engine.close()
    assert time.monotonic() - began < 4
    output.may_go_on.set()
    wait_for(lambda: not [t for t in threading.enumerate() if t.name.startswith("tend-sound")])


def test_a_device_that_does_not_let_go_does_not_keep_the_next_silent():
    first, second = Hanging("close"), MemoryOutput()
    waiting = iter([first, second])
    engine = Engine(lambda: next(waiting))
    engine.load(a_timeline(12.0, None))
    engine.play()
    wait_for(lambda: engine.snapshot().frame > frames(0.1))
    engine.away()
    wait_for(lambda: engine.snapshot().state is EngineState.AWAY)
    stood = engine.snapshot().frame
    engine.come_back()
    wait_for(lambda: engine.snapshot().frame > stood + frames(0.1))
    assert engine.snapshot().silent_reason == "no-device"
    first.may_go_on.set()
    wait_for(lambda: engine.snapshot().silent_reason == "")
    assert second.samples.any()
    engine.close()

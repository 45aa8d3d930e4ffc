"""The speaker, heard through the monitor of a sound card of the test's own."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from audio.engine import Engine, EngineState
from audio.frames import frames
from audio.mixer import Mixer
from audio.outputs import OutputError
from audio.outputs.device import DeviceOutput, devices
from audio.synth.beds import bed
from tests.audio.outputs.speakers import needs_sound_server
from tests.audio.sound_server import Recorder
from tests.audio.sounds import a_timeline

pytestmark = needs_sound_server


@pytest.fixture(scope="module")
def practice():
    timeline = a_timeline(12.0)
    bed("brown", timeline.seed)
    out = np.empty((timeline.total_frames, 2), np.float32)
    Mixer(timeline).render(0, out)
    return timeline, out


@pytest.fixture
def engine(speaker, practice):
    made = Engine(DeviceOutput)
    made.load(practice[0])
    made.prepare()
    wait_for(lambda: made.snapshot().device)
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


def first_sound(recorded: np.ndarray) -> int:
    return int(np.flatnonzero(recorded[:, 0])[0])


def test_what_is_played_is_what_is_rendered_sample_for_sample(engine, recorder, practice):
    timeline, whole = practice
    engine.play()
    wait_for(lambda: engine.snapshot().frame > frames(1.5))
    engine.seek(timeline.total_frames - frames(1.5))
    wait_for(lambda: engine.snapshot().state is EngineState.ENDED)
    heard = recorder.stop()
    begin, lead = first_sound(heard), first_sound(whole)
    start = heard[begin : begin + frames(1.5)]
    assert np.array_equal(start, whole[lead : lead + len(start)])
    last = frames(1.4)
    end = np.flatnonzero(np.abs(heard[:, 0]) > 0)[-1] + 1
    tail = np.flatnonzero(whole[:, 0])[-1] + 1
    assert np.array_equal(heard[end - last : end], whole[tail - last : tail])
    assert engine.snapshot().underruns == 0


def test_a_prepared_device_sounds_within_a_tenth_of_a_second(engine, recorder):
    time.sleep(0.3)
    at = recorder.frame_count
    engine.play()
    time.sleep(0.4)
    assert (first_sound(recorder.stop()) - at) / 48 <= 100


def test_called_away_it_is_silent_within_fifty_milliseconds(engine, recorder, practice):
    engine.seek(frames(3))
    engine.play()
    wait_for(lambda: engine.snapshot().frame > frames(4))
    at = recorder.frame_count
    engine.away()
    time.sleep(0.5)
    heard = recorder.stop()
    assert heard[at - frames(0.1) : at - frames(0.05)].any()
    assert not heard[at + frames(0.05) :].any()
    stood = engine.snapshot()
    assert stood.state is EngineState.AWAY
    assert stood.frame == pytest.approx(frames(4.05), abs=frames(0.15))


def test_back_again_it_goes_on_where_the_listener_was(engine, recorder, practice):
    engine.seek(frames(3))
    engine.play()
    wait_for(lambda: engine.snapshot().frame > frames(3.4))
    engine.away()
    wait_for(lambda: engine.snapshot().state is EngineState.AWAY)
    stood = engine.snapshot().frame
    engine.come_back()
    wait_for(lambda: engine.snapshot().frame > stood + frames(0.6))
    assert engine.snapshot().frame < stood + frames(1.0)
    engine.pause()
    wait_for(lambda: engine.snapshot().state is EngineState.PAUSED)
    heard = recorder.stop()
    assert np.abs(heard).max() > 0.05


def test_a_pause_is_silent_soon_and_goes_on_without_a_gap_in_the_practice(
    engine, recorder, practice
):
    _, whole = practice
    engine.play()
    wait_for(lambda: engine.snapshot().frame > frames(0.5))
    engine.pause()
    wait_for(lambda: engine.snapshot().state is EngineState.PAUSED)
    stood = engine.snapshot().frame
    time.sleep(0.2)
    engine.play()
    wait_for(lambda: engine.snapshot().frame > stood + frames(0.4))
    heard = recorder.stop()
    begin, lead = first_sound(heard), first_sound(whole)
    played = heard[begin:]
    fade = frames(0.03)
    before = stood - lead - fade
    assert np.array_equal(played[:before], whole[lead : lead + before])
    silence = np.flatnonzero(np.abs(played[stood - lead :, 0]) > 0)[0] + stood - lead
    again = played[silence + fade : silence + frames(0.3)]
    shift = (
        int(
            np.argmin(
                [
                    np.abs(again - whole[stood + fade + k :][: len(again)]).max()
                    for k in range(-3, 4)
                ]
            )
        )
        - 3
    )
    assert abs(shift) <= 1
    assert np.array_equal(again, whole[stood + fade + shift :][: len(again)])


def test_the_devices_have_names(speaker):
    assert devices() == ["Null Output"]


LOSING = """
import sys, time
from audio.engine import Engine
from audio.outputs.device import DeviceOutput
from tests.audio.sounds import a_timeline
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
engine = Engine(DeviceOutput)
engine.load(a_timeline(30.0, None))
engine.play()
began = None
for line in sys.stdin:
    snapshot = engine.snapshot()
    print(snapshot.frame, snapshot.state, snapshot.silent_reason or "sounds", flush=True)
engine.close()
"""


@pytest.fixture
def player(speaker):
    """A player in a process of its own, whose server may be killed; ask it where it stands."""
    from tests.audio.sound_server import SoundServer

    server = SoundServer()
    process = subprocess.Popen(
        [sys.executable, "-c", LOSING],
        cwd=Path(__file__).parents[3],
        env=server.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )

    def ask() -> tuple[int, str, str]:
        process.stdin.write("\n")
        process.stdin.flush()
        frame, state, silent = process.stdout.readline().split()
        return int(frame), state, silent

    yield server, ask
    process.communicate()
    server.close()
    assert process.returncode == 0


def test_a_server_that_dies_costs_no_time_and_one_that_comes_back_is_heard(player):
    server, ask = player
    wait_for(lambda: ask()[0] > frames(0.5))
    frame, began = ask()[0], time.monotonic()
    server.kill()
    wait_for(lambda: ask()[2] == "device-lost")
    passed = frames(time.monotonic() - began)
    assert ask()[0] - frame == pytest.approx(passed, abs=frames(0.4))
    server.start()
    wait_for(lambda: ask()[2] == "sounds", 8)
    recorder = Recorder(server)
    recorder.wait_started()
    time.sleep(0.5)
    assert recorder.stop().any()
    passed = frames(time.monotonic() - began)
    assert ask()[0] - frame == pytest.approx(passed, abs=frames(0.6))


def test_without_a_sound_library_there_is_no_output(monkeypatch):
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    with pytest.raises(OutputError):
        DeviceOutput()
    with pytest.raises(OutputError):
        devices()

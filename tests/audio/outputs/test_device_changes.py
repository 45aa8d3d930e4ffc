"""Speakers that come, go, hang, or are of another kind, heard through a sound server's monitors."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from audio.engine import Engine, EngineState
from audio.frames import RATE, frames
from audio.mixer import Mixer
from audio.outputs.device import DeviceOutput, shape_for
from audio.outputs.shape import Shape
from audio.synth.beds import bed
from tests.audio.outputs.speakers import needs_sound_server
from tests.audio.sound_server import Recorder, SoundServer
from tests.audio.sounds import a_timeline

pytestmark = needs_sound_server

FLOAT = "format=float32le rate=48000 channels=2"


@pytest.fixture(scope="module")
def practice():
    timeline = a_timeline(12.0)
    bed("brown", timeline.seed)
    out = np.empty((timeline.total_frames, 2), np.float32)
    Mixer(timeline).render(0, out)
    return timeline, out


@pytest.fixture
def plug_in(speaker) -> Iterator[Callable[..., str]]:
    """Plug devices in; each becomes the one to be heard, and is unplugged in the end."""
    server: SoundServer = speaker.server
    loaded = []

    def plug_in(name: str, shape: str = FLOAT) -> str:
        words = f"sink_name={name} {shape} norewinds=1 sink_properties=device.description={name}"
        loaded.append(server.load("module-null-sink", *words.split()))
        server.pactl("set-default-sink", name)
        wait_for(lambda: default_device() == name)
        return loaded[-1]

    yield plug_in
    for module in loaded:
        server.pactl("unload-module", module)
    server.pactl("set-default-sink", "nul")
    wait_for(lambda: default_device() == "Null Output")


@pytest.fixture
def engine(speaker, practice):
    made = Engine(DeviceOutput)
    made.load(practice[0])
    made.prepare()
    wait_for(lambda: made.snapshot().device)
    yield made
    speaker.server.go_on()
    made.close()


def default_device() -> str:
    from PySide6.QtMultimedia import QMediaDevices

    return QMediaDevices.defaultAudioOutput().description()


def wait_for(truth, limit_s=6.0):
    limit = time.monotonic() + limit_s
    while not truth():
        assert time.monotonic() < limit, "waited in vain"
        time.sleep(0.01)


def find(piece: np.ndarray, whole: np.ndarray) -> int:
    """Return where in `whole` the frames of `piece` are, bit for bit; −1 if nowhere."""
    for at in np.flatnonzero(whole[: len(whole) - len(piece), 0] == piece[0, 0]):
        if np.array_equal(whole[at : at + len(piece)], piece):
            return int(at)
    return -1


def test_sound_follows_to_headphones_that_are_plugged_in(engine, speaker, practice, plug_in):
    whole = practice[1]
    engine.play()
    wait_for(lambda: engine.snapshot().frame > frames(1.5))
    plug_in("phones")
    recorder = Recorder(speaker.server, "phones")
    wait_for(lambda: engine.snapshot().device == "phones")
    came = engine.snapshot().frame
    wait_for(lambda: engine.snapshot().frame > came + frames(2))
    engine.seek(practice[0].total_frames - frames(1))
    wait_for(lambda: engine.snapshot().state is EngineState.ENDED)
    heard = recorder.stop()
    last = np.flatnonzero(heard[:, 0])[-1] + 1
    tail = np.flatnonzero(whole[:, 0])[-1] + 1
    kept = frames(0.8)
    assert np.array_equal(heard[last - kept : last], whole[tail - kept : tail])
    assert engine.snapshot().underruns == 0


def test_what_is_shown_is_what_the_new_device_sounds(engine, speaker, practice, plug_in):
    engine.play()
    wait_for(lambda: engine.snapshot().frame > frames(1.5))
    plug_in("phones")
    wait_for(lambda: engine.snapshot().device == "phones")
    recorder = Recorder(speaker.server, "phones")
    recorder.wait_started()
    time.sleep(1.5)
    shown, at = engine.snapshot().frame, recorder.frame_count
    heard = recorder.stop()
    found = find(heard[at - frames(0.1) : at], practice[1])
    assert found + frames(0.1) == pytest.approx(shown, abs=frames(0.08))


def test_headphones_that_are_pulled_out_cost_no_time(engine, speaker, practice, plug_in):
    module = plug_in("phones")
    engine.play()
    wait_for(lambda: engine.snapshot().device == "phones")
    wait_for(lambda: engine.snapshot().frame > frames(1))
    frame, began = engine.snapshot().frame, time.monotonic()
    speaker.server.pactl("unload-module", module)
    wait_for(lambda: engine.snapshot().device == "Null Output")
    recorder = Recorder(speaker.server)
    recorder.wait_started()
    time.sleep(1)
    passed = frames(time.monotonic() - began)
    assert engine.snapshot().frame - frame == pytest.approx(passed, abs=frames(0.9))
    assert recorder.stop().any()


KINDS = {
    "forty-four": "format=s16le rate=44100 channels=2",
    "sixteen-bit": "format=s16le rate=48000 channels=2",
    "studio": "format=s32le rate=192000 channels=2",
    "mono": "format=float32le rate=48000 channels=1",
    "eight": "format=float32le rate=48000 channels=8",
    "telephone": "format=u8 rate=22050 channels=1",
}


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_of_device_hears_the_right_length_pitch_and_level(plug_in, speaker, kind):
    plug_in(kind, KINDS[kind])
    output = DeviceOutput()
    recorder = Recorder(speaker.server, kind)
    recorder.wait_started()
    t = np.arange(RATE) / RATE
    tone = (0.3 * np.sin(2 * np.pi * 441 * t)).astype(np.float32)
    output.write(np.stack([tone, tone], 1))
    wait_for(lambda: output.heard() >= RATE - frames(0.01))
    heard = recorder.stop()
    output.close()
    sounding = np.flatnonzero(np.abs(heard).max(1) > 0.01)
    length = sounding[-1] - sounding[0]
    sound = heard[sounding[0] : sounding[-1]]
    for ear in sound.T:
        power = np.abs(np.fft.rfft(ear * np.hanning(length)))
        assert power.argmax() * RATE / length == pytest.approx(441, abs=1)
        assert ear.max() == pytest.approx(0.3, abs=0.01)
    assert length == pytest.approx(RATE, abs=frames(0.005))


def test_a_server_that_hangs_keeps_neither_the_time_nor_the_listener(engine, speaker):
    engine.play()
    wait_for(lambda: engine.snapshot().frame > frames(0.5))
    frame, began = engine.snapshot().frame, time.monotonic()
    speaker.server.stop()
    wait_for(lambda: engine.snapshot().silent_reason == "device-lost")
    wait_for(lambda: engine.snapshot().frame > frame + frames(3))
    assert engine.snapshot().frame - frame == pytest.approx(
        frames(time.monotonic() - began), abs=frames(0.4)
    )
    engine.away()
    wait_for(lambda: engine.snapshot().state is EngineState.AWAY, 1)
    engine.come_back()
    wait_for(lambda: engine.snapshot().state is EngineState.PLAYING, 3)
    speaker.server.go_on()
    wait_for(lambda: engine.snapshot().silent_reason == "")
    recorder = Recorder(speaker.server)
    recorder.wait_started()
    time.sleep(0.5)
    assert recorder.stop().any()


def test_away_is_answered_and_leaving_is_possible_while_a_server_hangs(engine, speaker):
    engine.play()
    wait_for(lambda: engine.snapshot().frame > frames(0.5))
    speaker.server.stop()
    engine.away()
    wait_for(lambda: engine.snapshot().state is EngineState.AWAY, 1)
    began = time.monotonic()
    engine.close()
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    "shape",
    [
        Shape(44_100, 2, "i2"),
        Shape(48_000, 1, "f4"),
        Shape(96_000, 2, "i4"),
        Shape(22_050, 1, "u1"),
    ],
    ids=str,
)
def test_a_device_that_takes_only_its_own_kind_hears_the_practice_to_its_end(
    speaker, monkeypatch, shape
):
    monkeypatch.setattr("audio.outputs.device.shape_for", lambda device: shape)
    timeline = a_timeline(6.0, None)
    engine = Engine(DeviceOutput)
    engine.load(timeline, frames(3.5))
    engine.prepare()
    wait_for(lambda: engine.snapshot().device)
    recorder = Recorder(speaker.server)
    recorder.wait_started()
    engine.play()
    began = time.monotonic()
    wait_for(lambda: engine.snapshot().state is EngineState.ENDED)
    took = time.monotonic() - began
    heard, underruns = recorder.stop(), engine.snapshot().underruns
    engine.close()
    assert took == pytest.approx(2.5, abs=0.7)
    assert underruns == 0
    whole = np.empty((timeline.total_frames, 2), np.float32)
    Mixer(timeline).render(0, whole)
    meant = whole[frames(3.5) :]
    if shape.channels == 1:
        meant = np.repeat(meant.mean(axis=1, keepdims=True), 2, axis=1)
    level = np.sqrt(np.square(heard.astype(float)).sum() / np.square(meant.astype(float)).sum())
    assert level == pytest.approx(1.0, abs=0.05)


class Choosy:
    """A device that takes some kinds of sound only."""

    def __init__(self, takes: Callable[..., bool]) -> None:
        self.isFormatSupported = takes

    def preferredFormat(self):  # noqa: N802 - Qt's own name
        from PySide6.QtMultimedia import QAudioFormat

        made = QAudioFormat()
        made.setSampleRate(44_100)
        made.setChannelCount(6)
        made.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        return made


def test_a_device_is_given_what_it_takes_and_as_near_to_ours_as_may_be(speaker):
    from PySide6.QtMultimedia import QMediaDevices

    assert shape_for(QMediaDevices.defaultAudioOutput()) == Shape()
    assert shape_for(Choosy(lambda shape: True)) == Shape()
    assert shape_for(Choosy(lambda shape: shape.bytesPerSample() == 2)) == Shape(sample="i2")
    slow = Choosy(lambda shape: shape.sampleRate() == 44_100)
    assert shape_for(slow) == Shape(44_100, 2, "i2")
    assert shape_for(Choosy(lambda shape: False)) == Shape(44_100, 6, "i2")

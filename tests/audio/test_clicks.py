"""No click: not in what is made, not in a practice, and not where a listener or a device moves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import resources
from audio.frames import MINUTE, RATE, frames
from audio.mixer import Mixer
from audio.outputs import OutputError
from audio.outputs.memory import MemoryOutput
from audio.planner import plan
from audio.playback import EngineState, Playback
from audio.script import BellKind
from audio.script_parser import read_script
from audio.synth.beds import MAKERS, bed
from audio.synth.bells import bell_samples
from audio.synth.pace import breath_samples
from audio.timeline import Layer, compose
from audio.voices.catalogue import Catalogue
from tests.audio.clicks import clicks
from tests.audio.sounds import HummingVoice, a_plan

EDGE = 20.0  # noise comes to half of it where it fades within 30 ms
SPOKEN = 15.0  # a voice has corners of its own: its throat's


def tone(seconds: float, hertz: float = 200.0, level: float = 0.3) -> np.ndarray:
    return level * np.sin(2 * np.pi * hertz * np.arange(frames(seconds)) / RATE)


def noise(seconds: float) -> np.ndarray:
    return 0.02 * np.random.default_rng(3).standard_normal(frames(seconds))


# What the finder finds


@pytest.mark.parametrize("at", [30_000, 12_345, 40_001])
def test_a_step_in_a_tone_is_found_where_it_is(at):
    sound = tone(1)
    sound[at:] += 0.003
    assert clicks(sound) == pytest.approx([at], abs=1)


def test_a_frame_that_is_lost_or_repeated_in_a_tone_is_found():
    sound = tone(1)
    assert clicks(np.delete(sound, 20_000))
    assert clicks(np.insert(sound, 20_000, sound[20_000]))


def test_a_gap_in_the_middle_has_two_clicks_and_one_ear_is_enough():
    sound = np.stack([tone(1), tone(1)], 1)
    sound[20_100:22_100, 1] = 0
    assert clicks(sound) == pytest.approx([20_100, 22_100], abs=1)


def test_a_hard_end_is_found_and_a_faded_one_is_not():
    sound = tone(1)[:-37]
    assert clicks(np.concatenate([sound, np.zeros(4800)]))
    sound[-1440:] *= np.cos(np.linspace(0, np.pi / 2, 1440)) ** 2
    assert not clicks(np.concatenate([sound, np.zeros(4800)]))


def test_a_step_in_noise_is_found_where_it_stands_out():
    sound = noise(1)
    assert not clicks(sound)
    sound[20_000:] += 1.0
    assert clicks(sound) == pytest.approx([20_000], abs=1)


def test_silence_and_too_little_have_none():
    assert clicks(np.zeros((RATE, 2))) == []
    assert clicks(np.ones(2)) == []


# What is made


@pytest.mark.parametrize("kind", list(BellKind))
def test_a_bell_has_none(kind):
    assert not clicks(np.concatenate([np.zeros((480, 2)), bell_samples(kind), np.zeros((480, 2))]))


@pytest.mark.parametrize("name", list(MAKERS))
def test_a_background_has_none_from_before_its_first_seam_to_after_its_second(name):
    out = np.empty((20 * RATE, 2), np.float32)
    made = bed(name, 1)
    for loop, offset in zip(made.loops, made.offsets, strict=True):
        start = len(loop.samples) - offset % len(loop.samples) - 10 * RATE
        made.render(max(0, start), out, np.empty_like(out))
        assert not clicks(out)


@pytest.mark.parametrize("breaths_a_minute", [4.5, 7])
def test_breaths_have_none(breaths_a_minute):
    breath = breath_samples(round(MINUTE / breaths_a_minute))
    assert not clicks(np.concatenate([breath, breath]))


def test_a_whole_practice_has_none():
    voice = Catalogue().open("slt")
    script = read_script(resources.practices() / "at-the-door.toml", resources.shared_lines())
    timeline = compose(plan(script, MINUTE, voice), voice, "rain")
    mixer, out = Mixer(timeline), np.zeros((timeline.total_frames, 2), np.float32)
    for layer in Layer:
        out[:] = 0
        mixer.render_layer(layer, 0, out)
        assert not clicks(out, SPOKEN if layer is Layer.VOICE else 10.0), layer


# What is done to it


class ToneVoice(HummingVoice):
    """Says every line as a tone as pure as can be, so that nothing hides a click."""

    def clip(self, text):
        return tone(self.frame_count(text) / RATE + 1)[: self.frame_count(text)].astype(np.float32)


VOICE = ToneVoice()


class Stage:
    """A practice playing on devices that remember: tones and bells, or tones over a background.

    Bells are struck at once, as they should be; without them nothing at all may begin or end so.
    """

    def __init__(self, background: str | None) -> None:
        self.now, self.has_device = 50.0, True
        self.outputs: list[MemoryOutput] = []
        self.background = background
        self.playback = Playback(self.open, lambda: self.now)
        self.playback.load(self.timeline(), None, 0)
        self.playback.play()
        self.pass_by(3.7)

    def timeline(self, **more):
        made = compose(a_plan(24.0, **more), VOICE, self.background)
        return replace(made, struck=()) if self.background else made

    def open(self) -> MemoryOutput:
        if not self.has_device:
            raise OutputError("none")
        self.outputs.append(MemoryOutput(lambda: self.now, f"Device {len(self.outputs)}"))
        return self.outputs[-1]

    def pass_by(self, seconds: float) -> None:
        for _ in range(round(seconds * 10)):
            self.playback.tick()
            self.now += 0.1
        self.playback.tick()

    def clicks(self, index: int = 0) -> list[int]:
        rest = np.zeros((480, 2), np.float32)
        heard = np.concatenate([rest, self.outputs[index].samples, rest])
        return clicks(heard, EDGE, edges=True) if self.background else clicks(heard)


@pytest.fixture(params=[None, "brown"])
def stage(request):
    if request.param:
        bed(request.param, 0)
    made = Stage(request.param)
    yield made
    made.playback.close()


def pause(stage):
    stage.playback.pause()
    stage.pass_by(1)
    stage.playback.play()


def pause_and_think_better_of_it(stage):
    stage.playback.pause()
    stage.playback.tick()
    stage.playback.play()


def seek(stage):
    stage.playback.seek(frames(11.123))


def seek_while_paused(stage):
    stage.playback.pause()
    stage.pass_by(1)
    stage.playback.seek(frames(11.123))
    stage.playback.play()


def seek_twice(stage):
    stage.playback.seek(frames(11.123))
    stage.pass_by(0.1)
    stage.playback.seek(frames(14.2))


def seek_within_a_volume_move(stage):
    stage.playback.set_volume(Layer.VOICE, 0.2)
    stage.playback.seek(frames(11.123))
    stage.playback.set_volume(Layer.VOICE, 0.9)


def mute(stage):
    for layer in Layer:
        stage.playback.set_muted(layer, True)
        stage.pass_by(0.7)
        stage.playback.set_muted(layer, False)
        stage.pass_by(0.7)


def move_volumes(stage):
    for layer in Layer:
        for value in (0.0, 1.0, 0.3, 0.31, 0.9):
            stage.playback.set_volume(layer, value)
            stage.pass_by(0.1)


def move_volumes_before_it_is_taken(stage):
    for value in np.linspace(1, 0, 20):
        for layer in Layer:
            stage.playback.set_volume(layer, float(value))
    stage.pass_by(0.2)


def swap(stage):
    for shift_s in (0.4, 0.9):
        stage.playback.swap(stage.timeline(shift_s=shift_s, from_s=6.0), None)
        stage.pass_by(0.3)


def swap_within_a_pause(stage):
    stage.playback.pause()
    stage.playback.swap(stage.timeline(shift_s=0.4, from_s=6.0), None)
    stage.pass_by(1)
    stage.playback.swap(stage.timeline(shift_s=0.9, from_s=6.0), None)
    stage.playback.play()


def swap_then_seek(stage):
    stage.playback.swap(stage.timeline(shift_s=0.4, from_s=6.0), None)
    stage.playback.seek(frames(11.123))


def swap_for_another_background(stage):
    bed("rain", 0)
    stage.playback.swap(replace(stage.timeline(), background="rain"), None)


MOVES = [
    pause,
    pause_and_think_better_of_it,
    seek,
    seek_while_paused,
    seek_twice,
    seek_within_a_volume_move,
    mute,
    move_volumes,
    move_volumes_before_it_is_taken,
    swap,
    swap_within_a_pause,
    swap_then_seek,
    swap_for_another_background,
]


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.__name__)
def test_what_a_listener_does_makes_none(stage, move):
    move(stage)
    stage.pass_by(26)
    assert stage.playback.report().state is EngineState.ENDED
    assert stage.clicks() == []


def test_coming_back_after_having_been_called_away_makes_none(stage):
    stage.playback.away()
    stage.now += 60
    stage.playback.play()
    stage.pass_by(26)
    assert stage.clicks(1) == []


def test_another_device_chosen_makes_none_on_either(stage):
    stage.outputs[0].has_successor = True
    stage.pass_by(26)
    assert [stage.clicks(0), stage.clicks(1)] == [[], []]


def test_a_device_that_comes_back_begins_without_one(stage):
    stage.outputs[0].fall_still()
    stage.has_device = False
    stage.pass_by(3)
    stage.has_device = True
    stage.pass_by(26)
    assert len(stage.outputs) == 2
    assert stage.clicks(1) == []


def test_a_background_that_is_late_makes_none(monkeypatch):
    made = []
    monkeypatch.setattr("audio.transport.is_made", lambda name: bool(made))
    bed("brown", 0)
    stage = Stage("brown")
    made.append(True)
    stage.pass_by(26)
    assert stage.clicks() == []
    stage.playback.close()

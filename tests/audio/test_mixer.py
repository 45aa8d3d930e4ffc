"""The mixer: the same samples however they are asked for, and no steps anywhere."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.errors import SoundFileError
from audio.frames import RATE, breath_frames, frames
from audio.mixer import Mixer
from audio.plan import CueKind, Paced, Plan, PlannedCue
from audio.script import BellKind
from audio.timeline import BREATH_RELEASE, Layer, Levels, Timeline, compose
from audio.voices.captions import CaptionsVoice
from tests.audio.sounds import VOICE, HummingVoice, a_plan, a_timeline


def rendered(timeline: Timeline, start: int = 0, count: int | None = None) -> np.ndarray:
    out = np.empty((timeline.total_frames - start if count is None else count, 2), np.float32)
    Mixer(timeline).render(start, out)
    return out


def paced_breaths(at_s: float, breaths_a_minute: float, count: int) -> Paced:
    length = breath_frames(breaths_a_minute)
    return Paced(frames(at_s), length, frames(at_s) + count * length)


@pytest.fixture(scope="module", params=["rain", "brown", None, "paced"])
def whole(request):
    if request.param == "paced":
        cut = replace(paced_breaths(3.1, 7.0, 1), end_frame=frames(8.0))
        timeline = replace(a_timeline(20.0, None), paced=(cut, paced_breaths(11.0, 7.0, 1)))
    else:
        timeline = a_timeline(20.0, request.param)
    return timeline, rendered(timeline)


@settings(max_examples=25, deadline=None)
@given(cuts=st.lists(st.integers(0, frames(20.0) + 500), min_size=1, max_size=12))
def test_any_cutting_into_blocks_gives_the_same_samples(whole, cuts):
    timeline, expected = whole
    mixer = Mixer(timeline)
    edges = sorted({0, *cuts})
    for start, end in itertools.pairwise(edges):
        block = np.empty((end - start, 2), np.float32)
        mixer.render(start, block)
        inside = expected[start:end]
        assert np.array_equal(block[: len(inside)], inside)
        assert not block[len(inside) :].any()


@settings(max_examples=25, deadline=None)
@given(start=st.integers(0, frames(20.0)), count=st.integers(1, 3000))
def test_a_stretch_from_anywhere_is_the_stretch_of_the_whole(whole, start, count):
    timeline, expected = whole
    got = rendered(timeline, start, count)
    inside = expected[start : start + count]
    assert np.array_equal(got[: len(inside)], inside)


def test_the_very_last_sample_is_silent_and_what_is_before_it_fades(whole):
    _, samples = whole
    assert not samples[-1].any()
    assert np.abs(samples[-frames(5) : -frames(4)]).max() > 0.01
    assert np.abs(samples[-frames(0.2) :]).max() < 0.005


def test_the_same_arguments_give_the_same_bytes_and_another_seed_gives_others():
    plan = a_plan(6.0)
    first, again = (rendered(compose(plan, VOICE, "rain", 5)).tobytes() for _ in range(2))
    assert first == again
    assert rendered(compose(plan, VOICE, "rain", 6)).tobytes() != first


def layer_of(timeline: Timeline, layer: Layer) -> np.ndarray:
    out = np.zeros((timeline.total_frames, 2), np.float32)
    Mixer(timeline).render_layer(layer, 0, out)
    return out


def test_the_layers_add_up_to_the_whole(whole):
    timeline, samples = whole
    total = sum(layer_of(timeline, layer) for layer in Layer)
    assert np.allclose(total, samples, atol=1e-6)


def test_the_background_sinks_by_the_duck_before_a_line_and_rises_after_it():
    text = "a line" * 5
    line = PlannedCue(frames(8), HummingVoice().frame_count(text), CueKind.SAY, text)
    spoken = Plan("p", frames(20), ("x",), (line,))
    silent = Plan("p", frames(20), ("x",), ())
    ducked = layer_of(compose(spoken, VOICE, "brown", 1), Layer.BACKGROUND)
    level = layer_of(compose(silent, VOICE, "brown", 1), Layer.BACKGROUND)

    def gain(at_frame: int) -> float:
        part = slice(at_frame, at_frame + 64)
        return float(np.sqrt((ducked[part] ** 2).sum() / (level[part] ** 2).sum()))

    down = 10 ** (-Levels().duck_db / 20)
    assert gain(frames(7.6)) == 1.0
    assert down < gain(frames(7.85)) < 1.0
    assert gain(frames(8)) == pytest.approx(down, rel=1e-4)
    assert gain(line.end_frame - 64) == pytest.approx(down, rel=1e-4)
    assert down < gain(line.end_frame + frames(0.75)) < 1.0
    assert gain(line.end_frame + frames(1.51)) == 1.0


def test_a_line_that_is_only_shown_leaves_the_background_as_it_is():
    shown = compose(a_plan(12.0), CaptionsVoice(), "brown")
    alone = compose(Plan("p", frames(12), ("x",), ()), VOICE, "brown", seed=shown.seed)
    assert np.array_equal(layer_of(shown, Layer.BACKGROUND), layer_of(alone, Layer.BACKGROUND))


def test_the_background_comes_in_over_three_seconds_and_goes_over_six():
    bed = layer_of(compose(Plan("p", frames(20), ("x",), ()), VOICE, "brown"), Layer.BACKGROUND)

    def level(from_s: float, to_s: float) -> float:
        return float(np.sqrt((bed[frames(from_s) : frames(to_s)] ** 2).mean()))

    middle = level(4, 13)
    assert level(0, 0.3) < 0.02 * middle
    assert level(1.3, 1.7) == pytest.approx(0.5 * middle, rel=0.25)
    assert level(16.8, 17.2) == pytest.approx(0.5 * middle, rel=0.25)
    assert level(19.7, 20) < 0.02 * middle


def test_a_voice_muted_leaves_bells_and_background():
    timeline = a_timeline(8.0)
    out = np.empty((timeline.total_frames, 2), np.float32)
    gains = {Layer.VOICE: 0.0, Layer.BELLS: 1.0, Layer.BACKGROUND: 1.0}
    Mixer(timeline).render(0, out, gains)
    expected = layer_of(timeline, Layer.BELLS) + layer_of(timeline, Layer.BACKGROUND)
    assert np.allclose(out, expected, atol=1e-6)


class SquareVoice(HummingVoice):
    """Its clips begin and end at full level: the worst clip there could be."""

    def clip(self, text):
        return np.full(self.frame_count(text), 0.5, np.float32)


def test_a_clip_that_begins_with_a_step_is_eased_in_and_out():
    line = PlannedCue(500, HummingVoice().frame_count("hum"), CueKind.SAY, "hum")
    timeline = compose(Plan("p", frames(2), ("x",), (line,)), SquareVoice())
    assert np.abs(np.diff(rendered(timeline)[:, 0])).max() < 0.5 * np.pi / 2 / 240


class BrokenVoice(HummingVoice):
    def clip(self, text):
        raise SoundFileError(__import__("pathlib").Path("x.opus"), "is damaged")


def test_a_damaged_clip_is_told_of_and_never_passed_over():
    timeline = compose(a_plan(6.0), BrokenVoice())
    with pytest.raises(SoundFileError):
        rendered(timeline)


def test_only_the_lines_that_sound_are_decoded():
    voice = HummingVoice()
    timeline = compose(a_plan(20.0), voice)
    line = timeline.spoken[2]
    Mixer(timeline).render(line.at_frame, np.empty((100, 2), np.float32))
    assert voice.decoded == [line.text]


def test_two_bells_may_ring_into_each_other():
    cues = tuple(PlannedCue(at, 1, CueKind.BELL, bell=BellKind.OPEN) for at in (0, RATE))
    both = rendered(compose(Plan("p", frames(30), ("x",), cues), VOICE), 0, 2 * RATE)
    one = rendered(compose(Plan("p", frames(30), ("x",), cues[:1]), VOICE), 0, 2 * RATE)
    assert np.allclose(both[RATE:], one[RATE:] + one[:RATE], atol=1e-6)


def test_paced_breaths_sound_one_after_another_without_a_step_and_then_no_more():
    empty = replace(a_timeline(20.0, None), spoken=(), struck=())
    samples = rendered(replace(empty, paced=(paced_breaths(1, 7.0, 2),)))
    end = frames(1) + 2 * breath_frames(7.0)
    assert not samples[: frames(1)].any()
    assert not samples[end:].any()
    assert np.abs(samples[frames(3) : frames(6)]).max() > 0.01
    assert np.abs(np.diff(samples, axis=0)).max() < 0.03
    for edge in (frames(1), frames(1) + breath_frames(7.0), end):
        assert np.abs(samples[edge - 64 : edge + 64]).max() < 1e-4


def test_breaths_that_have_begun_forbid_going_on_with_another_pace():
    timeline = a_timeline(20.0, None)
    one, other = (
        replace(timeline, paced=(paced_breaths(3, breaths, 1),)) for breaths in (6.0, 4.8)
    )
    assert one.same_until(other, frames(2))
    assert not one.same_until(other, frames(5))
    assert one.same_until(replace(one, paced=(paced_breaths(3, 6.0, 2),)), frames(13))
    assert not one.same_until(replace(one, paced=(paced_breaths(3, 6.0, 2),)), frames(13) + 1)


def test_a_breath_cut_short_sounds_as_it_was_until_then_and_dies_away():
    empty = replace(a_timeline(20.0, None), spoken=(), struck=())
    whole, cut_at = paced_breaths(1, 6.0, 1), frames(3.5)
    before = rendered(replace(empty, paced=(whole,)))
    samples = rendered(replace(empty, paced=(replace(whole, end_frame=cut_at),)))
    released = cut_at + BREATH_RELEASE
    assert (samples[:cut_at] == before[:cut_at]).all()
    assert np.abs(samples[cut_at : cut_at + 4_800]).max() > 0.005
    assert np.abs(np.diff(samples, axis=0)).max() < 0.03
    assert np.abs(samples[released - 64 : released]).max() < 1e-4
    assert not samples[released:].any()


def test_breaths_stop_and_begin_anew_wherever_they_are_paced():
    empty = replace(a_timeline(30.0, None), spoken=(), struck=())
    first, second = paced_breaths(1, 6.0, 1), paced_breaths(14, 6.0, 1)
    samples = rendered(replace(empty, paced=(first, second)))
    one = rendered(replace(empty, paced=(first,)))
    assert (samples[: frames(14)] == one[: frames(14)]).all()
    assert not samples[first.end_frame : second.at_frame].any()
    assert (samples[frames(14) : frames(24)] == one[frames(1) : frames(11)]).all()


def test_a_caption_is_silent_though_the_voice_could_say_it():
    timeline = a_timeline(20.0, None)
    quiet = tuple(replace(line, is_heard=False) for line in timeline.spoken)
    assert not rendered(replace(timeline, spoken=quiet, struck=())).any()

"""From a plan to a timeline: frames, seeds and names."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

import pytest

from audio.frames import frames
from audio.plan import Paced
from audio.script import BellKind
from audio.timeline import compose, default_seed, with_its_past
from audio.voices.captions import CaptionsVoice
from tests.audio.sounds import VOICE, a_plan


def test_every_line_and_bell_keeps_its_frame():
    plan = a_plan(20.0)
    timeline = compose(plan, VOICE)
    says = [(cue.at_frame, cue.frame_count, cue.text) for cue in plan.cues if cue.text]
    assert [(e.at_frame, e.frame_count, e.text) for e in timeline.spoken] == says
    assert [(e.at_frame, e.bell) for e in timeline.struck] == [
        (0, BellKind.OPEN),
        (frames(5), BellKind.INTERVAL),
        (frames(15), BellKind.CLOSE),
    ]
    assert timeline.total_frames == plan.total_frames


def test_the_same_arguments_give_equal_timelines():
    assert compose(a_plan(), VOICE, "rain") == compose(a_plan(), VOICE, "rain")


def test_the_seed_comes_from_the_practice_unless_it_is_chosen():
    assert compose(a_plan(), VOICE).seed == default_seed("test-practice")
    assert default_seed("body-scan") != default_seed("whole-round")
    assert compose(a_plan(), VOICE, seed=0).seed == 0


def test_an_unknown_background_is_refused_with_the_names_there_are():
    with pytest.raises(ValueError, match="brown, drone or None, not harp"):
        compose(a_plan(), VOICE, "harp")


def test_captions_make_no_room_in_the_background():
    assert not any(line.is_heard for line in compose(a_plan(), CaptionsVoice()).spoken)
    assert all(line.is_heard for line in compose(a_plan(), VOICE).spoken)


def test_two_timelines_are_the_same_until_the_first_line_that_differs():
    first, later = compose(a_plan(), VOICE), compose(a_plan(shift_s=1.0), VOICE)
    moved = next(a for a, b in zip(first.spoken, later.spoken, strict=False) if a != b)
    assert first.same_until(later, moved.at_frame)
    assert not first.same_until(later, moved.at_frame + 1)


def test_a_line_cut_short_ahead_is_the_same_until_it_is_cut():
    whole = compose(a_plan(), VOICE)
    line = whole.spoken[1]
    cut = replace(line, frame_count=line.frame_count // 2)
    other = replace(whole, spoken=(whole.spoken[0], cut, *whole.spoken[2:]))
    assert whole.same_until(other, line.at_frame + 1)
    assert whole.same_until(other, cut.end_frame)
    assert not whole.same_until(other, cut.end_frame + 1)


def test_breaths_sound_where_the_plan_paces_them():
    paced = (Paced(frames(4), 480_000, frames(24)), Paced(frames(30), 480_000, frames(40)))
    assert compose(replace(a_plan(90), paced=paced), VOICE).paced == paced
    assert compose(a_plan(90), VOICE).paced == ()


def test_a_timeline_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        compose(a_plan(), VOICE).total_frames = 1


def test_a_caption_that_has_begun_stays_one_though_the_voice_has_come_to_say_it():
    before, after = compose(a_plan(), CaptionsVoice()), compose(a_plan(), VOICE)
    at_frame = before.spoken[2].at_frame + 1
    kept = with_its_past(after, before, at_frame)
    assert [line.is_heard for line in kept.spoken[:4]] == [False, False, False, True]
    assert with_its_past(after, after, at_frame) is after

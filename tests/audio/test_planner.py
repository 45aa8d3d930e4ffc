"""Fitting a script to a length: exact, in order, within bounds, the same every time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.errors import PlanError
from audio.frames import MINUTE, RATE, frames
from audio.plan import CueKind
from audio.plan_items import closing
from audio.planner import Misfit, next_cue, next_part, plan, previous_cue, shortest_minutes
from audio.script import (
    Admission,
    Anchor,
    BellKind,
    Choices,
    Eyes,
    Part,
    PartKind,
    Remind,
    Ring,
    Rules,
    Say,
)
from tests.audio.script_making import (
    CLOSE,
    FixedVoice,
    assert_whole,
    choices,
    lines,
    script_of,
    scripts,
    silences,
    span,
    texts,
)

VOICE = FixedVoice()
SETTINGS = settings(max_examples=50, deadline=None)
lengths = st.integers(3 * MINUTE, 12 * MINUTE) | st.integers(3, 12).map(lambda m: m * MINUTE)


def test_time_left_is_shared_in_proportion_to_the_room_of_each_rest():
    script = script_of(
        (Say("one two", span(4, 14)), Say("three", span(6)), Say("four", span(5, 55)), CLOSE)
    )
    made = plan(script, MINUTE, FixedVoice(word_s=1.0))
    rests = [cue.frame_count for cue in made.cues if cue.kind is CueKind.REST]
    # 60 s − 4 s of words − 5 s of bell − 15 s of shortest rests = 36 s, shared 10 : 50.
    assert rests == [frames(10), frames(6), frames(35), frames(5)]


def test_an_indivisible_remainder_still_ends_on_the_frame():
    script = script_of((*(Say("word", span(4, 20)) for _ in range(7)), CLOSE))
    made = plan(script, MINUTE + 2, VOICE)
    assert_whole(made)
    rests = {cue.frame_count for cue in made.cues if cue.kind is CueKind.REST and cue.source < 7}
    assert max(rests) - min(rests) == 1


@pytest.mark.parametrize(
    ("total", "before_end"),
    [(MINUTE, 5), (3 * MINUTE, 5), (3 * MINUTE + 1, 8), (20 * MINUTE, 8)],
)
def test_the_closing_bell_strikes_before_the_end(total, before_end):
    script = script_of((Say("one", span(4, 3600)), CLOSE))
    bells = [cue for cue in plan(script, total, VOICE).cues if cue.kind is CueKind.BELL]
    assert [(cue.bell, total - cue.at_frame) for cue in bells] == [
        (BellKind.CLOSE, frames(before_end))
    ]
    assert bells[0].frame_count == frames(before_end)


def test_the_opening_bell_rings_on_under_the_first_words():
    script = script_of((Ring(BellKind.OPEN, span(4)), Say("one", span(4, 90)), CLOSE))
    bell, rest, first = plan(script, MINUTE, VOICE).cues[:3]
    assert (bell.at_frame, bell.frame_count) == (0, frames(6))
    assert (rest.kind, rest.frame_count) == (CueKind.REST, frames(4))
    assert first.at_frame == frames(4)


def test_from_and_until_never_meet():
    script = script_of(
        (
            Say("short", span(4, 900), Admission(until_frames=5 * MINUTE)),
            Say("long", span(4, 900), Admission(from_frames=5 * MINUTE)),
            CLOSE,
        )
    )
    assert texts(plan(script, 5 * MINUTE - 1, VOICE)) == ["short"]
    assert texts(plan(script, 5 * MINUTE, VOICE)) == ["long"]


def test_choices_select_wordings_and_leave_out_skippable_parts():
    feet = Admission(anchors=frozenset({Anchor.FEET, Anchor.SOUND}))
    script = script_of(
        (Say("feet", span(4, 90), feet), Say("look", span(4, 90), Admission(eyes=Eyes.OPEN))),
        Part("Hard", (Say("hard", span(4, 90)),), skippable=True),
        (Say("end", span(4, 90)), CLOSE),
    )
    all_of_it = plan(script, MINUTE, VOICE, Choices(Anchor.SOUND, Eyes.OPEN))
    least = plan(script, MINUTE, VOICE, Choices(Anchor.BREATH, Eyes.CLOSED, True))
    assert texts(all_of_it) == ["feet", "look", "hard", "end"]
    assert texts(least) == ["end"]


@pytest.mark.parametrize(
    ("minutes", "reason"), [(1, Misfit.BELOW_SHORTEST), (11, Misfit.BEYOND_LONGEST)]
)
def test_a_length_outside_the_range_is_refused(minutes, reason):
    script = script_of((Say("one", span(4, 900)), CLOSE), minutes=(2, 10))
    with pytest.raises(PlanError) as error:
        plan(script, minutes * MINUTE, VOICE)
    assert error.value.reason is reason


def test_for_a_voice_too_fast_the_silence_before_the_orientation_grows():
    orient = Part("Room", (Say("look round", span(4, 8)), CLOSE), PartKind.ORIENT)
    script = script_of(
        (Remind(("back",), span(20, 30)), Say("one", span(4, 20))),
        (Say("two", span(4, 20)), Say("flows on", span(0, 1), flow=True)),
        orient,
    )
    made = plan(script, 2 * MINUTE, FixedVoice(word_s=0.1))
    assert_whole(made)
    longest = {(0, 1): 20, (1, 1): 1, (2, 0): 8}
    assert {place: silences(made)[place] / RATE for place in longest} == longest
    assert texts(made).count("back") >= 1
    assert next(cue for cue in made.cues if cue.reminder).part == 1


def test_a_script_of_orientation_alone_cannot_be_drawn_out():
    script = script_of(Part("Room", (Say("one", span(4, 20)), CLOSE), PartKind.ORIENT))
    with pytest.raises(PlanError) as error:
        plan(script, MINUTE, VOICE)
    assert error.value.reason is Misfit.TOO_LITTLE_TO_SAY


LONGER = script_of(
    (
        Say("one two", span(4, 600)),
        Say("three four five", span(4, 600), Admission(from_frames=2 * MINUTE)),
        Say("six seven eight", span(4, 600), Admission(from_frames=3 * MINUTE)),
        CLOSE,
    ),
    minutes=(1, 4),
)


def test_a_slow_voice_is_given_the_lines_of_a_shorter_session():
    made = plan(LONGER, 2 * MINUTE, FixedVoice(word_s=22.0))
    assert texts(made) == ["one two"]
    assert_whole(made)


def test_a_slow_voice_begins_at_the_first_length_it_fits():
    assert shortest_minutes(LONGER, VOICE) == 1
    assert shortest_minutes(LONGER, FixedVoice(word_s=30.0)) == 2
    with pytest.raises(PlanError) as error:
        plan(LONGER, MINUTE, FixedVoice(word_s=30.0))
    assert error.value.reason is Misfit.TOO_MUCH_TO_SAY
    with pytest.raises(PlanError):
        shortest_minutes(LONGER, FixedVoice(word_s=130.0))


def test_sleep_may_end_without_a_bell():
    script = script_of((Say("rest now", span(4, 900)),), rules=Rules.SLEEP)
    made = plan(script, 3 * MINUTE, VOICE)
    assert_whole(made)
    assert made.cues[-1].kind is CueKind.REST


def test_moving_by_a_line_finds_where_lines_begin():
    script = script_of(
        (Ring(BellKind.OPEN, span(5)), Say("one", span(10)), Say("two", span(10))),
        (Remind(("back",), span(10, 20)), Say("three", span(4, 90)), CLOSE),
    )
    made = plan(script, MINUTE, VOICE)
    one, two, three = (begins for _, begins, _ in lines(made))
    assert next_cue(made, 0) == one
    assert next_cue(made, one) == two
    assert next_cue(made, three) is None
    assert previous_cue(made, two + 3 * RATE) == two
    assert previous_cue(made, two + RATE) == one
    assert previous_cue(made, 0) == one


@SETTINGS
@given(scripts(), lengths, choices)
def test_every_plan_is_exact_in_order_and_within_bounds(script, total, chosen):
    made = plan(script, total, VOICE, chosen)
    assert_whole(made)
    assert plan(script, total, VOICE, chosen) == made
    said = [position for position, _, _ in lines(made)]
    assert said == sorted(set(said))
    admitted = [
        (p, s)
        for p, part in enumerate(script.parts)
        for s, cue in enumerate(part.cues)
        if isinstance(cue, Say)
        and cue.admission.admits(total, chosen)
        and not (part.skippable and chosen.leave_out_skippable)
    ]
    assert said == admitted
    for (part, source), length in silences(made).items():
        cue = script.parts[part].cues[source]
        if isinstance(cue, Say) or cue.bell is not BellKind.CLOSE:
            assert cue.rest.shortest <= length <= cue.rest.longest
    assert made.cues[-1].frame_count == closing(total)


@SETTINGS
@given(scripts(), lengths, lengths, choices, st.sampled_from([0.6, 6.0, 12.0]))
def test_a_longer_session_never_drops_a_line_that_a_shorter_one_has(
    script, first, second, chosen, word_s
):
    shorter, longer = sorted((first, second))
    voice = FixedVoice(word_s)
    try:
        few = {position for position, _, _ in lines(plan(script, shorter, voice, chosen))}
        many = {position for position, _, _ in lines(plan(script, longer, voice, chosen))}
    except PlanError:
        return
    dropped = [script.parts[part].cues[source] for part, source in few - many]
    assert all(cue.admission.until_frames is not None for cue in dropped)


SIT = script_of(
    (
        Ring(BellKind.OPEN, span(4)),
        Ring(BellKind.INTERVAL, chosen=True),
        Say("sit", span(30, 3600), announces=True),
        CLOSE,
    ),
    minutes=(1, 60),
    rules=Rules.UNGUIDED,
)


@pytest.mark.parametrize(("minutes", "strikes"), [(None, []), (5, [5, 10, 15]), (15, [15])])
def test_bells_between_are_as_often_as_the_listener_wants(minutes, strikes):
    every = None if minutes is None else minutes * MINUTE
    fitted = plan(SIT, 20 * MINUTE, VOICE, Choices(interval_frames=every))
    rung = [cue.at_frame / MINUTE for cue in fitted.cues if cue.bell is BellKind.INTERVAL]
    assert rung == strikes


@pytest.mark.parametrize("wrong", [{"interval_frames": 0}, {"breath_frames": -1}])
def test_bells_and_breaths_that_take_no_time_are_refused(wrong):
    with pytest.raises(ValueError, match="take some time"):
        Choices(**wrong)


def test_breathing_is_paced_over_the_whole_of_its_part():
    script = script_of(
        Part("a", (Ring(BellKind.OPEN, span(4)), Say("one", span(4, 9)))),
        Part("b", (Say("two", span(30, 600), announces=True),), paced=True),
        Part("c", (Say("three", span(4, 9)), CLOSE)),
        minutes=(1, 9),
    )
    fitted = plan(script, 3 * MINUTE, VOICE)
    starts = {cue.text: cue.at_frame for cue in fitted.cues if cue.text}
    [paced] = fitted.paced
    assert paced.at_frame == starts["two"]
    assert 0 <= starts["three"] - paced.end_frame < paced.breath_frames == Choices().breath_frames
    assert plan(SIT, 3 * MINUTE, VOICE).paced == ()


def test_the_next_part_begins_with_its_first_line_and_the_last_has_none():
    script = script_of(
        Part("a", (Ring(BellKind.OPEN, span(4)), Say("one", span(4, 99)), Say("two", span(4, 99)))),
        Part("b", (Say("three", span(4, 99)),)),
        Part("c", (Say("four", span(4, 99)), CLOSE)),
        minutes=(1, 9),
    )
    fitted = plan(script, 3 * MINUTE, VOICE)
    starts = {cue.text: cue.at_frame for cue in fitted.cues if cue.text}
    assert next_part(fitted, 0) == starts["three"]
    assert next_part(fitted, 1) == starts["four"]
    assert next_part(fitted, 2) is None

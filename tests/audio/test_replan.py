"""What lies ahead fitted anew: the past kept, the line finished, the end exact."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from audio.errors import PlanError
from audio.frames import MINUTE, RATE, frames
from audio.plan import CueKind
from audio.planner import Misfit, plan, previous_cue
from audio.replan import move, replan, revoice
from audio.script import Admission, BellKind, Choices, Part, PartKind, Remind, Ring, Say
from tests.audio.script_making import (
    CLOSE,
    FixedVoice,
    assert_whole,
    choices,
    lines,
    past,
    script_of,
    scripts,
    silences,
    span,
    texts,
)

VOICE = FixedVoice()
SECOND = FixedVoice(word_s=1.0)
REFUSALS = (Misfit.TOO_MUCH_TO_SAY, Misfit.TOO_LITTLE_TO_SAY, Misfit.ENDING_BEGUN)
SETTINGS = settings(max_examples=50, deadline=None)
ORIENT = Part("Room", (Say("look round", span(4, 10)), CLOSE), PartKind.ORIENT)
SIMPLE = script_of(
    (Ring(BellKind.OPEN, span(4)), Say("one", span(4, 60)), Say("two", span(4, 60))),
    (Say("three", span(4, 60)), Say("four", span(4, 60), Admission(from_frames=4 * MINUTE))),
    ORIENT,
    minutes=(2, 4),
)


def test_a_minute_more_keeps_the_past_and_brings_in_later_lines():
    script = script_of(SIMPLE.parts[0].cues, SIMPLE.parts[1].cues, ORIENT, minutes=(2, 4))
    made = plan(script, 3 * MINUTE, SECOND)
    longer = replan(script, made, MINUTE, 4 * MINUTE, SECOND)
    assert_whole(longer)
    assert past(longer, MINUTE) == past(made, MINUTE)
    assert texts(longer) == ["one", "two", "three", "four", "look round"]


def test_a_minute_less_shortens_only_what_lies_ahead():
    made = plan(SIMPLE, 3 * MINUTE, SECOND)
    shorter = replan(SIMPLE, made, 70 * RATE, 2 * MINUTE, SECOND)
    assert_whole(shorter)
    assert past(shorter, 70 * RATE) == past(made, 70 * RATE)
    assert shorter.total_frames == 2 * MINUTE
    assert texts(shorter) == ["one", "two", "three", "look round"]


def test_a_rest_that_has_begun_counts_what_has_passed_of_it():
    script = script_of((Say("one", span(4, 60)), Say("two", span(4, 60))), ORIENT, minutes=(1, 3))
    made = plan(script, MINUTE, SECOND)
    first_rest = next(cue for cue in made.cues if cue.kind is CueKind.REST)
    at = first_rest.at_frame + 10 * RATE
    assert at < first_rest.end_frame
    longer = replan(script, made, at, 140 * RATE, SECOND)
    assert_whole(longer)
    [two] = [cue for cue in longer.cues if cue.text == "two"]
    assert two.at_frame - first_rest.at_frame <= 60 * RATE


def test_going_back_again_and_again_leads_on_to_the_first_line():
    made = plan(SIMPLE, 3 * MINUTE, SECOND)
    at = lines(made)[2][1] + 5 * RATE
    went = []
    for _ in range(4):
        made = move(SIMPLE, made, at, previous_cue(made, at), SECOND)
        went += [cue.text for cue in made.cues if cue.at_frame == at and cue.text]
        at += RATE // 2
    assert went == ["three", "two", "one", "one"]


def test_the_same_length_is_the_same_plan():
    made = plan(SIMPLE, 3 * MINUTE, SECOND)
    assert replan(SIMPLE, made, MINUTE, 3 * MINUTE, SECOND) is made


def test_at_the_very_start_the_plan_is_made_afresh():
    made = plan(SIMPLE, 3 * MINUTE, SECOND)
    assert replan(SIMPLE, made, 0, 2 * MINUTE, SECOND) == plan(SIMPLE, 2 * MINUTE, SECOND)


def test_the_line_being_said_is_finished():
    made = plan(SIMPLE, 3 * MINUTE, SECOND)
    _, begins, ends = lines(made)[1]
    shorter = replan(SIMPLE, made, begins + 1, 2 * MINUTE, SECOND)
    assert lines(shorter)[1] == lines(made)[1]
    assert past(shorter, ends) == past(made, ends)


@pytest.mark.parametrize(
    ("at_s", "minutes", "reason"),
    [
        (60, 1, Misfit.BELOW_SHORTEST),
        (60, 5, Misfit.BEYOND_LONGEST),
        (115, 2, Misfit.TOO_MUCH_TO_SAY),
        (179, 4, Misfit.ENDING_BEGUN),
        (168, 4, Misfit.ENDING_BEGUN),
    ],
)
def test_a_change_that_cannot_be_made_is_refused(at_s, minutes, reason):
    made = plan(SIMPLE, 3 * MINUTE, SECOND)
    with pytest.raises(PlanError) as error:
        replan(SIMPLE, made, at_s * RATE, minutes * MINUTE, SECOND)
    assert error.value.reason is reason


def test_with_too_little_left_to_say_the_silence_before_the_orientation_grows():
    script = script_of(
        (Say("one", span(4, 150)), Remind(("back",), span(30, 60)), Say("two", span(4, 30))),
        ORIENT,
        minutes=(2, 4),
    )
    made = plan(script, 3 * MINUTE, SECOND)
    _, begins, _ = lines(made)[1]
    longer = replan(script, made, begins + 1, 4 * MINUTE, SECOND)
    assert_whole(longer)
    assert texts(longer) == ["one", "two", "back", "look round"]
    _, looks, _ = lines(longer)[-1]
    assert 4 * MINUTE - looks <= frames(10 + 2 + 8)


def test_an_extra_silence_borrows_reminders_from_elsewhere():
    script = script_of(
        (Remind(("back",), span(30, 60)), Say("one", span(4, 150))),
        (Say("two", span(4, 30)),),
        ORIENT,
        minutes=(2, 4),
    )
    made = plan(script, 2 * MINUTE, SECOND)
    longer = replan(script, made, lines(made)[1][1] + 1, 4 * MINUTE, SECOND)
    assert texts(longer).count("back") > texts(made).count("back")


def test_moving_on_says_the_next_line_at_once_and_keeps_the_end():
    made = plan(SIMPLE, 3 * MINUTE, SECOND)
    (_, _, _), (_, two, _), (position, three, _), *_ = lines(made)
    moved = move(SIMPLE, made, two + 5 * RATE, three, SECOND)
    assert_whole(moved)
    assert past(moved, two + 5 * RATE) == past(made, two + 5 * RATE)
    assert (position, two + 5 * RATE) in [(where, begins) for where, begins, _ in lines(moved)]
    assert moved.total_frames == made.total_frames


def test_moving_back_says_a_line_again():
    made = plan(SIMPLE, 3 * MINUTE, SECOND)
    _, one, _ = lines(made)[0]
    _, two, _ = lines(made)[1]
    moved = move(SIMPLE, made, two + 5 * RATE, one, SECOND)
    assert_whole(moved)
    assert texts(moved) == ["one", "two", "one", "two", "three", "look round"]


def test_a_line_cut_short_by_a_move_says_so():
    made = plan(SIMPLE, 3 * MINUTE, SECOND)
    (_, one, _), (_, two, _), *_ = lines(made)
    moved = move(SIMPLE, made, one + 100, two, SECOND)
    assert [length for _, begins, length in lines(moved) if begins == one] == [one + 100]


def test_moving_to_where_no_line_begins_is_refused():
    made = plan(SIMPLE, 3 * MINUTE, SECOND)
    with pytest.raises(PlanError) as error:
        move(SIMPLE, made, MINUTE, 1, SECOND)
    assert error.value.reason is Misfit.NO_SUCH_CUE


def test_moving_into_the_orientation_long_before_the_end_is_refused():
    made = plan(SIMPLE, 3 * MINUTE, SECOND)
    with pytest.raises(PlanError) as error:
        move(SIMPLE, made, MINUTE, lines(made)[-1][1], SECOND)
    assert error.value.reason is Misfit.TOO_LITTLE_TO_SAY


def test_interval_bells_go_on_where_they_were():
    every = Ring(BellKind.INTERVAL, span(4, 9000), every=frames(60))
    script = script_of((Ring(BellKind.OPEN, span(4)), every, CLOSE), minutes=(1, 20))
    made = plan(script, 5 * MINUTE, VOICE)
    for at_frame in (59 * RATE, 60 * RATE, 60 * RATE + 1):
        longer = replan(script, made, at_frame, 6 * MINUTE, VOICE)
        assert_whole(longer)
        strikes = [cue.at_frame for cue in longer.cues if cue.bell is BellKind.INTERVAL]
        assert strikes == [n * MINUTE for n in range(1, 6)]


@pytest.mark.parametrize(("every", "strikes"), [(None, []), (2 * MINUTE, [2, 4, 6])])
def test_bells_that_were_chosen_stay_as_they_were_chosen(every, strikes):
    chosen = Ring(BellKind.INTERVAL, chosen=True)
    sit = Say("sit", span(4, 9000), announces=True)
    script = script_of((Ring(BellKind.OPEN, span(4)), chosen, sit, CLOSE), minutes=(1, 20))
    made = plan(script, 5 * MINUTE, VOICE, Choices(interval_frames=every))
    longer = replan(script, made, 130 * RATE, 7 * MINUTE, VOICE)
    rung = [cue.at_frame for cue in longer.cues if cue.bell is BellKind.INTERVAL]
    assert rung == [n * MINUTE for n in strikes]


lengths = st.integers(3 * MINUTE, 12 * MINUTE)


@SETTINGS
@given(scripts(), lengths, lengths, st.data(), choices)
def test_any_replan_keeps_the_past_and_ends_exactly(script, total, new_total, data, chosen):
    made = plan(script, total, VOICE, chosen)
    at_frame = data.draw(frames_of(made))
    again = unless_refused(replan, script, made, at_frame, new_total, VOICE)
    assert_whole(again)
    assert again.total_frames == new_total
    assert past(again, at_frame) == past(made, at_frame)
    said = [position for position, _, _ in lines(again)]
    assert said == sorted(set(said))
    assert len(outside_bounds(script, again)) <= 1  # the one drawn out
    back = replan(script, again, at_frame, new_total, VOICE)
    assert back == again


@SETTINGS
@given(scripts(), lengths, st.data())
def test_any_move_keeps_the_past_and_the_end(script, total, data):
    made = plan(script, total, VOICE)
    at_frame = data.draw(frames_of(made))
    position, to_frame, _ = data.draw(st.sampled_from(lines(made)))
    moved = unless_refused(move, script, made, at_frame, to_frame, VOICE)
    assert_whole(moved)
    assert past(moved, at_frame) == past(made, at_frame)
    assert (position, at_frame) in [(where, begins) for where, begins, _ in lines(moved)]
    assert moved.total_frames == total


@SETTINGS
@given(scripts(), lengths, st.lists(st.tuples(lengths, st.floats(0, 1)), max_size=4))
def test_replans_one_after_another_stay_exact(script, total, changes):
    made = plan(script, total, VOICE)
    at_frame = 0
    for new_total, share in changes:
        at_frame += round((made.total_frames - at_frame) * share * 0.5)
        try:
            again = replan(script, made, at_frame, new_total, VOICE)
        except PlanError:
            continue
        assert_whole(again)
        assert past(again, at_frame) == past(made, at_frame)
        made = again
    bells = [cue for cue in made.cues if cue.bell is BellKind.CLOSE]
    assert len(bells) == 1


def outside_bounds(script, made):
    found = []
    for (part, source), length in silences(made).items():
        cue = script.parts[part].cues[source]
        if cue != CLOSE and not cue.rest.shortest <= length <= cue.rest.longest:
            found.append((part, source))
    return found


def unless_refused(change, *arguments):
    """The plan changed; a draw in which time or the ending forbids it is passed over."""
    try:
        return change(*arguments)
    except PlanError as error:
        if error.reason not in REFUSALS:
            raise
    return assume(False)


def frames_of(made):
    """Any frame, and often one where something begins or ends."""
    edges = [cue.at_frame + step for cue in made.cues for step in (-1, 0, 1)]
    return st.integers(0, made.total_frames) | st.sampled_from(sorted({max(0, e) for e in edges}))


def test_a_silence_is_one_silence_however_often_it_is_replanned():
    made = plan(SIMPLE, 3 * MINUTE, SECOND)
    _, _, ends = lines(made)[0]
    for step, minutes in enumerate((4, 3, 4, 3)):
        made = replan(SIMPLE, made, ends + step * RATE, minutes * MINUTE, SECOND)
    assert [cue.kind for cue in made.cues if ends <= cue.at_frame][:2] == [
        CueKind.REST,
        CueKind.SAY,
    ]


def test_every_silence_of_a_plan_is_a_rest():
    made = plan(SIMPLE, 3 * MINUTE, SECOND)
    assert {cue.kind for cue in made.cues} == {CueKind.SAY, CueKind.REST, CueKind.BELL}


def test_a_voice_that_has_come_to_say_lines_fits_what_lies_ahead_and_the_end_stays():
    made = plan(SIMPLE, 3 * MINUTE, SECOND)
    spoken = revoice(SIMPLE, made, MINUTE, VOICE)
    assert_whole(spoken)
    assert spoken.total_frames == made.total_frames
    assert past(spoken, MINUTE) == past(made, MINUTE)
    ahead = [cue for cue in spoken.cues if cue.text and cue.at_frame >= MINUTE]
    assert ahead
    assert all(cue.frame_count == VOICE.frame_count(cue.text) for cue in ahead)


@SETTINGS
@given(script=scripts(), minutes=st.integers(3, 12), at=st.integers(0, 100), chosen=choices)
def test_whatever_is_revoiced_keeps_its_past_and_its_end(script, minutes, at, chosen):
    made = plan(script, minutes * MINUTE, VOICE, chosen)
    at_frame = made.total_frames * at // 100
    try:
        spoken = revoice(script, made, at_frame, FixedVoice(word_s=0.5))
    except PlanError:
        assume(False)
    assert_whole(spoken)
    assert spoken.total_frames == made.total_frames
    if at_frame:
        assert past(spoken, at_frame) == past(made, at_frame)

"""Reminders and interval bells woven into silences that keep their length."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.frames import MINUTE, RATE, frames
from audio.plan import CueKind
from audio.planner import plan
from audio.script import BellKind, Remind, Ring, Rules, Say
from tests.audio.script_making import CLOSE, FixedVoice, assert_whole, script_of, span, texts

VOICE = FixedVoice(word_s=1.0)


def one_silence(minutes, remind, rules=Rules.FULL, before_s=4.0):
    script = script_of(
        (Say("start", span(before_s)), remind, Say("wait", span(0, 9000)), CLOSE),
        minutes=(1, 120),
        rules=rules,
    )
    made = plan(script, minutes * MINUTE, VOICE)
    assert_whole(made)
    return made


def pieces(made, source=2):
    return [
        cue.frame_count for cue in made.cues if cue.kind is CueKind.REST and cue.source == source
    ]


def test_a_short_silence_is_left_alone():
    made = one_silence(1, Remind(("back", "here"), span(30, 180)))
    assert texts(made) == ["start", "wait"]


def test_the_fewest_reminders_part_a_silence_evenly_and_in_turn():
    made = one_silence(4, Remind(("back", "here"), span(30, 60)))
    assert texts(made) == ["start", "wait", "back", "here", "back"]
    assert max(pieces(made)) - min(pieces(made)) <= 1
    # 240 s − 6 s before − 8 s of bell − 3 s of reminders, in four.
    assert sum(pieces(made)) == frames(240 - 6 - 8 - 3)


def test_the_turn_goes_on_from_one_silence_to_the_next():
    script = script_of(
        (
            Remind(("one", "two", "three"), span(30, 60)),
            Say("first", span(90)),
            Say("second", span(4, 900)),
            CLOSE,
        )
    )
    assert texts(plan(script, 4 * MINUTE, VOICE)) == [*("first", "one", "second", "two", "three")]


def test_reminders_of_one_part_stay_in_it():
    script = script_of(
        (Remind(("back",), span(30, 60)), Say("first", span(4))), (Say("last", span(4, 900)), CLOSE)
    )
    assert texts(plan(script, 4 * MINUTE, VOICE)) == ["first", "last"]


def test_returns_come_within_ninety_seconds_at_first_and_three_minutes_later():
    made = one_silence(30, Remind(("back",), span(90, 180)))
    said = [cue.at_frame for cue in made.cues if cue.kind is CueKind.SAY]
    apart = [(begins, after - begins) for begins, after in pairwise(said)]
    assert all(gap <= 90 * RATE for begins, gap in apart if begins < 5 * MINUTE)
    assert all(gap <= 180 * RATE for _, gap in apart)
    assert max(gap for _, gap in apart) > 150 * RATE


def test_unguided_practice_is_reminded_only_as_its_script_asks():
    made = one_silence(30, Remind(("back",), span(60, 600)), Rules.UNGUIDED)
    assert texts(made).count("back") == 2


def test_reminders_are_not_closer_than_wanted_where_pacing_allows():
    made = one_silence(9, Remind(("back",), span(100, 110)), before_s=301.0)
    assert texts(made).count("back") == 1
    assert min(pieces(made)) > 100 * RATE


def test_silence_before_a_bell_counts_as_silence():
    script = script_of(
        (
            Remind(("back",), span(30, 90)),
            Say("first", span(60)),
            Ring(BellKind.INTERVAL, span(60)),
            Say("last", span(4, 900)),
            CLOSE,
        ),
    )
    made = plan(script, 4 * MINUTE, VOICE)
    said = [cue.at_frame for cue in made.cues if cue.text]
    assert max(after - begins for begins, after in pairwise(said)) <= 90 * RATE


def strikes(made):
    return [
        round(cue.at_frame / RATE, 3) for cue in made.cues if cue.bell is BellKind.INTERVAL
    ]  # fmt: skip


def sit(every_s, minutes, *middle):
    every = Ring(BellKind.INTERVAL, span(4, 9000), every=frames(every_s))
    script = script_of(
        (Ring(BellKind.OPEN, span(4)), every, *middle, CLOSE),
        minutes=(1, 120),
        rules=Rules.UNGUIDED,
    )
    made = plan(script, minutes * MINUTE, VOICE)
    assert_whole(made)
    return made


def test_interval_bells_strike_at_multiples_from_the_start():
    assert strikes(sit(300, 20)) == [300, 600, 900]


def test_an_interval_bell_keeps_clear_of_the_closing_bell():
    # The closing bell strikes at 592 s.
    assert strikes(sit(195, 10)) == [195, 390]
    assert strikes(sit(290, 10)) == [290, 580]


def test_an_interval_bell_waits_for_the_line_being_said():
    made = sit(20, 1, Say("a line of seven seconds or so", span(4, 5)))
    line = next(cue for cue in made.cues if cue.text)
    assert not any(
        line.at_frame <= cue.at_frame < line.end_frame
        for cue in made.cues
        if cue.bell is BellKind.INTERVAL
    )
    assert len(strikes(made)) >= 1


@pytest.mark.parametrize("rules", Rules)
def test_an_opening_silence_without_words_is_reminded_too(rules):
    script = script_of(
        (Remind(("back",), span(60, 90)), Ring(BellKind.OPEN, span(4, 9000)), CLOSE), rules=rules
    )
    assert texts(plan(script, 5 * MINUTE, VOICE)) == ["back"] * 3


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 120),
    st.integers(10, 90),
    st.integers(0, 120),
    st.lists(st.integers(1, 12).map(lambda n: "word " * n), min_size=1, max_size=3),
)
def test_no_piece_of_any_silence_is_too_long_or_too_short(minutes, least, more, told):
    made = one_silence(minutes, Remind(tuple(told), span(least, least + more)))
    said = [cue for cue in made.cues if cue.kind is CueKind.SAY]
    for cue, after in pairwise(said):
        limit = 90 if cue.at_frame < 5 * MINUTE else 180
        assert after.at_frame - cue.at_frame <= limit * RATE
    if len(pieces(made)) > 1:
        assert min(pieces(made)) >= 4 * RATE

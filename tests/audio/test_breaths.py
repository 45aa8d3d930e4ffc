"""Where breathing is paced: whole breaths over the paced parts, and through any planning anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.breaths import breaths, breaths_anew
from audio.errors import PlanError
from audio.frames import MINUTE, RATE
from audio.plan import CueKind, Paced, Plan, PlannedCue
from audio.planner import next_cue, next_part, plan, previous_cue
from audio.replan import move, replan
from audio.script import BellKind, Say, Script
from tests.audio.script_making import CLOSE, FixedVoice, Part, choices, script_of, scripts, span

VOICE = FixedVoice()
BREATH = 10 * RATE
PACED = frozenset({1})
SEA = script_of(
    (Say("sit down", span(4, 12)), Say("listen well", span(4, 12))),
    Part("Sea", (Say("breathe in", span(15, 60)), Say("and on", span(15, 300))), paced=True),
    (Say("let it go", span(8, 90)), Say("as it goes", span(8, 90))),
    (Say("look round", span(8, 12)), CLOSE),
    minutes=(2, 6),
)  # fmt: skip


def tiles(*lengths: tuple[int, int]) -> list[PlannedCue]:
    """Silences one after another: of which part, and for how many seconds."""
    made, at = [], 0
    for part, seconds in lengths:
        made.append(PlannedCue(at, seconds * RATE, CueKind.REST, part=part))
        at = made[-1].end_frame
    return made


def in_seconds(paced: tuple[Paced, ...]) -> list[tuple[int, int]]:
    return [(one.at_frame // RATE, one.end_frame // RATE) for one in paced]


@pytest.mark.parametrize(("paced_s", "ends_s"), [(59, 54), (60, 64), (9, None)])
def test_as_many_breaths_are_paced_as_are_whole(paced_s, ends_s):
    made = breaths(tiles((0, 4), (1, paced_s), (2, 20)), PACED, BREATH)
    assert in_seconds(made) == ([(4, ends_s)] if ends_s else [])


def test_a_bell_neither_parts_a_paced_stretch_nor_draws_it_out():
    cues = tiles((0, 4), (1, 30), (1, 30), (0, 30))
    bell = PlannedCue(60 * RATE, 6 * RATE, CueKind.BELL, bell=BellKind.INTERVAL, part=1)
    assert in_seconds(breaths([*cues[:3], bell, cues[3]], PACED, BREATH)) == [(4, 64)]


def test_paced_parts_with_another_between_are_paced_each_by_itself():
    cues = tiles((0, 4), (1, 25), (0, 8), (1, 25))
    assert in_seconds(breaths(cues, PACED, BREATH)) == [(4, 24), (37, 57)]


@pytest.mark.parametrize(
    ("before", "now", "at_s", "finish", "after"),
    [
        ((0, 4, 1, 60, 2, 60), (0, 4, 1, 90, 2, 30), 20, True, [(4, 94)]),  # more, mid-breath
        ((0, 4, 1, 60, 2, 60), (0, 4, 1, 22, 2, 60), 23, True, [(4, 24)]),  # less: it is finished
        ((0, 4, 1, 60, 2, 60), (0, 4, 1, 26, 2, 60), 26, True, [(4, 34)]),  # even over the next
        ((0, 4, 1, 66, 2, 60), (0, 4, 1, 96, 2, 30), 67, True, [(4, 64), (67, 97)]),  # in the rest
        ((0, 4, 1, 60, 2, 60), (0, 4, 1, 24, 2, 90), 28, False, [(4, 28)]),  # on: cut short
        ((0, 4, 1, 60, 2, 60), (0, 4, 1, 20, 2, 90), 24, False, [(4, 24)]),  # on, between two
        ((0, 4, 1, 60, 2, 60), (0, 4, 1, 24, 0, 9, 1, 30), 28, False, [(4, 28), (37, 67)]),  # back
        ((0, 4, 1, 60, 2, 60), (0, 4, 1, 60, 2, 9, 1, 20), 73, False, [(4, 64), (73, 93)]),  # into
        ((0, 4, 1, 60, 2, 60), (0, 4, 1, 24, 1, 60), 28, False, [(4, 84)]),  # another of its lines
        ((0, 4, 1, 60, 2, 60), (0, 4, 1, 24, 1, 2), 28, False, [(4, 34)]),  # which ends too soon
    ],
)  # fmt: skip
def test_what_is_planned_anew_keeps_the_breaths_there_were(before, now, at_s, finish, after):
    old, new = (tiles(*zip(one[::2], one[1::2], strict=True)) for one in (before, now))
    kept = breaths(old, PACED, BREATH)
    made = breaths_anew(new, PACED, BREATH, kept, at_s * RATE, finish=finish)
    assert in_seconds(made) == after


def test_moving_back_out_of_the_paced_part_stops_the_pace_until_it_comes_again():
    made = plan(SEA, 5 * MINUTE, VOICE)
    starts = {cue.text: cue.at_frame for cue in made.cues if cue.text}
    at = starts["breathe in"] + 7 * RATE
    back = move(SEA, made, at, starts["listen well"], VOICE)
    again = [cue.at_frame for cue in back.cues if cue.text == "breathe in"][-1]
    assert [one.at_frame for one in back.paced] == [starts["breathe in"], again]
    assert back.paced[0].end_frame == at


def test_with_a_shorter_end_the_breath_being_taken_is_finished_over_the_line_that_follows():
    made = plan(SEA, 6 * MINUTE, VOICE)
    at = made.paced[0].at_frame + 182 * RATE
    shorter = replan(SEA, made, at, 4 * MINUTE, VOICE)
    [paced] = shorter.paced
    [follows] = [cue.at_frame for cue in shorter.cues if cue.text == "let it go"]
    assert at < follows < paced.end_frame == paced.at_frame + 190 * RATE


# Through any planning anew


def step(script: Script, made: Plan, at: int, what: int) -> Plan | None:
    """Do one of the things that a listener can, or None if it cannot be done there."""
    try:
        if abs(what) > 1:
            return replan(script, made, at, made.total_frames + what // 2 * MINUTE, VOICE)
        to = {
            1: next_cue(made, at),
            -1: previous_cue(made, at),
            0: next_part(made, part_at(made, at)),
        }
        return None if to[what] is None else move(script, made, at, to[what], VOICE)
    except PlanError:
        return None


def part_at(made: Plan, frame: int) -> int:
    return [cue.part for cue in made.cues if cue.at_frame <= frame and not cue.bell][-1]


def paced_frames(script: Script, made: Plan) -> list[tuple[int, int]]:
    """Each line and silence of a paced part: an account of its own of where breathing is paced."""
    return [
        (cue.at_frame, cue.end_frame)
        for cue in made.cues
        if not cue.bell and script.parts[cue.part].paced
    ]


def taken(paced: tuple[Paced, ...], start: int, end: int) -> list[tuple[int, int, int]]:
    """Where each breath begins, and what of it lies between `start` and `end`."""
    found = []
    for one in paced:
        for at in range(one.at_frame, one.end_frame, one.breath_frames):
            first, last = max(at, start), min(at + one.breath_frames, one.end_frame, end)
            if first < last:
                found.append((at, first, last))
    return found


def assert_paced(script: Script, made: Plan, at: int) -> None:
    """From `at` on whole breaths fill the paced parts, as far as there is room for them."""
    length = made.choices.breath_frames
    ahead = taken(made.paced, at, made.total_frames * 2)
    begun = [breath for breath in ahead if breath[0] >= at]
    where = paced_frames(script, made)
    assert all(last - breath == length for breath, _, last in ahead)
    assert all(any(first <= one[0] < last for first, last in where) for one in begun)
    stretches: list[list[int]] = []
    for first, last in where:
        if stretches and stretches[-1][1] == first:
            stretches[-1][1] = last
        else:
            stretches.append([first, last])
    for first, last in stretches:
        free = max(first, at)
        for _, from_frame, to_frame in ahead:
            if from_frame <= free < to_frame:
                free = to_frame
        assert last - free < length
    ends = [breath[2] for breath in begun]
    assert all(any(first < end <= last for first, last in stretches) for end in ends)


@settings(max_examples=150, deadline=None)
@given(
    script=scripts() | st.just(SEA),
    chosen=choices,
    breath_s=st.sampled_from([8.57, 10.0, 13.33]),
    minutes=st.integers(3, 6),
    steps=st.lists(st.tuples(st.floats(0, 1), st.sampled_from([-2, -1, 0, 1, 2])), max_size=5),
)
def test_breaths_taken_stay_and_those_ahead_follow_the_paced_parts(
    script, chosen, breath_s, minutes, steps
):
    chosen = replace(chosen, breath_frames=round(breath_s * RATE))
    made = plan(script, minutes * MINUTE, VOICE, chosen)
    assert_paced(script, made, 0)
    at = 0
    for far, what in steps:
        at += round(far * (made.total_frames - 30 * RATE - at)) if at else round(far * MINUTE)
        new = step(script, made, at, what) if 0 < at < made.total_frames else None
        if new is None or new is made:
            continue
        assert taken(new.paced, 0, at) == taken(made.paced, 0, at)
        assert_paced_from(script, made, new, at, is_move=abs(what) <= 1)
        made = new


def assert_paced_from(script: Script, old: Plan, new: Plan, at: int, *, is_move: bool) -> None:
    """Breaths begin at `at` wherever the paced part goes on; only a move out of it cuts one."""
    assert_paced(script, new, at)
    under_way = any(begun < at < last for begun, _, last in taken(old.paced, 0, old.total_frames))
    stays = any(first <= at < last for first, last in paced_frames(script, new))
    was_cut = any(one.end_frame == at and one.cut_frames for one in new.paced)
    if under_way and not (is_move and not stays):
        assert not was_cut

"""Every shipped practice at every whole minute with every choice."""

from __future__ import annotations

from itertools import pairwise

import pytest

import resources
from audio.errors import PlanError
from audio.frames import MINUTE
from audio.plan import Plan
from audio.planner import every_choice, plan
from audio.replan import replan
from audio.script import Say, Script
from audio.script_parser import read_header, read_script
from audio.voices.catalogue import BUNDLED, measuring_voice
from audio.voices.pack import VoicePack
from tests.audio.script_making import assert_whole, lines, past, silences

PATHS = sorted(resources.practices().glob("*.toml"))


VOICE = measuring_voice()


@pytest.fixture(scope="module", params=PATHS, ids=lambda path: path.stem)
def script(request) -> Script:
    return read_script(request.param, resources.shared_lines())


def test_there_are_practices():
    assert PATHS


def test_the_header_alone_agrees_with_the_script(script):
    assert read_header(resources.practices() / f"{script.header.id}.toml") == script.header


def whole_minutes(script):
    return range(script.header.minutes.shortest, script.header.minutes.longest + 1)


@pytest.fixture(scope="module")
def planned(script) -> list[list[Plan]]:
    """The script as planned for each choice, at each whole minute: made once for all that ask."""
    return [
        [plan(script, minutes * MINUTE, VOICE, choices) for minutes in whole_minutes(script)]
        for choices in every_choice()
    ]


def test_the_same_length_and_choices_give_the_same_plan(script, planned):
    longest, usual = script.header.minutes.longest, script.header.minutes.usual
    for choices, plans in zip(every_choice(), planned, strict=True):
        for minutes in {longest, usual, script.header.minutes.shortest}:
            made = plans[minutes - script.header.minutes.shortest]
            assert made.total_frames == minutes * MINUTE
            assert plan(script, minutes * MINUTE, VOICE, choices) == made


def test_every_minute_is_exact_in_order_and_within_bounds(script, planned):
    for plans in planned:
        for minutes, made in zip(whole_minutes(script), plans, strict=True):
            assert made.total_frames == minutes * MINUTE
            assert_whole(made)
            said = [position for position, _, _ in lines(made)]
            assert said == sorted(set(said))
            for (part, source), length in silences(made).items():
                cue = script.parts[part].cues[source]
                if isinstance(cue, Say):
                    assert cue.rest.shortest <= length <= cue.rest.longest


@pytest.mark.parametrize("name", BUNDLED[1:])
def test_another_bundled_voice_fits_every_minute_too(script, name):
    voice, choices = VoicePack(resources.voice(name)), list(every_choice())
    for minutes in whole_minutes(script):
        for chosen in (choices[0], choices[-1]):
            assert_whole(plan(script, minutes * MINUTE, voice, chosen))


def test_no_longer_session_drops_a_line(script, planned):
    for plans in planned:
        for shorter, longer in pairwise(plans):
            kept = {position for position, _, _ in lines(longer)}
            for (part, source), _, _ in lines(shorter):
                until = script.parts[part].cues[source].admission.until_frames
                assert (part, source) in kept or until is not None


def test_a_minute_more_or_less_anywhere_keeps_the_end(script):
    minutes = whole_minutes(script)
    made = plan(script, script.header.minutes.usual * MINUTE, VOICE)
    changed = 0
    for at_frame in range(0, made.total_frames, made.total_frames // 40):
        for step in (-1, 1):
            total = made.total_frames + step * MINUTE
            try:
                again = replan(script, made, at_frame, total, VOICE)
            except PlanError:
                continue
            assert_whole(again)
            assert past(again, at_frame) == past(made, at_frame)
            changed += 1
    assert changed or len(minutes) == 1

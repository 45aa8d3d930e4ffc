"""How the shipped practices speak: short lines, British words, no orders and no promises."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import resources
from audio.script import Say, Script
from audio.script_check import written_lines
from audio.wording import Rule, levelled, line_slips, slips
from tests.resources.conftest import FILES

WRITTEN = (*FILES, resources.shared_lines())


@pytest.fixture(params=WRITTEN, ids=lambda path: path.stem)
def written(request: pytest.FixtureRequest) -> list[str]:
    """The lines of each file in turn, shared lines too."""
    return list(written_lines(request.param))


def test_no_line_says_what_we_do_not_say(written: list[str]) -> None:
    assert [(line, *slip) for line in written for slip in line_slips(line)] == []


def test_british_words_are_really_there() -> None:
    spoken = " ".join(line for path in WRITTEN for line in written_lines(path)).lower()

    for word in ("colour", "neighbour", "labour", "towards", "rota", "kettle", "lift"):
        assert word in spoken


def test_no_line_is_written_in_two_places() -> None:
    places: Counter[str] = Counter()
    for path in WRITTEN:
        places.update({levelled(line) for line in written_lines(path)})

    assert [line for line, count in places.items() if count > 1] == []


def test_every_shared_line_is_used_by_two_practices_or_more() -> None:
    used: Counter[str] = Counter()
    for path in FILES:
        used.update(set(re.findall(r'use = "([^"]+)"', path.read_text("utf-8"))))
    named = re.findall(r"^(\w[\w-]*) = \[", resources.shared_lines().read_text("utf-8"), re.M)

    assert {name.split(".")[1] for name, count in used.items() if count > 1} == set(named)


def test_a_line_that_announces_a_silence_speaks_of_it(script: Script) -> None:
    assert [slip for slip in slips(script, {}) if slip.rule is Rule.ANNOUNCED] == []


def test_only_a_line_that_announces_can_be_followed_by_more_than_twenty_seconds(
    script: Script,
) -> None:
    limit = 20 * 48_000

    assert [
        cue.text
        for part in script.parts
        for cue in part.cues
        if isinstance(cue, Say) and not cue.announces and cue.rest.longest > limit
    ] == []


def test_coldness_is_named_as_normal_wherever_kindness_is_wished() -> None:
    named = {
        "for-a-colleague": "carry it hollow",
        "a-difficult-patient": "That is common",
        "the-whole-ward": "leave you cold",
        "someone-who-died": "Numbness is not a lack",
        "caring-within-limits": "feel nothing much",
        "glad-for-others": "leave you cold",
        "for-a-patient": "cool, or numb",
        "someone-easy": "turn numb here",
        "when-it-hurts": "Numbness is one of the ways",
        "whole-round": "stiff or cold",
        "kindness-for-yourself": "a cool blank",
        "leaving-the-shift": "nothing stirs",
    }
    for name, words in named.items():
        lines = " ".join(written_lines(_path(name)))
        assert words in lines
        assert re.search(r"grief|sadness|sorrow", lines, re.IGNORECASE)


def _path(name: str) -> Path:
    return resources.practices() / f"{name}.toml"

"""How the shipped practices speak: short lines, British words, no orders and no promises."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import resources
from audio.script import Say, Script
from tests.resources.conftest import FILES, written_lines

WRITTEN = (*FILES, resources.shared_lines())
LONGEST_LINE = 25  # words: about what one unhurried breath carries

COMMANDS = (
    r"relax\w*", r"surrender\w*", r"let(?:ting)? (?:it |this |that |them |everything )?(?:all )?go",
    r"empty your mind", r"clear your (?:mind|head)", r"(?:feel|be) (?:safe now|perfectly safe)",
    r"feel safe", r"calm down", r"calm your", r"release\w*", r"melt\w*", r"don't", r"do not think",
    r"stop thinking", r"you must", r"you should", r"you have to", r"make sure",
)  # fmt: skip
PROMISES = (
    r"you will feel", r"heal(?:s|ed|ing)?", r"cure\w*", r"will disappear", r"guarantee\w*",
    r"all your stress", r"stress[- ]free", r"bliss\w*", r"inner peace", r"deeper and deeper",
)  # fmt: skip
CREEDS = (
    r"chakra\w*", r"energy", r"univers\w*", r"divine", r"soul\w*", r"spirit\w*", r"karma",
    r"pray\w*", r"sacred", r"namaste", r"journey", r"mindful\w*", r"take on (?:their|the)",
    r"breathe in (?:their|the) (?:pain|suffering)",
)  # fmt: skip
AMERICAN = (
    r"\w*color\w*", r"\w*favor\w*", r"honor\w*", r"neighbor\w*", r"labor\w*", r"behavior\w*",
    r"centers?", r"centered", r"gray\w*", r"mom", r"gotten", r"traveled", r"canceled", r"toward",
    r"(?!(?:cap)?size|prize|seize)\w+iz(?:e|es|ed|ing|ation)", r"\w+yz(?:e|es|ed|ing)",
    r"skeptic\w*", r"pajamas", r"practicing", r"sidewalk", r"faucet", r"elevator",
)  # fmt: skip


@pytest.fixture(params=WRITTEN, ids=lambda path: path.stem)
def written(request: pytest.FixtureRequest) -> list[str]:
    """The lines of each file in turn, shared lines too."""
    return list(written_lines(request.param))


@pytest.mark.parametrize(
    "words", [COMMANDS, PROMISES, CREEDS], ids=["orders", "promises", "creeds"]
)
def test_no_line_holds_words_we_do_not_use(written: list[str], words: tuple[str, ...]) -> None:
    assert _found(words, written) == []


def test_no_line_is_spelt_in_american(written: list[str]) -> None:
    assert _found(AMERICAN, written) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Now let it all go.", COMMANDS),
        ("Relax the shoulders.", COMMANDS),
        ("Let go of the day.", COMMANDS),
        ("Surrender to the chair.", COMMANDS),
        ("Try to feel safe.", COMMANDS),
        ("Empty your mind.", COMMANDS),
        ("You will feel better.", PROMISES),
        ("Breathe in their pain.", CREEDS),
        ("The color of the wall.", AMERICAN),
        ("You may realize it.", AMERICAN),
        ("Turn toward the window.", AMERICAN),
    ],
)
def test_the_word_lists_catch_what_they_are_for(line: str, words: tuple[str, ...]) -> None:
    assert _found(words, [line])


def test_a_word_that_only_looks_american_is_left_alone() -> None:
    assert _found(AMERICAN, ["The size of a prize, the colour grey, towards evening."]) == []


def test_british_words_are_really_there() -> None:
    spoken = " ".join(line for path in WRITTEN for line in written_lines(path)).lower()

    for word in ("colour", "neighbour", "labour", "towards", "rota", "kettle", "lift"):
        assert word in spoken


def test_a_line_can_be_spoken_in_one_breath(written: list[str]) -> None:
    assert [line for line in written if len(line.split()) > LONGEST_LINE] == []


def test_a_line_is_plain_enough_for_any_voice_to_read(written: list[str]) -> None:
    plain = re.compile(r"[A-Z][A-Za-z',.?:; -]*[.?]")

    assert [line for line in written if not plain.fullmatch(line)] == []
    assert [line for line in written if re.search(r"\b[A-Z]{2,}\b|\.\.|--", line)] == []


def test_no_line_is_written_in_two_places() -> None:
    places: Counter[str] = Counter()
    for path in WRITTEN:
        places.update({re.sub(r"\W+", " ", line).strip().lower() for line in written_lines(path)})

    assert [line for line, count in places.items() if count > 1] == []


def test_every_shared_line_is_used_by_two_practices_or_more() -> None:
    used: Counter[str] = Counter()
    for path in FILES:
        used.update(set(re.findall(r'use = "([^"]+)"', path.read_text("utf-8"))))
    named = re.findall(r"^(\w[\w-]*) = \[", resources.shared_lines().read_text("utf-8"), re.M)

    assert {name.split(".")[1] for name, count in used.items() if count > 1} == set(named)


def test_a_line_that_announces_a_silence_speaks_of_it(script: Script) -> None:
    speaks = re.compile(
        r"silen|quiet|words?\b|say nothing|saying nothing|not speak|say (?:very )?little|say when"
        r"|talk|on your own|without a sound|keep that question|will call|speak again",
        re.IGNORECASE,
    )
    announced = [
        cue for part in script.parts for cue in part.cues if isinstance(cue, Say) and cue.announces
    ]

    assert [cue.text for cue in announced if not speaks.search(cue.text)] == []


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


def _found(words: tuple[str, ...], lines: list[str]) -> list[str]:
    pattern = re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
    return [line for line in lines if pattern.search(line)]

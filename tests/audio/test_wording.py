"""What a line may say, and what is said of one that says something else."""

from __future__ import annotations

import pytest

from audio.wording import Rule, levelled, line_slips, slips
from tests.audio.script_making import Say, script_of, span


def rules_of(text: str) -> list[Rule]:
    return [rule for rule, _, _ in line_slips(text)]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Now let it all go.", Rule.ORDER),
        ("Relax the shoulders.", Rule.ORDER),
        ("Let go of the day.", Rule.ORDER),
        ("Surrender to the chair.", Rule.ORDER),
        ("Try to feel safe.", Rule.ORDER),
        ("Empty your mind.", Rule.ORDER),
        ("You will feel better.", Rule.PROMISE),
        ("Breathe in their pain.", Rule.CREED),
        ("The color of the wall.", Rule.SPELLING),
        ("You may realize it.", Rule.SPELLING),
        ("Turn toward the window.", Rule.SPELLING),
        (" ".join(["Word"] + 25 * ["word"]) + ".", Rule.LENGTH),
        ("Wait (a little).", Rule.SIGNS),
        ("no capital.", Rule.SIGNS),
        ("Listen to the ECG.", Rule.SIGNS),
        ("Ten beds and 4 nurses.", Rule.SIGNS),
    ],
)
def test_each_slip_is_caught(line, rule):
    assert rule in rules_of(line)


@pytest.mark.parametrize(
    "line",
    [
        "The size of a prize, the colour grey, towards evening.",
        "Let the shoulders be as they are: low, high, or one of each?",
        "It's all right; nobody is counting.",
    ],
)
def test_a_line_that_only_looks_wrong_is_left_alone(line):
    assert rules_of(line) == []


def test_a_line_that_stands_elsewhere_is_told_with_its_place():
    script = script_of((Say("Here we are, then.", span(4, 8), line=7),))
    [slip] = slips(script, {levelled("Here we are then"): "other.toml"})
    assert (slip.rule, slip.line) == (Rule.TWICE, 7)
    assert "other.toml" in slip.found


def test_a_silence_that_is_announced_is_spoken_of():
    silent = Say("Here we are.", span(30, 60), announces=True, line=3)
    spoken = Say("A little quiet now.", span(30, 60), announces=True)
    assert [slip.rule for slip in slips(script_of((silent, spoken)), {})] == [Rule.ANNOUNCED]

"""What the writer of a practice reads."""

from __future__ import annotations

import pytest

from audio.pacing import Finding, Rule
from audio.pacing_report import choices_named, minutes_range, report
from audio.planner import every_choice
from audio.script import Anchor, Eyes


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        ((3.0,), "3 min"),
        ((1.0, 2.0, 3.0, 7.0), "1–3, 7 min"),
        ((4 - 1e-7, 4.0), "just under 4, 4 min"),
        ((3 + 1e-7,), "just over 3 min"),
        ((7.5,), "7.5 min"),
    ],
)
def test_lengths_are_read_as_ranges(minutes, text):
    assert minutes_range(minutes) == text


def test_choices_are_named_by_what_they_share():
    every = every_choice()
    assert choices_named(every) == ""
    feet = [choice for choice in every if choice.anchor is Anchor.FEET]
    assert choices_named(feet) == " (feet)"
    one = [choice for choice in feet if choice.eyes is Eyes.OPEN and choice.leave_out_skippable]
    assert choices_named(one) == " (feet, eyes-open, skippable parts left out)"


def test_a_finding_is_one_line():
    finding = Finding(Rule.REST, 9, "3 s", "at least 4 s", (1.0, 2.0), tuple(every_choice()))
    whole = Finding(Rule.RATE, 0, "120", "90 to 110", (1.0,), tuple(every_choice()))
    assert list(report("x.toml", [finding, whole])) == [
        "x.toml, line 9: rest: 3 s at 1–2 min; at least 4 s",
        "x.toml: speech rate: 120 at 1 min; 90 to 110",
    ]

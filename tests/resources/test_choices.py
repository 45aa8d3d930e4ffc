"""What the listener's choices change in the shipped practices, heard in sessions as planned."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

import resources
from audio.frames import MINUTE
from audio.plan import CueKind, PlannedCue
from audio.planner import plan
from audio.script import Anchor, Choices, Eyes, Script
from audio.voices import Voice
from tests.resources.conftest import script_of

BREATH = re.compile(r"\b(?:breath|breathe|breathing|breathes|inhal|exhal|nostril)\w*", re.I)
CLOSED = re.compile(r"\b(?:close your eyes|eyes (?:can|may|could) close|eyes closed)\b", re.I)
OPENING = re.compile(r"\b(?:open your eyes|eyes open)\b", re.I)
OTHERS = [Anchor.FEET, Anchor.SOUND, Anchor.SIGHT]


def spoken(script: Script, voice: Voice, choices: Choices) -> Iterator[PlannedCue]:
    """Yield every line of every whole minute of the practice."""
    minutes = script.header.minutes
    for minute in range(minutes.shortest, minutes.longest + 1):
        for cue in plan(script, minute * MINUTE, voice, choices).cues:
            if cue.kind is CueKind.SAY:
                yield cue


@pytest.mark.parametrize("anchor", OTHERS)
@pytest.mark.parametrize("eyes", Eyes)
def test_another_anchor_never_speaks_of_the_breath(
    script: Script, voice: Voice, anchor: Anchor, eyes: Eyes
) -> None:
    texts = {cue.text for cue in spoken(script, voice, Choices(anchor, eyes))}

    assert [text for text in sorted(texts) if BREATH.search(text)] == []


def test_the_breath_is_spoken_of_where_it_is_the_anchor(led: Script, voice: Voice) -> None:
    texts = {cue.text for cue in spoken(led, voice, Choices(Anchor.BREATH))}

    assert any(BREATH.search(text) for text in texts)


@pytest.mark.parametrize("anchor", OTHERS)
def test_each_anchor_has_words_of_its_own_at_the_shortest_length(
    led: Script, voice: Voice, anchor: Anchor
) -> None:
    shortest = led.header.minutes.shortest * MINUTE

    def words(chosen: Anchor) -> set[str]:
        return {cue.text for cue in plan(led, shortest, voice, Choices(chosen)).cues}

    rest = set.union(*(words(other) for other in Anchor if other is not anchor))
    assert words(anchor) - rest


@pytest.mark.parametrize("eyes", Eyes)
def test_an_anchor_changes_the_words_and_not_the_number_of_lines(
    script: Script, voice: Voice, eyes: Eyes
) -> None:
    def count(anchor: Anchor) -> int:
        return sum(not cue.reminder for cue in spoken(script, voice, Choices(anchor, eyes)))

    assert {count(anchor) for anchor in OTHERS} == {count(Anchor.BREATH)}


@pytest.mark.parametrize("anchor", Anchor)
def test_open_eyes_are_never_asked_to_close(script: Script, voice: Voice, anchor: Anchor) -> None:
    texts = {cue.text for cue in spoken(script, voice, Choices(anchor, Eyes.OPEN))}

    assert [text for text in sorted(texts) if CLOSED.search(text)] == []


def test_whoever_rests_on_sight_is_never_asked_to_close_the_eyes(
    script: Script, voice: Voice
) -> None:
    texts = {cue.text for cue in spoken(script, voice, Choices(Anchor.SIGHT, Eyes.CLOSED))}

    assert [text for text in sorted(texts) if CLOSED.search(text)] == []


@pytest.mark.parametrize("anchor", [Anchor.BREATH, Anchor.FEET])
def test_closed_eyes_are_asked_to_open_before_the_end(
    guided: Script, voice: Voice, anchor: Anchor
) -> None:
    last = len(guided.parts) - 1
    closing = [cue for cue in spoken(guided, voice, Choices(anchor)) if cue.part == last]

    assert any(OPENING.search(cue.text) for cue in closing)


@pytest.mark.parametrize("anchor", [Anchor.BREATH, Anchor.SIGHT])
def test_eyes_that_are_open_already_are_not_asked_to_open(
    script: Script, voice: Voice, anchor: Anchor
) -> None:
    last = len(script.parts) - 1
    choices = Choices(anchor, Eyes.OPEN)
    closing = [cue for cue in spoken(script, voice, choices) if cue.part == last]

    assert [cue.text for cue in closing if OPENING.search(cue.text)] == []


def test_the_round_without_its_skippable_part_meets_nobody_tiresome(voice: Voice) -> None:
    script = script_of(resources.practices() / "whole-round.toml")
    heard = " ".join(cue.text for cue in spoken(script, voice, Choices(leave_out_skippable=True)))

    assert "irritates" not in heard
    assert "printer" not in heard

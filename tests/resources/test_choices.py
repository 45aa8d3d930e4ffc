"""What the listener's choices change in the shipped practices, heard in sessions as planned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import pytest

import resources
from audio.frames import MINUTE
from audio.plan import CueKind
from audio.planner import plan
from audio.script import Anchor, Choices, Eyes, Script
from audio.voices import Voice
from audio.voices.captions import CaptionsVoice
from tests.resources.conftest import script_of

BREATH = re.compile(r"\b(?:breath|breathe|breathing|breathes|inhal|exhal|nostril)\w*", re.I)
CLOSED = re.compile(r"\b(?:close your eyes|eyes (?:can|may|could) close|eyes closed)\b", re.I)
OPENING = re.compile(r"\b(?:open your eyes|eyes open)\b", re.I)
OTHERS = [Anchor.FEET, Anchor.SOUND, Anchor.SIGHT]


@dataclass(frozen=True)
class Spoken:
    """What is said in the sessions of every whole minute of a practice."""

    lines: frozenset[tuple[int, str]]  # the part, and the words
    count: int  # of all the sessions together, without reminders

    @property
    def texts(self) -> set[str]:
        return {text for _, text in self.lines}

    def in_part(self, part: int) -> set[str]:
        return {text for place, text in self.lines if place == part}


def spoken(script: Script, choices: Choices) -> Spoken:
    """Return every line of every whole minute of a shipped practice."""
    return _spoken(script.header.id, choices)


@cache  # most is asked of the same few choices
def _spoken(practice_id: str, choices: Choices) -> Spoken:
    script = script_of(resources.practices() / f"{practice_id}.toml")
    lines, count = set(), 0
    for minute in range(script.header.minutes.shortest, script.header.minutes.longest + 1):
        cues = plan(script, minute * MINUTE, CaptionsVoice(), choices).cues
        said = [cue for cue in cues if cue.kind is CueKind.SAY]
        lines.update((cue.part, cue.text) for cue in said)
        count += sum(not cue.reminder for cue in said)
    return Spoken(frozenset(lines), count)


@pytest.mark.parametrize("anchor", OTHERS)
@pytest.mark.parametrize("eyes", Eyes)
def test_another_anchor_never_speaks_of_the_breath(
    script: Script, anchor: Anchor, eyes: Eyes
) -> None:
    texts = spoken(script, Choices(anchor, eyes)).texts

    assert [text for text in sorted(texts) if BREATH.search(text)] == []


def test_the_breath_is_spoken_of_where_it_is_the_anchor(led: Script) -> None:
    texts = spoken(led, Choices(Anchor.BREATH)).texts

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
    script: Script, eyes: Eyes
) -> None:
    def count(anchor: Anchor) -> int:
        return spoken(script, Choices(anchor, eyes)).count

    assert {count(anchor) for anchor in OTHERS} == {count(Anchor.BREATH)}


@pytest.mark.parametrize("anchor", Anchor)
def test_open_eyes_are_never_asked_to_close(script: Script, anchor: Anchor) -> None:
    texts = spoken(script, Choices(anchor, Eyes.OPEN)).texts

    assert [text for text in sorted(texts) if CLOSED.search(text)] == []


def test_whoever_rests_on_sight_is_never_asked_to_close_the_eyes(
    script: Script,
) -> None:
    texts = spoken(script, Choices(Anchor.SIGHT, Eyes.CLOSED)).texts

    assert [text for text in sorted(texts) if CLOSED.search(text)] == []


@pytest.mark.parametrize("anchor", [Anchor.BREATH, Anchor.FEET])
def test_closed_eyes_are_asked_to_open_before_the_end(guided: Script, anchor: Anchor) -> None:
    closing = spoken(guided, Choices(anchor)).in_part(len(guided.parts) - 1)

    assert any(OPENING.search(text) for text in closing)


@pytest.mark.parametrize("anchor", [Anchor.BREATH, Anchor.SIGHT])
def test_eyes_that_are_open_already_are_not_asked_to_open(script: Script, anchor: Anchor) -> None:
    closing = spoken(script, Choices(anchor, Eyes.OPEN)).in_part(len(script.parts) - 1)

    assert [text for text in sorted(closing) if OPENING.search(text)] == []


def test_the_round_without_its_skippable_part_meets_nobody_tiresome() -> None:
    script = script_of(resources.practices() / "whole-round.toml")
    heard = " ".join(sorted(spoken(script, Choices(leave_out_skippable=True)).texts))

    assert "irritates" not in heard
    assert "printer" not in heard

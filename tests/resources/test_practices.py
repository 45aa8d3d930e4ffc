"""What every shipped practice has: its header, its arc, its bells, its fit to every minute."""

from __future__ import annotations

from pathlib import Path

import pytest

import resources
from audio.frames import MINUTE, RATE, breath_frames
from audio.pacing import check
from audio.pacing_report import report
from audio.plan import CueKind
from audio.planner import plan
from audio.script import Anchor, BellKind, Choices, Minutes, PartKind, Ring, Say, Script
from audio.script_parser import read_header
from audio.voices import Voice
from tests.resources.conftest import FILES, script_of

LIBRARY = {
    "a-difficult-patient": ("loving-kindness", Minutes(4, 8, 15)),
    "a-role-model": ("compassionate-care", Minutes(3, 5, 10)),
    "after-a-hard-conversation": ("compassionate-care", Minutes(2, 5, 10)),
    "after-hard-news": ("between-patients", Minutes(2, 4, 8)),
    "after-something-went-wrong": ("between-patients", Minutes(3, 5, 10)),
    "at-the-door": ("between-patients", Minutes(1, 1, 1)),
    "awareness-of-breath": ("mbsr", Minutes(2, 10, 45)),
    "back-to-rest": ("between-patients", Minutes(4, 12, 30)),
    "before-a-hard-conversation": ("compassionate-care", Minutes(1, 3, 8)),
    "before-the-shift": ("between-patients", Minutes(1, 3, 6)),
    "body-scan": ("mbsr", Minutes(3, 20, 60)),
    "breathing-space": ("mbsr", Minutes(2, 3, 8)),
    "caring-within-limits": ("loving-kindness", Minutes(3, 8, 20)),
    "eating-one-thing": ("mbsr", Minutes(3, 6, 15)),
    "feet-on-the-floor": ("between-patients", Minutes(1, 2, 4)),
    "first-sip": ("mbsr", Minutes(1, 2, 4)),
    "for-a-colleague": ("loving-kindness", Minutes(2, 5, 15)),
    "for-a-patient": ("loving-kindness", Minutes(1, 3, 10)),
    "glad-for-others": ("loving-kindness", Minutes(3, 6, 15)),
    "in-their-shoes": ("compassionate-care", Minutes(3, 8, 12)),
    "kindness-for-yourself": ("loving-kindness", Minutes(2, 10, 20)),
    "lake": ("mbsr", Minutes(6, 15, 30)),
    "leaving-the-shift": ("loving-kindness", Minutes(2, 5, 15)),
    "listening-to-listen": ("compassionate-care", Minutes(3, 8, 12)),
    "mountain": ("mbsr", Minutes(6, 15, 30)),
    "movement-lying": ("mbsr", Minutes(10, 30, 60)),
    "movement-on-a-chair": ("mbsr", Minutes(3, 8, 20)),
    "movement-standing": ("mbsr", Minutes(6, 20, 45)),
    "open-awareness": ("mbsr", Minutes(5, 15, 60)),
    "paced-breathing": ("unguided", Minutes(1, 5, 20)),
    "quiet-day": ("mbsr", Minutes(180, 300, 420)),
    "silent-sit": ("unguided", Minutes(1, 20, 120)),
    "sitting": ("mbsr", Minutes(8, 20, 60)),
    "someone-easy": ("loving-kindness", Minutes(2, 8, 20)),
    "someone-who-died": ("loving-kindness", Minutes(3, 6, 12)),
    "stop": ("mbsr", Minutes(1, 2, 3)),
    "the-pause": ("between-patients", Minutes(1, 1, 3)),
    "the-whole-ward": ("loving-kindness", Minutes(3, 8, 20)),
    "three-good-things": ("compassionate-care", Minutes(3, 5, 10)),
    "walking": ("mbsr", Minutes(3, 10, 30)),
    "washing-hands": ("between-patients", Minutes(1, 1, 1)),
    "when-it-hurts": ("loving-kindness", Minutes(2, 5, 12)),
    "whole-round": ("loving-kindness", Minutes(6, 20, 60)),
    "why-i-do-this": ("compassionate-care", Minutes(3, 6, 12)),
    "winding-down": ("between-patients", Minutes(5, 20, 45)),
}


@pytest.mark.parametrize("name", LIBRARY)
def test_the_library_ships_the_practices_that_the_app_speaks_of(name: str) -> None:
    header = read_header(resources.practices() / f"{name}.toml")

    assert (header.family, header.minutes) == LIBRARY[name]


def test_the_header_says_all_that_a_list_shows(script: Script) -> None:
    header = script.header

    assert header.title[0].isupper()
    assert header.purpose.endswith(".")
    assert len(header.purpose) <= 110
    assert header.posture
    assert header.tradition
    assert header.language == "en"
    assert "CC BY-SA 4.0" in header.credit


def test_no_two_practices_have_a_title_or_a_purpose_in_common() -> None:
    headers = [read_header(path) for path in FILES]

    assert len({header.title for header in headers}) == len(FILES)
    assert len({header.purpose for header in headers}) == len(FILES)


def test_the_arc_runs_from_arriving_by_an_anchor_to_orientation(guided: Script) -> None:
    kinds = [part.kind for part in guided.parts]

    assert kinds[0] is PartKind.ARRIVE
    assert kinds[-1] is PartKind.ORIENT
    assert PartKind.ANCHOR in kinds
    assert kinds.index(PartKind.INTENTION) > kinds.index(PartKind.ANCHOR)


def test_a_bell_opens_and_a_bell_closes(guided: Script) -> None:
    first, last = guided.parts[0].cues[0], guided.parts[-1].cues[-1]

    assert isinstance(first, Ring)
    assert first.bell is BellKind.OPEN
    assert isinstance(last, Ring)
    assert last.bell is BellKind.CLOSE


def test_clinicians_are_always_led_back_to_the_room(guided: Script) -> None:
    spoken = " ".join(cue.text for cue in guided.parts[-1].cues if isinstance(cue, Say))

    assert "three" in spoken
    assert "sounds" in spoken or "sights" in spoken or "things" in spoken


def test_what_leads_towards_rest_begins_with_a_bell_and_does_not_wake_the_listener(
    drowsy: Script,
) -> None:
    first = drowsy.parts[0].cues[0]
    bells = [cue for part in drowsy.parts for cue in part.cues if isinstance(cue, Ring)]

    assert bells == [first]
    assert PartKind.ORIENT not in {part.kind for part in drowsy.parts}


def test_no_pacing_rule_is_broken_at_any_minute_for_any_choice(
    file: Path, script: Script, voice: Voice
) -> None:
    assert list(report(file.name, check(script, voice))) == []


def test_every_part_speaks_in_the_longest_session(script: Script, voice: Voice) -> None:
    fitted = plan(script, script.header.minutes.longest * MINUTE, voice)

    spoken = {cue.part for cue in fitted.cues if cue.kind is CueKind.SAY}
    assert spoken == set(range(len(script.parts)))


def test_a_longer_practice_has_something_new_to_say_every_few_minutes(
    led: Script, voice: Voice
) -> None:
    minutes = led.header.minutes
    counts = [_spoken(led, voice, minute) for minute in _range(minutes)]

    for shorter, longer in zip(counts, counts[4:], strict=False):
        assert any(more > fewer for fewer, more in zip(shorter, longer, strict=True))


@pytest.mark.parametrize("anchor", Anchor)
def test_no_reminder_is_heard_twice_in_a_session(led: Script, voice: Voice, anchor: Anchor) -> None:
    for minute in _range(led.header.minutes):
        fitted = plan(led, minute * MINUTE, voice, Choices(anchor))
        reminders = [cue.text for cue in fitted.cues if cue.reminder]
        assert len(set(reminders)) == len(reminders), f"at {minute} min"


@pytest.mark.parametrize("minutes", [1, 2, 20, 120])
@pytest.mark.parametrize("every", [None, MINUTE, 5 * MINUTE])
def test_a_silent_sit_says_nothing_between_its_first_half_minute_and_its_last(
    voice: Voice, minutes: int, every: int | None
) -> None:
    script = script_of(resources.practices() / "silent-sit.toml")
    fitted = plan(script, minutes * MINUTE, voice, Choices(interval_frames=every))
    said = [cue for cue in fitted.cues if cue.kind is CueKind.SAY]

    assert 1 <= len(said) <= 3
    for cue in said:
        assert cue.end_frame < MINUTE // 2 or cue.at_frame > fitted.total_frames - MINUTE // 2


@pytest.mark.parametrize("breaths", [4.5, 6.0, 7.0])
def test_paced_breathing_paces_two_breaths_at_least_and_speaks_of_care_before(
    voice: Voice, breaths: float
) -> None:
    script = script_of(resources.practices() / "paced-breathing.toml")
    choices = Choices(breath_frames=breath_frames(breaths))
    for minute in _range(script.header.minutes):
        fitted = plan(script, minute * MINUTE, voice, choices)
        [paced] = fitted.paced
        before = " ".join(cue.text for cue in fitted.cues if cue.at_frame < paced.at_frame)
        assert not paced.cut_frames
        paced_frames = paced.end_frame - paced.at_frame
        assert paced_frames >= max(2 * breath_frames(breaths), (minute - 1.5) * MINUTE)
        assert "no deeper than is comfortable" in before
        assert "breathe as you like" in before


def test_the_difficult_person_can_be_skipped_and_takes_three_minutes_at_most(voice: Voice) -> None:
    script = script_of(resources.practices() / "whole-round.toml")
    (part,) = [index for index, part in enumerate(script.parts) if part.skippable]
    fitted = plan(script, script.header.minutes.longest * MINUTE, voice)

    heard = [cue for cue in fitted.cues if cue.part == part]
    assert "mildly irritates" in heard[0].text
    assert heard[-1].end_frame - heard[0].at_frame <= 3 * MINUTE + 10 * RATE


def _range(minutes: Minutes) -> range:
    return range(minutes.shortest, minutes.longest + 1)


def _spoken(script: Script, voice: Voice, minute: int) -> tuple[int, int]:
    """Return how many lines are said, and how many of them are no reminders."""
    fitted = plan(script, minute * MINUTE, voice)
    said = [cue for cue in fitted.cues if cue.kind is CueKind.SAY]
    return len(said), sum(not cue.reminder for cue in said)

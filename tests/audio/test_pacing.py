"""Each pacing rule is found where it is broken, and only there."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from audio.frames import MINUTE, frames
from audio.pacing import Finding, Rule, check, silence_bounds
from audio.script import (
    Admission,
    Anchor,
    BellKind,
    Part,
    PartKind,
    Remind,
    Ring,
    Rules,
    Say,
    Script,
    Span,
)
from tests.audio.script_making import CLOSE, FixedVoice, script_of, span

VOICE = FixedVoice(word_s=0.6)
TEN = "one two three four five six seven eight nine ten"  # 6 s
ORIENT = Part("Room", (Say(TEN, span(4, 6), line=90), CLOSE), PartKind.ORIENT, line=89)


def found(script: Script, voice=VOICE) -> dict[Rule, Finding]:
    return {finding.rule: finding for finding in check(script, voice)}


def good(*cues, minutes=(1, 1), rules=Rules.FULL, orient=ORIENT) -> Script:
    """A script without a finding, unless `cues` bring one: 36 s of speech in a minute."""
    twice = (Say(f"{TEN} {TEN} one two three four five", span(4, 8), line=n) for n in (1, 2))
    opening = (Ring(BellKind.OPEN, span(4)), *twice)
    return script_of((*opening, *cues), orient, minutes=minutes, rules=rules)


def roomy(*cues, orient=ORIENT) -> Script:
    """The same with two minutes for it, so that `cues` have time enough."""
    wait = Say("wait here", span(4, 900), announces=True)
    return good(*cues, wait, minutes=(2, 2), orient=orient)


def test_a_well_paced_script_has_no_findings():
    assert check(good(), VOICE) == []


@pytest.mark.parametrize(
    ("minutes", "bounds"),
    [
        (1, (0.30, 0.45)),
        (2, (0.325, 0.475)),
        (4, (0.375, 0.55)),
        (15, (0.55, 0.775)),
        (20, (0.60, 0.85)),
        (60, (0.60, 0.85)),
    ],
)
def test_the_share_of_silence_is_interpolated(minutes, bounds):
    assert silence_bounds(minutes * MINUTE) == pytest.approx(bounds)


def test_too_much_silence_says_how_much_speech_is_missing():
    finding = found(roomy())
    assert finding[Rule.SILENCE].allowed == "32% to 48%"
    assert "of speech too little" in finding[Rule.SILENCE].found


def test_too_little_silence_says_how_much_speech_is_over():
    script = script_of((Say(" ".join([TEN] * 7), span(4, 5)),), ORIENT, minutes=(1, 1))
    assert "of speech too much" in found(script, FixedVoice(word_s=0.57))[Rule.SILENCE].found


@pytest.mark.parametrize(("word_s", "rate"), [(0.5, "120"), (0.7, "86")])
def test_speech_too_fast_or_too_slow_is_found(word_s, rate):
    finding = found(roomy(), FixedVoice(word_s))[Rule.RATE]
    assert finding.found == f"{rate} words a minute"
    assert finding.line == 0


def test_a_rest_too_short_is_found_at_its_line():
    finding = found(roomy(Say("so", span(3.5), line=8)))[Rule.REST]
    assert (finding.line, finding.found) == (8, "3.5 s")


def test_a_flowing_line_needs_no_rest():
    assert Rule.REST not in found(roomy(Say("so", span(0), flow=True)))


@pytest.mark.parametrize("announces", [True, False])
def test_a_long_rest_needs_announcing(announces):
    script = roomy(Say("so", span(20.1), line=8, announces=announces))
    findings = found(script)
    assert (Rule.ANNOUNCED in findings) is not announces
    assert announces or findings[Rule.ANNOUNCED].line == 8


def quiet(*cues, minutes=4, rules=Rules.FULL) -> Script:
    return good(*cues, Say(TEN, span(4, 900), line=8, announces=True), minutes=(minutes, minutes))


def test_a_silence_without_a_return_is_found():
    finding = found(quiet())[Rule.RETURN]
    assert finding.line == 8
    assert finding.allowed.startswith("a return at most 90 s after")


def test_reminders_or_interval_bells_bring_the_return():
    assert Rule.RETURN not in found(quiet(Remind(("Back again.",), span(60, 90))))
    every = Ring(BellKind.INTERVAL, span(0), every=frames(60))
    assert Rule.RETURN not in found(quiet(every))


def test_first_words_come_within_eight_seconds():
    script = script_of(
        (Ring(BellKind.OPEN, span(8.1)), Say(TEN, span(4, 60), line=3)), ORIENT, minutes=(1, 1)
    )
    finding = found(script)[Rule.FIRST_WORDS]
    assert (finding.line, finding.found) == (3, "after 8.1 s")


def test_a_script_without_words_is_told_so():
    script = script_of((Ring(BellKind.OPEN, span(4, 600)), CLOSE), minutes=(1, 1))
    assert found(script)[Rule.FIRST_WORDS].found == "none"


def test_the_orientation_takes_the_last_ten_to_forty_seconds():
    long = Part("Room", (Say(TEN, span(4)), Say(TEN, span(20)), CLOSE), PartKind.ORIENT, line=5)
    finding = found(roomy(orient=long))[Rule.ORIENTATION]
    assert (finding.line, finding.found) == (5, "the last 41 s")
    none = Part("Room", (Say(TEN, span(4, 6)), CLOSE))
    assert found(roomy(orient=none))[Rule.ORIENTATION].found == 'no part of kind = "orient"'


def test_a_script_too_full_or_too_empty_is_found():
    assert Rule.TOO_MUCH in found(good(Say(TEN * 9, span(4))))
    assert Rule.TOO_LITTLE in found(good(minutes=(2, 2)))


def test_fit_is_checked_just_before_each_threshold():
    more = [Say(TEN, span(4, 60), Admission(from_frames=3 * MINUTE)) for _ in range(9)]
    finding = found(good(*more, minutes=(1, 3)))[Rule.TOO_LITTLE]
    assert finding.minutes == (2.0, 3 - 1 / MINUTE)


def test_unguided_practice_is_only_checked_to_fit():
    script = script_of(
        (Ring(BellKind.OPEN, span(4, 9000)), CLOSE), minutes=(1, 20), rules=Rules.UNGUIDED
    )
    assert check(script, VOICE) == []


def test_sleep_is_free_of_orientation_and_share_of_silence_alone():
    script = script_of((Say(TEN, span(4, 9000), line=8),), minutes=(4, 4), rules=Rules.SLEEP)
    assert set(found(script)) == {Rule.RETURN, Rule.ANNOUNCED}


def test_lengths_and_choices_of_a_finding_are_gathered():
    feet = Admission(anchors=frozenset({Anchor.FEET}))
    script = good(
        Say(TEN, Span(frames(1), frames(1)), feet, line=8),
        Say(TEN, span(4, 900), line=9, announces=True),
        minutes=(2, 3),
    )
    (finding,) = (each for each in check(script, VOICE) if each.rule is Rule.REST)
    assert finding.minutes == (2.0, 3.0)
    assert {choice.anchor for choice in finding.choices} == {Anchor.FEET}
    assert len(finding.choices) == 4


def test_findings_come_by_line():
    script = roomy(Say("so", span(1), line=9), Say("so", span(1), line=8))
    at = [finding.line for finding in check(script, VOICE)]
    assert at == sorted(at)
    assert {8, 9} <= set(at)


def test_each_line_is_measured_once():
    @dataclass
    class CountingVoice:
        asked: list[str]
        name: str = "Counting"

        def speaks(self, text: str) -> bool:
            return True

        def frame_count(self, text: str) -> int:
            self.asked.append(text)
            return VOICE.frame_count(text)

        def clip(self, text: str) -> None:
            return None

    voice = CountingVoice([])
    check(good(minutes=(1, 3)), voice)
    assert len(voice.asked) == len(set(voice.asked))

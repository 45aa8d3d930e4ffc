"""The pacing rules of the practices, checked at every length and choice. Knows no file format.

The rules are those of `docs/script-format.md`; `audio.script_check` tells a writer what is found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from audio.frames import MINUTE, RATE, seconds
from audio.plan import CueKind, Plan, PlannedCue
from audio.plan_items import SHORT_SESSION, Item, least, most, select, share, thresholds
from audio.plan_layout import EARLY, EARLY_RETURN, LATE_RETURN, LEAST_PIECE, Layout
from audio.planner import every_choice, finished
from audio.script import BellKind, Choices, Cue, PartKind, Rules, Say, Script
from audio.voices import Voice
from audio.voices.captions import word_count

WORDS_A_MINUTE = (90.0, 110.0)
SILENCE = ((1, 0.30, 0.45), (3, 0.35, 0.50), (5, 0.40, 0.60), (10, 0.50, 0.70), (20, 0.60, 0.85))
ANNOUNCED_ABOVE = 20 * RATE
FIRST_WORDS = 8 * RATE
ORIENTATION = (10 * RATE, 40 * RATE)


class Rule(StrEnum):
    """What a finding is about."""

    TOO_MUCH = "too much to say"
    TOO_LITTLE = "too little to say"
    RATE = "speech rate"
    SILENCE = "silence"
    RETURN = "return"
    ANNOUNCED = "announced"
    REST = "rest"
    FIRST_WORDS = "first words"
    ORIENTATION = "orientation"


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule broken at one line, at all the lengths and choices at which it is."""

    rule: Rule
    line: int  # of the script file; 0: the whole script
    found: str  # at the first of the lengths
    allowed: str
    minutes: tuple[float, ...]
    choices: tuple[Choices, ...]


@dataclass(frozen=True, slots=True)
class _Broken:
    rule: Rule
    line: int
    found: str
    allowed: str


def check(script: Script, voice: Voice) -> list[Finding]:
    """Return every pacing rule that `script` breaks as `voice` speaks it, by line.

    Rules are checked at each whole minute of its range, each choice of anchor and eyes, with
    skippable parts and without; that it fits also at the last frame before each threshold.
    """
    quick = _Remembering(voice)
    seen: dict[tuple[object, ...], list[_Broken]] = {}
    merged: dict[tuple[Rule, int], tuple[_Broken, set[float], dict[Choices, None]]] = {}
    for total in _lengths(script):
        for choices in every_choice():
            items = select(script, total, total, quick, choices)
            key = (total, *(item.position for item in items))
            if key not in seen:
                seen[key] = list(_broken(script, total, items, quick))
            for broken in seen[key]:
                kept = merged.setdefault((broken.rule, broken.line), (broken, set(), {}))
                kept[1].add(total / MINUTE)
                kept[2][choices] = None
    findings = [
        Finding(
            first.rule, first.line, first.found, first.allowed,
            tuple(sorted(minutes)), tuple(choices),
        )
        for first, minutes, choices in merged.values()
    ]  # fmt: skip
    return sorted(findings, key=lambda finding: (finding.line, finding.rule))


def silence_bounds(total_frames: int) -> tuple[float, float]:
    """Return the least and greatest share of silence for a length, interpolated between points."""
    minutes = total_frames / MINUTE
    if minutes <= SILENCE[0][0]:
        return SILENCE[0][1:]
    for (start, low, high), (end, next_low, next_high) in pairwise(SILENCE):
        if minutes <= end:
            way = (minutes - start) / (end - start)
            return low + way * (next_low - low), high + way * (next_high - high)
    return SILENCE[-1][1:]


class _Remembering:
    """A voice that looks each line up once."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._known: dict[str, int] = {}
        self.name = voice.name
        self.clip = voice.clip
        self.speaks = voice.speaks

    def frame_count(self, text: str) -> int:
        if text not in self._known:
            self._known[text] = self._voice.frame_count(text)
        return self._known[text]


def _lengths(script: Script) -> list[int]:
    minutes = script.header.minutes
    shortest, longest = minutes.shortest * MINUTE, minutes.longest * MINUTE
    others = {bound + step for bound in thresholds(script) for step in (-1, 0)}
    others.add(SHORT_SESSION + 1)  # the closing bell strikes earlier from here on
    whole = set(range(shortest, longest + 1, MINUTE))
    return sorted(whole | {length for length in others if shortest < length < longest})


def _broken(script: Script, total: int, items: list[Item], voice: Voice) -> Iterator[_Broken]:
    if not least(items) <= total <= most(items):
        yield _misfit(total, items)
        return
    if total % MINUTE or script.header.rules is Rules.UNGUIDED:
        return
    layout = Layout(voice, script.header.rules)
    rests = share(items, total)
    layout.add(items, rests)
    fitted = finished(script, total, layout, Choices())
    yield from _rests(items, rests)
    yield from _returns(script, fitted)
    yield from _reminders(script, fitted)
    yield from _rate(fitted)
    yield from _first_words(script, fitted)
    if script.header.rules is Rules.FULL:
        yield from _silence(fitted)
        yield from _orientation(script, fitted)


def _misfit(total: int, items: list[Item]) -> _Broken:
    allowed = f"{_s(total)} filled exactly"
    if least(items) > total:
        spoken = sum(item.lead for item in items)
        found = f"at least {_s(least(items))}, {_s(spoken)} of it speech"
        return _Broken(Rule.TOO_MUCH, 0, found, allowed)
    return _Broken(Rule.TOO_LITTLE, 0, f"at most {_s(most(items))}", allowed)


def _rests(items: list[Item], rests: list[int]) -> Iterator[_Broken]:
    for item, rest in zip(items, rests, strict=True):
        cue = item.cue
        if isinstance(cue, Say) and not cue.flow and rest < LEAST_PIECE:
            allowed = "at least 4 s after a line, or flow = true"
            yield _Broken(Rule.REST, cue.line, _s(rest), allowed)
        if rest > ANNOUNCED_ABOVE and not (isinstance(cue, Say) and cue.announces):
            allowed = "at most 20 s unless the line announces it (announces = true)"
            yield _Broken(Rule.ANNOUNCED, cue.line, _s(rest), allowed)


def _returns(script: Script, plan: Plan) -> Iterator[_Broken]:
    """Find where too long passes from one line to the next, or to a bell that stands in."""
    heard = [cue for cue in plan.cues if _returns_attention(cue)]
    ends = [cue.at_frame for cue in heard[1:]] + [plan.total_frames]
    for cue, end in zip(heard, ends, strict=False):
        limit = EARLY_RETURN if cue.at_frame < EARLY else LATE_RETURN
        apart = end - cue.at_frame
        if apart > limit:
            allowed = f"a return at most {_s(limit)} after a line begins (use remind)"
            yield _Broken(Rule.RETURN, _cue(script, cue).line, _s(apart), allowed)


def _returns_attention(cue: PlannedCue) -> bool:
    return cue.kind is CueKind.SAY or cue.bell in (BellKind.INTERVAL, BellKind.CLOSE)


def _reminders(script: Script, plan: Plan) -> Iterator[_Broken]:
    tiles = [cue for cue in plan.cues if cue.kind is not CueKind.BELL]
    for cue, after in pairwise(tiles):
        if cue.reminder and after.frame_count < LEAST_PIECE:
            line, found = _cue(script, cue).line, _s(after.frame_count)
            yield _Broken(Rule.REST, line, found, "at least 4 s after a reminder")


def _rate(plan: Plan) -> Iterator[_Broken]:
    spoken = [cue for cue in plan.cues if cue.kind is CueKind.SAY]
    count, length = (
        sum(word_count(cue.text) for cue in spoken),
        sum(cue.frame_count for cue in spoken),
    )
    rate = count * MINUTE / max(1, length)
    if not WORDS_A_MINUTE[0] <= rate <= WORDS_A_MINUTE[1]:
        yield _Broken(Rule.RATE, 0, f"{rate:.0f} words a minute", "90 to 110 words a minute")


def _first_words(script: Script, plan: Plan) -> Iterator[_Broken]:
    first = next((cue for cue in plan.cues if cue.kind is CueKind.SAY), None)
    if first is None:
        yield _Broken(Rule.FIRST_WORDS, 0, "none", "words within 8 s")
    elif first.at_frame > FIRST_WORDS:
        line, found = _cue(script, first).line, f"after {_s(first.at_frame)}"
        yield _Broken(Rule.FIRST_WORDS, line, found, "within 8 s")


def _silence(plan: Plan) -> Iterator[_Broken]:
    spoken = plan.spoken_frames
    found = 1 - spoken / plan.total_frames
    low, high = silence_bounds(plan.total_frames)
    if not low <= found <= high:
        few = spoken < (1 - high) * plan.total_frames
        other = (1 - high if few else 1 - low) * plan.total_frames
        what = f"{_s(abs(round(spoken - other)))} of speech too {'little' if few else 'much'}"
        yield _Broken(
            Rule.SILENCE, 0, f"{found:.0%} ({what})",
            f"{low:.0%} to {high:.0%}",
        )  # fmt: skip


def _orientation(script: Script, plan: Plan) -> Iterator[_Broken]:
    begins = [
        cue for cue in plan.cues
        if cue.kind is CueKind.SAY and script.parts[cue.part].kind is PartKind.ORIENT
    ]  # fmt: skip
    allowed = "the last 10 to 40 s"
    if not begins:
        yield _Broken(Rule.ORIENTATION, 0, 'no part of kind = "orient"', allowed)
        return
    taken = plan.total_frames - begins[0].at_frame
    if not ORIENTATION[0] <= taken <= ORIENTATION[1]:
        line = script.parts[begins[0].part].line
        yield _Broken(Rule.ORIENTATION, line, f"the last {_s(taken)}", allowed)


def _cue(script: Script, planned: PlannedCue) -> Cue:
    return script.parts[planned.part].cues[planned.source]


def _s(frame_count: int) -> str:
    return f"{seconds(frame_count):.4g} s"

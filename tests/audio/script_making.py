"""Scripts made for tests: small ones by hand, any number by hypothesis, and their TOML."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import strategies as st

from audio.frames import MINUTE, RATE, frames
from audio.plan import CueKind, Plan, PlannedCue
from audio.plan_items import Position
from audio.script import (
    Admission,
    Anchor,
    BellKind,
    Choices,
    Cue,
    Eyes,
    Header,
    Minutes,
    Part,
    PartKind,
    Remind,
    Ring,
    Rules,
    Say,
    Script,
    Span,
)

PLAIN = Admission()
CLOSE = Ring(BellKind.CLOSE)


@dataclass(frozen=True)
class FixedVoice:
    """Speaks each word in `word_s` seconds."""

    word_s: float = 0.6
    name: str = "Fixed"

    def speaks(self, text: str) -> bool:
        return True

    def frame_count(self, text: str) -> int:
        return len(text.split()) * frames(self.word_s)

    def clip(self, text: str) -> None:
        return None


def span(shortest_s: float, longest_s: float | None = None) -> Span:
    return Span(frames(shortest_s), frames(shortest_s if longest_s is None else longest_s))


def header(shortest: int, longest: int, rules: Rules = Rules.FULL) -> Header:
    minutes = Minutes(shortest, shortest, longest)
    return Header("made", "Made", "mbsr", "For a test.", "Any", "en", "Tend", minutes, rules=rules)


def script_of(
    *parts: Part | tuple[Cue, ...],
    minutes: tuple[int, int] = (1, 60),
    rules: Rules = Rules.FULL,
) -> Script:
    """Return a script of parts, or of the cues of parts."""
    made = tuple(
        part if isinstance(part, Part) else Part(f"Part {index}", part)
        for index, part in enumerate(parts)
    )
    return Script(header(*minutes, rules), made)


def lines(plan: Plan) -> list[tuple[Position, int, int]]:
    """Return position, first frame and end frame of each line that is no reminder."""
    return [
        ((cue.part, cue.source), cue.at_frame, cue.end_frame)
        for cue in plan.cues
        if cue.kind is CueKind.SAY and not cue.reminder
    ]


def texts(plan: Plan) -> list[str]:
    return [cue.text for cue in plan.cues if cue.kind is CueKind.SAY]


def past(plan: Plan, at_frame: int) -> list[PlannedCue]:
    """Everything up to a frame, silences and bells cut there."""
    return [
        replace(cue, frame_count=min(cue.frame_count, at_frame - cue.at_frame))
        for cue in plan.cues
        if cue.at_frame < at_frame
    ]


def silences(made: Plan) -> dict[Position, int]:
    """The whole silence after each line or bell, reminders in it included."""
    found: dict[Position, int] = {}
    reminded = 0
    for cue in made.cues:
        reminded += cue.frame_count if cue.reminder else 0
        if cue.kind is CueKind.REST:
            owner = (cue.part, cue.source)
            found[owner] = found.get(owner, 0) + cue.frame_count + reminded
            reminded = 0
    return found


def assert_whole(plan: Plan) -> None:
    """Says and rests follow one another without a gap and end on the promised frame."""
    at = 0
    for cue in plan.cues:
        if cue.kind is CueKind.BELL:
            assert cue.at_frame >= 0
            assert cue.end_frame <= plan.total_frames
        else:
            assert cue.at_frame == at
            at = cue.end_frame
    assert at == plan.total_frames
    assert [cue.at_frame for cue in plan.cues] == sorted(cue.at_frame for cue in plan.cues)


_texts = st.lists(
    st.sampled_from(["breathe", "in", "notice", "the", "feet", "and", "wait"]),
    min_size=1, max_size=6,
).map(" ".join)  # fmt: skip


@st.composite
def _spans(draw: st.DrawFn) -> Span:
    shortest = draw(st.integers(0, 8 * RATE))
    return Span(shortest, shortest + draw(st.sampled_from([0, 1, RATE, 7 * RATE + 13, MINUTE])))


@st.composite
def _admissions(draw: st.DrawFn) -> Admission:
    start = draw(st.sampled_from([0, 0, 0, 3 * MINUTE, 5 * MINUTE, 7 * MINUTE + MINUTE // 2]))
    end = draw(st.sampled_from([None, None, None, 4 * MINUTE, 8 * MINUTE, 10 * MINUTE]))
    if end is not None and end <= start:
        end = None
    anchors = draw(st.sampled_from([frozenset(), frozenset(), *(frozenset({a}) for a in Anchor)]))
    eyes = draw(st.sampled_from([None, None, *Eyes]))
    return Admission(start, end, anchors, eyes)


@st.composite
def _cues(draw: st.DrawFn) -> Cue:
    kind = draw(st.sampled_from(["say", "say", "say", "say", "ring", "remind", "every"]))
    admission = draw(_admissions())
    if kind == "remind":
        every = Span(draw(st.integers(10, 60)) * RATE, draw(st.integers(60, 180)) * RATE)
        return Remind(tuple(draw(st.lists(_texts, min_size=1, max_size=3))), every, admission)
    if kind == "ring":
        return Ring(BellKind.INTERVAL, draw(_spans()), admission)
    if kind == "every":
        return Ring(BellKind.INTERVAL, Span(0, 0), admission, draw(st.integers(20, 300)) * RATE)
    return Say(draw(_texts), draw(_spans()), admission, flow=draw(st.booleans()))


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """Make scripts that the fixed voice can fit to any length from 3 to 12 minutes."""
    bodies = draw(st.lists(st.lists(_cues(), min_size=1, max_size=5), min_size=1, max_size=3))
    parts = [
        Part(f"Part {index}", tuple(body), skippable=draw(st.booleans()), paced=draw(st.booleans()))
        for index, body in enumerate(bodies)
    ]
    arrive = Part("Arrive", (Ring(BellKind.OPEN, span(4)), Say("sit", span(4, 10))))
    wide = Part("Quiet", (Say("wait here", span(4, 900), announces=True),))
    orient = Part("Room", (Say("look round", span(4, 10)), CLOSE), PartKind.ORIENT)
    rules = draw(st.sampled_from(Rules))
    return script_of(arrive, *parts, wide, orient, minutes=(3, 12), rules=rules)


choices = st.builds(Choices, st.sampled_from(Anchor), st.sampled_from(Eyes), st.booleans())


def toml_of(script: Script) -> str:
    """Write a script as its file would be."""
    head, minutes = script.header, script.header.minutes
    rows = [
        f'title = "{head.title}"', f'family = "{head.family}"', f'purpose = "{head.purpose}"',
        f'posture = "{head.posture}"', f'language = "{head.language}"',
        f'credit = "{head.credit}"', f'rules = "{head.rules}"',
        f"minutes = {{ shortest = {minutes.shortest}, usual = {minutes.usual}, "
        f"longest = {minutes.longest} }}",
    ]  # fmt: skip
    for part in script.parts:
        rows += ["", "[[part]]", f'name = "{part.name}"', f'kind = "{part.kind}"']
        rows += [f"skippable = {str(part.skippable).lower()}"]
        rows += [f"paced = {str(part.paced).lower()}", "cues = ["]
        rows += [f"  {{ {', '.join(_fields(cue))} }}," for cue in part.cues]
        rows += ["]"]
    return "\n".join(rows) + "\n"


def _fields(cue: Cue) -> list[str]:
    if isinstance(cue, Say):
        fields = [f'say = "{cue.text}"', f'rest = "{_time(cue.rest)}"']
        fields += [f"{name} = true" for name in ("flow", "announces") if getattr(cue, name)]
    elif isinstance(cue, Remind):
        told = ", ".join(f'"{text}"' for text in cue.texts)
        fields = [f"remind = [{told}]", f'every = "{_time(cue.every)}"']
    else:
        fields = [f'bell = "{cue.bell}"']
        fields += [f'rest = "{_time(cue.rest)}"'] if cue.bell is not BellKind.CLOSE else []
        fields += [f'every = "{cue.every / RATE:.6f}s"'] if cue.every else []
    admission = cue.admission
    fields += [f"from = {admission.from_frames / MINUTE}"] if admission.from_frames else []
    fields += [f"until = {admission.until_frames / MINUTE}"] if admission.until_frames else []
    fields += [f'when = "{admission.eyes}"'] if admission.eyes else []
    anchors = ", ".join(f'"{anchor}"' for anchor in admission.anchors)
    return fields + ([f"anchor = [{anchors}]"] if anchors else [])


def _time(time: Span) -> str:
    return f"{time.shortest / RATE:.6f}s..{time.longest / RATE:.6f}s"


def written(folder: Path, text: str | bytes, name: str = "made.toml") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path

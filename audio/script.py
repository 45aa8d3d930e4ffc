"""What a practice script says, as frozen records. Knows no file format, voice or time line."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class BellKind(StrEnum):
    """Which bell is struck."""

    OPEN = "open"
    CLOSE = "close"
    INTERVAL = "interval"


class Bowl(StrEnum):
    """Which bowl is struck at both ends."""

    ROUND = "round"
    DEEP = "deep"
    CLEAR = "clear"


class Eyes(StrEnum):
    """Whether the wording is for open or closed eyes."""

    OPEN = "eyes-open"
    CLOSED = "eyes-closed"


class Anchor(StrEnum):
    """What the attention rests on."""

    BREATH = "breath"
    FEET = "feet"
    SOUND = "sound"
    SIGHT = "sight"


class PartKind(StrEnum):
    """The place of a part in the arc of a practice."""

    ARRIVE = "arrive"
    ANCHOR = "anchor"
    THEME = "theme"
    INTENTION = "intention"
    ORIENT = "orient"


class Rules(StrEnum):
    """Which pacing rules a script is held to."""

    FULL = "full"
    UNGUIDED = "unguided"
    SLEEP = "sleep"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the listener chose: it selects and words lines, never their order.

    `phrases` are the listener's own wishes, none empty; the n-th stands where a line has `phrase`
    n, and where there are fewer the written line stays.
    """

    anchor: Anchor = Anchor.BREATH
    eyes: Eyes = Eyes.CLOSED
    leave_out_skippable: bool = False
    phrases: tuple[str, ...] = ()
    interval_frames: int | None = None  # between the bells of a silent sit; None: no bells
    breath_frames: int = 480_000  # of one breath where breathing is paced: six a minute

    def __post_init__(self) -> None:
        for length in (self.interval_frames, self.breath_frames):
            if length is not None and length <= 0:
                raise ValueError("bells and breaths take some time")
        if not all(phrase.strip() for phrase in self.phrases):
            raise ValueError("a phrase of one's own has words in it")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of silence in frames, from `shortest` to `longest` (equal: a fixed rest)."""

    shortest: int
    longest: int

    def __post_init__(self) -> None:
        if not 0 <= self.shortest <= self.longest:
            raise ValueError(f"a rest runs from 0 upwards, not {self.shortest} to {self.longest}")

    @property
    def room(self) -> int:
        """How many frames the rest may grow."""
        return self.longest - self.shortest


@dataclass(frozen=True, slots=True)
class Admission:
    """When a cue is spoken: from `from_frames` on, before `until_frames`, and for these choices.

    The two bounds are half-open, so `from = 5` and `until = 5` never meet. Within one kind of
    choice the names are alternatives (feet or sound); across kinds all must hold.
    """

    from_frames: int = 0
    until_frames: int | None = None
    anchors: frozenset[Anchor] = frozenset()
    eyes: Eyes | None = None

    def admits(self, total_frames: int, choices: Choices) -> bool:
        """Say whether a session of `total_frames` with `choices` has this cue."""
        if total_frames < self.from_frames:
            return False
        if self.until_frames is not None and total_frames >= self.until_frames:
            return False
        if self.anchors and choices.anchor not in self.anchors:
            return False
        return self.eyes is None or self.eyes is choices.eyes


class Wished(StrEnum):
    """Whom a wish is for."""

    OTHER = "other"  # who is spoken to: "May you be well"
    SELF = "self"  # the listener, in the listener's own mouth: "May I be well"


@dataclass(frozen=True, slots=True)
class Say:
    """One spoken line and the silence after it."""

    text: str
    rest: Span
    admission: Admission = Admission()
    flow: bool = False
    announces: bool = False
    phrase: int | None = None  # the listener's own loving-kindness phrase stands here
    to: Wished = Wished.OTHER  # to whom that phrase is said
    line: int = 0  # in the source file, for messages


@dataclass(frozen=True, slots=True)
class Ring:
    """A bell; with `every`, an interval bell that recurs through the part's long silences.

    Where it is `chosen`, the listener says how often, or that there is none.
    """

    bell: BellKind
    rest: Span = Span(0, 0)
    admission: Admission = Admission()
    every: int | None = None  # frames
    line: int = 0
    chosen: bool = False

    @property
    def recurs(self) -> bool:
        """Whether it is a bell that strikes again and again."""
        return self.chosen or self.every is not None


@dataclass(frozen=True, slots=True)
class Remind:
    """Gentle returns, taken in turn, woven into the long silences of the rest of this part."""

    texts: tuple[str, ...]
    every: Span
    admission: Admission = Admission()
    line: int = 0


Cue = Say | Ring | Remind


@dataclass(frozen=True, slots=True)
class Part:
    """A named stretch of a practice: shown in the player, a place to resume from."""

    name: str
    cues: tuple[Cue, ...]
    kind: PartKind = PartKind.THEME
    skippable: bool = False
    line: int = 0
    paced: bool = False  # breathing is paced throughout it


@dataclass(frozen=True, slots=True)
class Minutes:
    """The whole minutes a practice can be fitted to."""

    shortest: int
    usual: int
    longest: int

    def __post_init__(self) -> None:
        if not 1 <= self.shortest <= self.usual <= self.longest:
            raise ValueError("minutes run shortest ≤ usual ≤ longest, from 1 upwards")


@dataclass(frozen=True, slots=True)
class Header:
    """What a list of practices shows, readable without the lines."""

    id: str
    title: str
    family: str
    purpose: str
    posture: str
    language: str
    credit: str
    minutes: Minutes
    tradition: str = ""
    rules: Rules = Rules.FULL


@dataclass(frozen=True, slots=True)
class Script:
    """A whole practice."""

    header: Header
    parts: tuple[Part, ...] = field(default_factory=tuple)

    @property
    def paced_parts(self) -> frozenset[int]:
        """Which parts breathing is paced in."""
        return frozenset(index for index, part in enumerate(self.parts) if part.paced)

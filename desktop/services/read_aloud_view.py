"""What the page "Read aloud" is shown, and what it says. Plain data: no Qt, no rules."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class OwnReading:
    """A reading that can be gone on with."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class AloudDraft:
    """A reading that is to be begun."""

    name: str
    speaker: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class AloudChoice:
    """A practice that is to be read aloud, and the readings there are."""

    practice_id: str
    title: str
    language: str
    readings: tuple[OwnReading, ...]


@dataclass(frozen=True, slots=True)
class AloudLine:
    """One line to be read."""

    part: str
    text: str
    condition: str = ""  # "from 5 minutes", "in long silences"


class AloudState(StrEnum):
    """Where the line stands."""

    READY = "ready"
    OPENING = "opening"  # the microphone
    RECORDING = "recording"
    WORKING = "working"  # a take is being made, or kept
    LISTENING = "listening"


@dataclass(frozen=True, slots=True)
class AloudView:
    """All that the page shows of a reading, but the level."""

    title: str  # of the practice
    reading: str  # its name
    lines: tuple[AloudLine, ...]
    kept: frozenset[int]  # the lines that are there already
    at: int
    state: AloudState = AloudState.READY
    has_take: bool = False  # one waits for this line, to be kept
    message: str = ""  # one calm sentence
    is_used: bool = False  # this reading says the lines

    @property
    def is_complete(self) -> bool:
        """Whether every line of the practice is there."""
        return len(self.kept) == len(self.lines)

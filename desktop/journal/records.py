"""What the journal keeps: frozen records that hold no impossible value. Knows no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.core.clock import Stamp
from desktop.core.limits import MOST_WORDS


class Moment(StrEnum):
    """Whether a check-in stands before a sitting, after one, or on its own."""

    BEFORE = "before"
    AFTER = "after"
    ALONE = "alone"


class Entered(StrEnum):
    """How an entry came into the journal."""

    NOW = "now"
    LATER = "later"  # kept out of within-day dynamics
    IMPORTED = "imported"


class Measure(StrEnum):
    """A number of a check-in that trends can follow."""

    ABLE = "able"
    PLEASANTNESS = "pleasantness"
    ENERGY = "energy"


class EntryKind(StrEnum):
    """What a written entry is about."""

    PLEASANT = "pleasant"  # the calendars of the course
    UNPLEASANT = "unpleasant"
    STUCK = "stuck"
    CONVERSATION = "conversation"
    ROLE_MODEL = "role-model"
    GOOD_THINGS = "good-things"
    WEEK_NOTE = "week-note"  # at the end of a week of a course


class CourseStep(StrEnum):
    """What a person did with a course; the days of practice come from the sittings."""

    BEGIN = "begin"  # value: the form
    FORM = "form"  # value: the form from here on
    WEEK = "week"  # value: the number of the week that is taken up, from 1
    PAUSE = "pause"
    RESUME = "resume"
    END = "end"


RANGES = {
    "pleasantness": (-100, 100),
    "energy": (-100, 100),
    "able": (0, 10),
    "slept_minutes": (0, 1440),
}


class FieldError(ValueError):
    """A value that a field cannot hold; `field` says where to show the message."""

    def __init__(self, field: str, found: object, allowed: str) -> None:
        self.field, self.found, self.allowed = field, found, allowed
        super().__init__(f"{field} is {found}; {allowed}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """How it was at one moment: any of pleasantness, energy, able, words or a note.

    Null means not said; it never means 0.
    """

    id: str
    at: Stamp
    day: str  # ISO date by the day boundary
    week: str  # ISO week of that day
    pleasantness: int | None = None  # −100 … 100
    energy: int | None = None  # −100 … 100
    able: int | None = None  # 0 … 10
    words: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    slept_minutes: int | None = None  # since the last main sleep, 0 … 1440
    note: str = ""
    moment: Moment = Moment.ALONE
    sitting_id: str | None = None
    entered: Entered = Entered.NOW
    source: str = "tend"

    def __post_init__(self) -> None:
        for name, (low, high) in RANGES.items():
            value = getattr(self, name)
            if value is None:
                continue
            if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
                raise FieldError(name, value, f"a whole number from {low} to {high}")
        for name in ("words", "contexts", "note", "source"):
            check_text(name, getattr(self, name))
        if len(self.words) > MOST_WORDS:
            raise FieldError("words", len(self.words), f"at most {MOST_WORDS} words")
        said = (self.pleasantness, self.energy, self.able, self.words or None, self.note or None)
        if all(part is None for part in said):
            raise FieldError(
                "check-in", "empty", "at least one of pleasantness, energy, able, word or note"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One practice as it was played: its minutes are the seconds that actually sounded."""

    id: str
    at: Stamp  # when it began
    day: str
    week: str
    practice_id: str
    planned_s: int
    practised_s: float = 0.0
    finished: bool = False  # played to its end
    closed: bool = False  # ended by the person or the end; open means playing now, or a crash
    hard: bool = False  # "that was hard"
    choices: str = ""  # JSON of what was chosen
    source: str = "tend"

    def __post_init__(self) -> None:
        if self.planned_s <= 0:
            raise FieldError("planned_s", self.planned_s, "more than 0 seconds")
        if not 0 <= self.practised_s < float("inf"):
            raise FieldError("practised_s", self.practised_s, "0 seconds or more")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something written down under a few questions: a calendar's moment, a role model, a note.

    `answers` has (question, words) for each question that was answered, in the form's order; what
    the questions ask is `desktop.course.questions`'.
    """

    id: str
    at: Stamp
    day: str
    week: str
    kind: EntryKind
    answers: tuple[tuple[str, str], ...]
    course: str = ""  # "eight-weeks/3": the week of the course it was written for
    sitting_id: str | None = None
    entered: Entered = Entered.NOW
    source: str = "tend"

    def __post_init__(self) -> None:
        for question, words in self.answers:
            check_text("answers", (question, words))
        if not any(words.strip() for _, words in self.answers):
            raise FieldError("answers", "empty", "at least one answer")

    def answer(self, question: str) -> str:
        """Return what was written under a question, or nothing."""
        return dict(self.answers).get(question, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseEvent:
    """One step of a person through a course."""

    id: str
    at: Stamp
    day: str
    week: str
    course_id: str
    step: CourseStep
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Words that stand in a form and are not kept: no entry, counted and listed nowhere."""

    form: str  # which form; or the id of the entry that they would change
    answers: tuple[tuple[str, str], ...]  # (question, words)
    at: datetime | None = None  # local civil time of an earlier moment; None is now

    def __post_init__(self) -> None:
        for answer in self.answers:
            check_text("answers", answer)

    @property
    def is_empty(self) -> bool:
        """Whether there is not a word in it."""
        return not any(words.strip() for _, words in self.answers)


def check_text(field: str, text: str | tuple[str, ...]) -> None:
    """Refuse what is no text, or holds half a character.

    Raises:
        FieldError: it does.
    """
    for part in (text,) if isinstance(text, str) else text:
        if not isinstance(part, str) or (not part.isascii() and _broken(part)):
            raise FieldError(field, ascii(part), "text")


def _broken(text: str) -> bool:
    """Say whether `text` holds half a character, as bytes that are not UTF-8 leave behind."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False

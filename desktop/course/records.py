"""What a course is: its weeks, and what each asks for. Frozen; knows no file and no person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.journal.records import EntryKind


class Form(StrEnum):
    """How long the days are."""

    CLASSIC = "classic"
    SHORT = "short"


class Each(StrEnum):
    """When a practice of a week is done."""

    DAY = "day"  # on every day of practice
    TURN = "turn"  # by turns with the others of its week that take turns


@dataclass(frozen=True, slots=True)
class CoursePractice:
    """A practice of a week, and its minutes in each form."""

    practice_id: str
    classic: int
    short: int
    each: Each = Each.DAY

    def minutes(self, form: Form) -> int:
        """Return how long it is in a form of the course."""
        return self.classic if form is Form.CLASSIC else self.short


@dataclass(frozen=True, slots=True)
class Informal:
    """Something done with attention in the middle of a day."""

    title: str
    text: str
    practice_id: str = ""


@dataclass(frozen=True, slots=True)
class Diary:
    """What is noticed and written down in a week."""

    kind: EntryKind
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Week:
    """A week of a course: as long as its days of practice take."""

    title: str
    theme: str  # a sentence or two
    text: tuple[str, ...]  # paragraphs
    practices: tuple[CoursePractice, ...]
    days: int  # of practice that complete it
    is_aside: bool = False  # a quiet day between the weeks: offered, and passed over if unused
    informal: Informal | None = None
    diary: Diary | None = None
    acts: tuple[str, ...] = ()  # one small thing to try at work, for each day of practice
    note: str = ""  # what to look back on at its end

    def practice(self, practice_id: str) -> CoursePractice | None:
        """Return the week's practice of this id, or None."""
        return next((one for one in self.practices if one.practice_id == practice_id), None)


@dataclass(frozen=True, slots=True)
class Course:
    """A course as it is written."""

    id: str
    title: str
    below: str  # a line beneath the title
    purpose: str
    credit: str
    weeks: tuple[Week, ...]
    has_forms: bool  # a classic and a short one

    def number_of(self, index: int) -> int | None:
        """Return the number a week goes by, from 1; None for one that stands aside."""
        if self.weeks[index].is_aside:
            return None
        return sum(not week.is_aside for week in self.weeks[: index + 1])

"""The frozen records that the course page is shown. Plain data: no Qt, no rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One week in the list at the left."""

    index: int
    label: str  # "3 · Being in motion"
    is_done: bool  # and not under way once more
    is_current: bool
    told: str  # for a screen reader: "four of six days"


@dataclass(frozen=True, slots=True)
class AskedPractice:
    """One practice of a week."""

    practice_id: str
    title: str
    minutes: int
    aside: str  # "30 min · today"


@dataclass(frozen=True, slots=True)
class ToWrite:
    """Something of a week to be written down."""

    kind: str  # an `EntryKind`
    course: str  # "eight-weeks/3"
    title: str
    aside: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class WeekView:
    """One week, in full."""

    index: int
    name: str  # "Week 3", or "Between the weeks"
    title: str
    theme: str
    text: tuple[str, ...]
    practices: tuple[AskedPractice, ...]
    days_done: int
    days_asked: int
    informal: AskedPractice | None = None
    informal_title: str = ""
    informal_text: str = ""
    diary: ToWrite | None = None
    note: ToWrite | None = None
    act: str = ""  # today's small thing to try
    is_current: bool = False
    is_aside: bool = False

    @property
    def is_over(self) -> bool:
        """Whether it has its days of practice."""
        return self.days_done >= self.days_asked


@dataclass(frozen=True, slots=True)
class CourseView:
    """A course and where a person stands in it."""

    id: str
    title: str
    below: str
    purpose: str
    standing: str  # a `Standing`
    status: str  # one sentence
    form: str  # a `Form`
    has_forms: bool
    weeks: tuple[WeekRow, ...]
    week: WeekView
    today: AskedPractice | None  # what Begin begins
    is_today_done: bool  # all of today's practices were practised
    others: tuple[tuple[str, str], ...]  # every course: (id, title)


@dataclass(frozen=True, slots=True)
class TimetableRow:
    """When a part of a long practice begins."""

    at: str  # "0:20"
    name: str
    minutes: int


@dataclass(frozen=True, slots=True)
class WeekRecord:
    """What was practised of one week."""

    label: str
    days: tuple[date, ...]
    minutes: int
    practised: tuple[tuple[str, int], ...]  # (title, minutes)


@dataclass(frozen=True, slots=True)
class CourseRecord:
    """A course on paper."""

    title: str
    below: str
    standing: str
    begun: date | None
    weeks: tuple[WeekRecord, ...]
    made: date

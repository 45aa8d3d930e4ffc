"""What pages of reflections, scores and marks emit and are shown. Plain data: no Qt, no rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ReflectionDraft:
    """The eight answers of a week as they stand on the page; None is left out."""

    answers: tuple[int | None, ...] = (None,) * 8
    note: str = ""
    at: datetime | None = None  # local civil time of an earlier moment; None is now
    amends: str | None = None  # id of the reflection that this changes


@dataclass(frozen=True, slots=True)
class ScoreDraft:
    """A questionnaire as it was entered: its answers by number, or its totals."""

    questionnaire: str = ""  # its key; nothing is chosen yet
    answers: tuple[int, ...] = ()
    totals: tuple[tuple[str, float], ...] = ()  # (scale, number)
    note: str = ""
    at: datetime | None = None
    amends: str | None = None


@dataclass(frozen=True, slots=True)
class MarkDraft:
    """Something to be seen on the charts: a day, or with `until` a stretch of days."""

    name: str = ""
    day: date | None = None  # None is today
    until: date | None = None
    amends: str | None = None


@dataclass(frozen=True, slots=True)
class ScaleForm:
    """One number that a questionnaire gives, as its page shows it."""

    key: str
    name: str
    lowest: float
    highest: float


@dataclass(frozen=True, slots=True)
class QuestionnaireForm:
    """One questionnaire to choose, and what its page asks: numbers only."""

    key: str
    short: str
    name: str
    items: int
    lowest: int
    highest: int
    scales: tuple[ScaleForm, ...]
    lowest_means: str = ""


@dataclass(frozen=True, slots=True)
class YearDay:
    """One day of a year that has check-ins of the measure."""

    day: date
    mean: float  # on the measure's own scale
    checkins: int


@dataclass(frozen=True, slots=True)
class YearView:
    """A year in days, of one measure."""

    year: int
    measure: str  # able, pleasantness
    lowest: float
    highest: float
    days: tuple[YearDay, ...]  # those with an entry, in their order
    today: date
    first_year: int  # the earliest with anything in it

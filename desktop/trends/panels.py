"""Charts without a time axis, in plain frozen records. Knows no numpy and no Qt.

Like a `Picture` each has its words and its table; what draws it works nothing out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.trends.picture import Table, Words


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One practice: from the mean before to the mean after."""

    name: str
    before: float
    after: float
    n: int
    low: float | None  # 95 % interval of the change
    high: float | None
    words: str  # what is said of it: to the ear, and where the pointer rests


@dataclass(frozen=True, slots=True)
class Changes:
    """Before and after, a row for each practice, in the order they are shown."""

    key: str
    words: Words
    table: Table
    rows: tuple[ChangeRow, ...]
    low: float  # ends of the measure's scale
    high: float
    ends: tuple[str, str] = ("", "")  # what they mean
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a grid; `share` (0 … 1) says where its value lies on the scale."""

    value: float | None
    share: float
    thin: bool  # hatched: too few days stand behind it
    shown: str  # inside it, where there is room
    words: str


@dataclass(frozen=True, slots=True)
class Grid:
    """Hard hours: weekdays across, kinds of shift or parts of the day down."""

    key: str
    words: Words
    table: Table
    across: tuple[tuple[str, str], ...]  # short and full name of each column
    down: tuple[str, ...]  # name of each row
    cells: tuple[tuple[GridCell, ...], ...]  # rows of columns
    ends: tuple[str, str] = ("", "")  # what the pale and the deep end mean
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class CurveStep:
    """From `day` on, this share is not back yet, with its 95 % interval where it has one."""

    day: float
    share: float
    low: float | None
    high: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Curve:
    """Coming back: the one number, and the share of dips that lasted longer, day by day."""

    key: str
    words: Words
    table: Table
    big: str  # "2 days"; empty where there is none
    under: str  # what the number is
    steps: tuple[CurveStep, ...]
    median: float | None
    last_day: float  # as far as the curve goes
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of a year; `share` (0 … 1) says where its mean lies on the scale."""

    day: date
    share: float
    words: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """A year in days. Days without an entry are not in it: they stay empty."""

    key: str
    words: Words
    table: Table
    first: date
    last: date
    days: tuple[CalendarDay, ...]
    ends: tuple[str, str] = ("", "")
    is_empty: bool = False


Panel = Changes | Grid | Curve | Calendar

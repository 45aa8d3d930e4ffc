"""The frozen records that a trend is made of: all that chart, table, sentence and JSON show.

Knows no numpy, so that widgets may hold these records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

DayRow = tuple[str, str, float, int]
"""One day with an entry: ISO date, ISO week, mean of the day, number of entries."""

Days = Iterable[DayRow]
Minutes = Mapping[str, float] | Iterable[tuple[str, float]]
"""Minutes practised by ISO week."""


class Verdict(StrEnum):
    """What may be said of a slope."""

    ROSE = "rose"
    MAY_HAVE_RISEN = "may-have-risen"
    UNCLEAR = "unclear"
    MAY_HAVE_FALLEN = "may-have-fallen"
    FELL = "fell"
    TOO_LITTLE = "too-little"


@dataclass(frozen=True, slots=True)
class WeekPoint:
    """One calendar week. A week without entries has no mean: gaps stay gaps."""

    week: str  # 2025-W01
    number: int  # running number of the week, see desktop.core.days
    mean: float | None = None  # mean of the day means
    days: int = 0  # days with an entry
    checkins: int = 0
    filled: bool = False  # at least 3 entries on at least 2 days, and the week is over
    so_far: bool = False  # holds the as-of date
    low: float | None = None  # 95 % t-interval of the day means
    high: float | None = None


@dataclass(frozen=True, slots=True)
class LevelPoint:
    """The trend line in one week, and its 95 % band."""

    week: str
    number: int
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Slope:
    """The change a week over the range, and what may be said of it."""

    verdict: Verdict
    weeks_used: int  # filled weeks of the range
    per_week: float | None = None
    low: float | None = None  # 95 % interval
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The mean of some weeks, over the days with an entry."""

    mean: float | None
    low: float | None  # 95 % t-interval of the day means
    high: float | None
    days: int
    checkins: int


@dataclass(frozen=True, slots=True)
class WeekMinutes:
    """How long was practised in one week."""

    week: str
    number: int
    minutes: float


@dataclass(frozen=True, slots=True)
class History:
    """Everything up to the as-of day, for a chart that is moved beyond its range."""

    weekly: tuple[WeekPoint, ...]
    level: tuple[LevelPoint, ...]
    minutes: tuple[WeekMinutes, ...]


@dataclass(frozen=True, slots=True)
class TrendView:
    """A trend as it is shown: one measure over one range, as of one day."""

    measure: str
    instead_of: str | None  # the measure that had too few filled weeks, if this one stands in
    weeks_asked: int | None  # None: all
    as_of: date
    low: float  # ends of the measure's scale
    high: float
    weekly: tuple[WeekPoint, ...]  # every calendar week of the range
    level: tuple[LevelPoint, ...]  # where the line is drawn
    slope: Slope
    minutes: tuple[WeekMinutes, ...]  # every calendar week of the range
    begins: int  # number of the first week with anything in it; weeks before it are no gap
    period: Period | None  # short ranges: their mean,
    before: Period | None  # and that of as many weeks before
    earlier: int  # entries before the range
    history: History  # the range and all before it
    title: str = ""
    headline: str = ""
    subline: str = ""
    note: str = ""  # why another measure is shown
    how: tuple[str, ...] = ()  # "how this was made", a paragraph each

    @property
    def checkins(self) -> int:
        """Entries of the measure in the range."""
        return sum(point.checkins for point in self.weekly)

    @property
    def practised(self) -> float:
        """Minutes practised in the range."""
        return sum(week.minutes for week in self.minutes)

    @property
    def is_empty(self) -> bool:
        """Whether the range has neither an entry nor a minute."""
        return self.checkins == 0 and self.practised == 0

    def to_json(self) -> dict[str, object]:
        """Return the plain form that `trends --json` prints; unknown is None."""
        return {
            "measure": self.measure,
            "weekly": [
                {
                    "week": point.week,
                    "mean": point.mean,
                    "days": point.days,
                    "checkins": point.checkins,
                    "filled": point.filled,
                }
                for point in self.weekly
            ],
            "level": [
                {"week": point.week, "mean": point.mean, "low": point.low, "high": point.high}
                for point in self.level
            ],
            "slope": {
                "per_week": self.slope.per_week,
                "low": self.slope.low,
                "high": self.slope.high,
                "verdict": self.slope.verdict.value,
                "weeks_used": self.slope.weeks_used,
            },
            "minutes": [{"week": week.week, "minutes": week.minutes} for week in self.minutes],
        }

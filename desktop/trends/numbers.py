"""Every number of the Trends page at once, from the journal's rows. Pure; knows no words.

The page, `trends --json` and the report all take them from here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from desktop.core.days import week_number, week_of
from desktop.trends.hours import HourCell, cells
from desktop.trends.measures import scale_of
from desktop.trends.pairs import PracticeChange
from desktop.trends.questionnaires import Questionnaire
from desktop.trends.ranges import TimeRange, time_range
from desktop.trends.records import DayRow, TrendView
from desktop.trends.recovery import Recovery, recovery
from desktop.trends.reflections import ReflectionScore
from desktop.trends.shown.before_after import changes_within
from desktop.trends.shown.hard_hours import levels_within
from desktop.trends.shown.reflections import WeekReflection, weekly_reflections
from desktop.trends.shown.scores import ScorePoint, ScoreRow, score_points
from desktop.trends.shown.steadiness import blocks_within
from desktop.trends.steadiness import Moment, SteadyBlock, pairs_by_week, steadiness
from desktop.trends.view import trend_view
from desktop.trends.weekly import gather


@dataclass(frozen=True, slots=True)
class MeasureRows:
    """What the journal has of one measure, oldest first."""

    days: list[DayRow] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    changes: list[tuple[str, str, float, float]] = field(default_factory=list)
    by_shift: list[DayRow] = field(default_factory=list)
    by_hour: list[tuple[str, int, float, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LifeRows:
    """What stands beside the check-ins, oldest first."""

    practised: list[tuple[str, float]] = field(default_factory=list)  # (ISO date, minutes)
    reflections: list[tuple[str, ReflectionScore]] = field(default_factory=list)  # by ISO week
    scores: list[ScoreRow] = field(default_factory=list)
    marks: list[tuple[str, date, date | None]] = field(default_factory=list)
    shifts: list[tuple[datetime, datetime, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Numbers:
    """All of it, of one measure over one range, as of one day."""

    time: TimeRange
    view: TrendView
    blocks: tuple[SteadyBlock, ...]  # all there are; those of the range: see `steadiness`
    recovery: Recovery
    before_after: tuple[PracticeChange, ...]
    levels: tuple[DayRow, ...]  # of hard hours, in the range
    reflections: tuple[WeekReflection, ...]  # all there are
    scores: tuple[ScorePoint, ...]  # all there are

    @property
    def steadiness(self) -> list[SteadyBlock]:
        """The blocks of the range."""
        return blocks_within(self.blocks, self.time)

    @property
    def hard_hours(self) -> tuple[HourCell, ...]:
        """Weekday by shift, or by part of the day."""
        return cells(self.levels)

    def to_json(self) -> dict[str, object]:
        """Return the plain form that `trends --json` prints; unknown is None."""
        within = [one for one in self.reflections if one.number in self.time.numbers]
        scores = [one for one in self.scores if self.time.holds(one.day.isoformat())]
        return self.view.to_json() | {
            "steadiness": [block.to_json() for block in self.steadiness],
            "recovery": self.recovery.to_json(),
            "before_after": [row.to_json() for row in self.before_after],
            "hard_hours": [cell.to_json() for cell in self.hard_hours],
            "scores": [score.to_json() for score in scores],
            "reflections": [one.to_json() for one in within],
        }


def numbers(
    measure: str,
    rows: MeasureRows,
    life: LifeRows,
    keys: dict[str, Questionnaire],
    weeks: int | None,
    as_of: date,
) -> Numbers:
    """Return every number of a measure over the last `weeks` weeks (None: all) as of a day.

    `keys` are the scoring keys that are known. Any thread. Raises ValueError for an unknown
    measure or an impossible number of weeks.
    """
    scale = scale_of(measure)
    found = gather(rows.days, as_of)
    minutes = minutes_by_week(life.practised, as_of)
    time = time_range(_known(found, minutes, life), weeks, as_of)
    last_day = as_of.isoformat()
    days = sorted((date.fromisoformat(day), mean) for day, _, mean, _ in rows.days)
    return Numbers(
        time=time,
        view=trend_view(rows.days, minutes, measure, weeks, as_of),
        blocks=steadiness(
            pairs_by_week(rows.moments, last_day), found, time.last_full, time.numbers.start - 1
        ),
        recovery=recovery(days, scale, time.first_day, as_of),
        before_after=changes_within(rows.changes, time),
        levels=levels_within(rows.by_shift, rows.by_hour, time),
        reflections=weekly_reflections(life.reflections, time),
        scores=score_points(life.scores, keys, as_of),
    )


def minutes_by_week(practised: Iterable[tuple[str, float]], as_of: date) -> dict[str, float]:
    """Return the minutes practised by ISO week; days after the as-of day do not count."""
    found: dict[str, float] = {}
    for day, minutes in practised:
        if minutes > 0 and day <= as_of.isoformat():
            week = week_of(date.fromisoformat(day))
            found[week] = found.get(week, 0.0) + minutes
    return found


def _known(found: Iterable[int], minutes: Iterable[str], life: LifeRows) -> list[int]:
    weeks = [*minutes, *(week for week, _ in life.reflections)]
    return [*found, *(week_number(week) for week in weeks)]

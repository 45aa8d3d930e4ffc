"""The weekly reflection, as it is shown: its score week by week, and its four facets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.core.days import week_from_number, week_number
from desktop.core.words import plural, tr
from desktop.trends.intervals import mean_interval, mean_of
from desktop.trends.phrases import number, week_dates
from desktop.trends.picture import (
    Bend,
    Cell,
    Column,
    Dot,
    Look,
    Pane,
    Picture,
    Reading,
    Series,
    Table,
    Words,
)
from desktop.trends.ranges import TimeRange
from desktop.trends.records import Slope, Verdict
from desktop.trends.reflections import ReflectionScore
from desktop.trends.shown import cells
from desktop.trends.slope import LEAST_WEEKS, slope_of

KEY = "reflections"
MIDDLE = 0.5
FACET_LOOKS = (Look.MAIN, Look.SECOND, Look.THIRD, Look.FOURTH)


@dataclass(frozen=True, slots=True)
class WeekReflection:
    """What was said of one week; the last word counts where there are several."""

    number: int  # running number of the week
    score: ReflectionScore

    def to_json(self) -> dict[str, object]:
        """Return the plain form that `trends --json` prints."""
        return {
            "week": week_from_number(self.number),
            "score": self.score.score,
            "facets": dict(self.score.facets),
        }


def weekly_reflections(
    rows: Sequence[tuple[str, ReflectionScore]], time: TimeRange
) -> tuple[WeekReflection, ...]:
    """Return one reflection a week up to the as-of day's; (ISO week, score) in time's order."""
    last: dict[int, ReflectionScore] = {week_number(week): score for week, score in rows}
    return tuple(
        WeekReflection(week, score)
        for week, score in sorted(last.items())
        if week < time.numbers.stop
    )


def reflections_shown(
    found: Sequence[WeekReflection], time: TimeRange, facets: Mapping[str, str]
) -> Picture:
    """Return the chart of every reflection; the sentence speaks of those in the range.

    `facets` names each facet by its key, in their order.
    """
    within = [one for one in found if one.number in time.numbers]
    scored = [(one.number, one.score.score) for one in within if one.score.score is not None]
    slope = slope_of([week for week, _ in scored], [value for _, value in scored])
    return Picture(
        key=KEY,
        words=Words(tr("Weekly reflection"), *_said(scored, slope), note=_not_a_test(), how=_how()),
        panes=(
            Pane((_score_series(found),), 0.0, 100.0, tr("Score, 0 to 100")),
            Pane(tuple(_facet_series(found, facets)), 0.0, 100.0, tr("Facets"), share=0.8),
        ),
        readings=tuple(_reading(one, facets) for one in found),
        table=_table(within, facets),
        first=float(time.numbers.start),
        last=float(time.numbers.stop),
        whole_first=float(min([time.numbers.start, *(one.number for one in found)])),
        whole_last=float(time.numbers.stop),
        is_empty=not within,
    )


def _score_series(found: Sequence[WeekReflection]) -> Series:
    values = [(one.number, one.score.score) for one in found]
    return _series(tr("Score"), Look.MAIN, values)


def _facet_series(found: Sequence[WeekReflection], facets: Mapping[str, str]) -> list[Series]:
    return [
        _series(name, look, [(one.number, dict(one.score.facets).get(key)) for one in found])
        for (key, name), look in zip(facets.items(), FACET_LOOKS, strict=False)
    ]


def _series(name: str, look: Look, values: Sequence[tuple[int, float | None]]) -> Series:
    """Return points, joined only from one week to the very next: gaps stay gaps."""
    there = [(week, value) for week, value in values if value is not None]
    before = [None, *(week for week, _ in there)]
    return Series(
        name,
        look,
        dots=tuple(Dot(week + MIDDLE, value) for week, value in there),
        line=tuple(
            Bend(week + MIDDLE, value, breaks=last is None or week - last > 1)
            for (week, value), last in zip(there, before, strict=False)
        ),
    )


def _said(scored: Sequence[tuple[int, float]], slope: Slope) -> tuple[str, str]:
    if not scored:
        return tr("No weekly reflection in this range."), ""
    if slope.verdict is Verdict.TOO_LITTLE:
        return _newest(scored), _average(scored) + " " + _missing(len(scored))
    return _verdict(slope.verdict), _average(scored) + " " + _change(slope)


def _newest(scored: Sequence[tuple[int, float]]) -> str:
    return tr("Your latest reflection came to {score} of 100.", score=number(scored[-1][1], 0))


def _average(scored: Sequence[tuple[int, float]]) -> str:
    values = [value for _, value in scored]
    mean, interval = number(mean_of(values), 0), mean_interval(values)
    weeks = plural(len(values), "{n} week", "{n} weeks")
    if interval is None:
        return tr("Average {mean} ({weeks}).", mean=mean, weeks=weeks)
    low, high = (number(min(max(end, 0.0), 100.0), 0) for end in interval)
    return tr(
        "Average {mean} (95% interval {low} to {high}; {weeks}).",
        mean=mean,
        low=low,
        high=high,
        weeks=weeks,
    )


def _missing(have: int) -> str:
    return plural(
        LEAST_WEEKS - have,
        "To say whether it changed, this range needs one more week.",
        "To say whether it changed, this range needs {n} more weeks.",
    )


def _verdict(verdict: Verdict) -> str:
    match verdict:
        case Verdict.ROSE:
            return tr("Your weekly reflection has been higher.")
        case Verdict.MAY_HAVE_RISEN:
            return tr("Your weekly reflection may have been higher.")
        case Verdict.FELL:
            return tr("Your weekly reflection has been lower.")
        case Verdict.MAY_HAVE_FALLEN:
            return tr("Your weekly reflection may have been lower.")
        case _:
            return tr("No clear change in your weekly reflection.")


def _change(slope: Slope) -> str:
    size = number(slope.per_week or 0.0, 1)
    if slope.low is None or slope.high is None:
        return tr("Best estimate {size} a week (too few weeks for an interval).", size=size)
    return tr(
        "Best estimate {size} a week (95% interval {low} to {high}).",
        size=size,
        low=number(slope.low, 1),
        high=number(slope.high, 1),
    )


def _reading(one: WeekReflection, facets: Mapping[str, str]) -> Reading:
    score = one.score
    lines = [week_dates(week_from_number(one.number))]
    if score.score is None:
        lines.append(tr("{n} of 8 answered: no score", n=score.answered))
    else:
        lines.append(tr("Score {score} of 100", score=number(score.score, 0)))
    by_key = dict(score.facets)
    lines += [
        tr("{facet} {value}", facet=name, value=number(value, 0))
        for key, name in facets.items()
        if (value := by_key.get(key)) is not None
    ]
    start = float(one.number)
    return Reading(start, start + 1, tuple(lines), start + MIDDLE, score.score)


def _table(within: Sequence[WeekReflection], facets: Mapping[str, str]) -> Table:
    columns = (
        Column(tr("Week"), "week", numeric=False),
        Column(tr("Score"), "score"),
        *(Column(name, key) for key, name in facets.items()),
        Column(tr("Answered"), "answered"),
    )
    return cells.table(
        tr("Weekly reflections"), columns, [_row(one, facets) for one in reversed(within)]
    )


def _row(one: WeekReflection, facets: Mapping[str, str]) -> tuple[Cell, ...]:
    week, by_key = week_from_number(one.number), dict(one.score.facets)
    return (
        cells.named(week_dates(week, short=True), week),
        cells.value(one.score.score, 1),
        *(cells.value(by_key.get(key), 1) for key in facets),
        cells.count(one.score.answered),
    )


def _not_a_test() -> str:
    return tr("A self-reflection in Tend's own words, not a validated questionnaire.")


def _how() -> tuple[str, ...]:
    return (
        tr(
            "Eight lines, each from 0 (not at all) to 4 (wholly), all worded so that more is "
            "better. The score is their average times 25, from at least six answers; a facet is "
            "that of its two lines, where both were answered. Nothing is filled in for what was "
            "left out."
        ),
        tr(
            "Points of weeks that follow each other are joined; a week without a reflection stays "
            "a gap."
        ),
        tr(
            "The sentence is the middle one of the slopes between every two weeks (Theil–Sen), "
            "from eight weeks on. “Has been” stands only where the 99% interval is on one side of "
            "nought, “may have been” where the 95% interval is."
        ),
    )

"""One road from the journal's rows to a finished `TrendView`. Pure; knows no Qt, no database.

A range is that many calendar weeks, the last being the one that holds the as-of day. Every week
of it is listed, empty ones too; `begins` says from where there is anything to see.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from desktop.core.days import week_from_number, week_number, week_of
from desktop.trends import sentence
from desktop.trends.explain import how_this_was_made
from desktop.trends.intervals import Z95, mean_interval, mean_of
from desktop.trends.level import averaged_band, can_be_drawn
from desktop.trends.measures import ABLE, MOST_WEEKS, PLEASANTNESS, Scale, scale_of
from desktop.trends.records import (
    Days,
    History,
    LevelPoint,
    Minutes,
    Period,
    TrendView,
    WeekMinutes,
    WeekPoint,
)
from desktop.trends.slope import LEAST_WEEKS, slope_of
from desktop.trends.weekly import WeekDays, day_variance, gather, points

ENOUGH_FILLED = 4  # filled weeks of `able` below which the mood is shown instead
FIRST_WEEK = week_number("0001-W01")  # what a calendar date can hold


def main_view(
    able: Days, pleasantness: Days, minutes: Minutes, weeks: int | None, as_of: date
) -> TrendView:
    """Return the main chart: `able`, or pleasantness where `able` has too few filled weeks.

    Too few: fewer than 4 in the range, or, in a range of 4 weeks or less, than its whole weeks
    (the week of the as-of day is never filled). With no pleasantness either, `able` stays.
    """
    own = trend_view(able, minutes, ABLE.key, weeks, as_of)
    enough = ENOUGH_FILLED if weeks is None else max(min(ENOUGH_FILLED, weeks - 1), 1)
    if own.slope.weeks_used >= enough:
        return own
    mood = trend_view(pleasantness, minutes, PLEASANTNESS.key, weeks, as_of)
    if mood.checkins == 0:
        return own
    mood = replace(mood, instead_of=ABLE.key)
    return replace(mood, note=sentence.note(mood))


def trend_view(
    days: Days, minutes_by_week: Minutes, measure: str, weeks: int | None, as_of: date
) -> TrendView:
    """Return the trend of one measure over the last `weeks` weeks (None: all) as of a day.

    `days`: (ISO date, ISO week, mean of the day, entries), check-ins after a sitting left out,
    in any order. `minutes_by_week`: minutes by ISO week, a mapping or pairs. Any thread.
    Raises ValueError for an unknown measure or an impossible number of weeks.
    """
    scale = scale_of(measure)
    if weeks is not None and not 1 <= weeks <= MOST_WEEKS:
        raise ValueError(f"a trend covers 1 to {MOST_WEEKS} weeks, not {weeks}")
    found = gather(days, as_of)
    practised = _by_number(minutes_by_week, week_number(week_of(as_of)))
    view, all_filled = _numbers(scale, found, practised, weeks, as_of)
    return _with_words(view, all_filled)


def _with_words(view: TrendView, all_filled: int) -> TrendView:
    return replace(
        view,
        title=sentence.title(view),
        headline=sentence.headline(view),
        subline=sentence.subline(view),
        how=how_this_was_made(view, all_filled),
    )


def _numbers(
    scale: Scale,
    found: dict[int, WeekDays],
    practised: dict[int, float],
    weeks: int | None,
    as_of: date,
) -> tuple[TrendView, int]:
    """Return the view without its words, and the number of filled weeks up to the as-of day."""
    numbers = _range(found, practised, weeks, as_of)
    history = _history(scale, found, practised, numbers, as_of)
    weekly = tuple(point for point in history.weekly if point.number in numbers)
    minutes = tuple(week for week in history.minutes if week.number in numbers)
    filled = [point for point in weekly if point.filled]
    short = weeks is not None and weeks <= LEAST_WEEKS
    before = range(numbers.start - len(numbers), numbers.start)
    view = TrendView(
        measure=scale.key,
        instead_of=None,
        weeks_asked=weeks,
        as_of=as_of,
        low=scale.low,
        high=scale.high,
        weekly=weekly,
        level=tuple(point for point in history.level if point.number in numbers),
        slope=slope_of([point.number for point in filled], [_mean(point) for point in filled]),
        minutes=minutes,
        begins=_begins(weekly, minutes),
        period=_period(found, numbers) if short else None,
        before=_period(found, before) if short else None,
        earlier=sum(week.checkins for week in found.values() if week.number < numbers.start),
        history=history,
    )
    return view, sum(1 for point in history.weekly if point.filled)


def _history(
    scale: Scale,
    found: dict[int, WeekDays],
    practised: dict[int, float],
    numbers: range,
    as_of: date,
) -> History:
    """Return every week from the first entry, minute or week asked for to the as-of day's."""
    whole = range(min([numbers.start, *found, *practised]), numbers.stop)
    weekly = points(found, whole, as_of)
    minutes = (
        WeekMinutes(week_from_number(number), number, practised.get(number, 0.0))
        for number in whole
    )
    filled = [point for point in weekly if point.filled]
    return History(tuple(weekly), _level(scale, found, filled), tuple(minutes))


def _by_number(minutes: Minutes, last: int) -> dict[int, float]:
    pairs = minutes.items() if isinstance(minutes, Mapping) else minutes
    numbered = ((week_number(week), float(value)) for week, value in pairs)
    return {number: value for number, value in numbered if value > 0 and number <= last}


def _range(
    found: dict[int, WeekDays], practised: dict[int, float], weeks: int | None, as_of: date
) -> range:
    last = week_number(week_of(as_of))
    first = min([last, *found, *practised]) if weeks is None else last - weeks + 1
    return range(max(first, FIRST_WEEK), last + 1)


def _begins(weekly: Sequence[WeekPoint], minutes: Sequence[WeekMinutes]) -> int:
    there = [point.number for point in weekly if point.checkins]
    there += [week.number for week in minutes if week.minutes]
    return min(there, default=weekly[-1].number)


def _mean(point: WeekPoint) -> float:
    if point.mean is None:
        raise ValueError("a filled week has a mean")
    return point.mean


def _level(
    scale: Scale, found: dict[int, WeekDays], filled: Sequence[WeekPoint]
) -> tuple[LevelPoint, ...]:
    """Return line and band from the first filled week to the last, fitted on all of them."""
    if not can_be_drawn([point.number for point in filled]):
        return ()
    first, last = filled[0].number, filled[-1].number
    variance = day_variance([found[point.number] for point in filled], scale)
    y = np.full(last - first + 1, np.nan)
    noise = np.full_like(y, np.nan)
    for point in filled:
        y[point.number - first] = point.mean
        noise[point.number - first] = variance / point.days
    band = averaged_band(y, noise)
    return tuple(
        _level_point(first + place, float(mean), float(sd))
        for place, (mean, sd) in enumerate(zip(band.mean, band.sd, strict=True))
    )


def _level_point(number: int, line: float, sd: float) -> LevelPoint:
    return LevelPoint(week_from_number(number), number, line, line - Z95 * sd, line + Z95 * sd)


def _period(found: dict[int, WeekDays], numbers: range) -> Period:
    """Return the mean of the days with an entry in these weeks, and its 95 % t-interval."""
    weeks = [found[number] for number in numbers if number in found]
    means = [mean for week in weeks for mean in week.means]
    if not means:
        return Period(None, None, None, 0, 0)
    low, high = mean_interval(means) or (None, None)
    return Period(mean_of(means), low, high, len(means), sum(week.checkins for week in weeks))

"""A year in days, as it is shown: a square a day, empty where nothing was logged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from desktop.core.words import plural, tr
from desktop.trends.intervals import mean_interval, mean_of
from desktop.trends.measures import ABLE, Scale, scale_of
from desktop.trends.panels import Calendar, CalendarDay
from desktop.trends.phrases import full_date, number
from desktop.trends.picture import Column, Table, Words
from desktop.trends.records import DayRow
from desktop.trends.shown import cells
from desktop.trends.shown.scales import ends_of

KEY = "year"
WEEKS = 53


def year_shown(days: Iterable[DayRow], measure: str, as_of: date) -> Calendar:
    """Return the 53 weeks that end with the as-of day's, a square for each day with an entry."""
    scale = scale_of(measure)
    first = as_of - timedelta(days=as_of.weekday(), weeks=WEEKS - 1)
    span = first.isoformat(), as_of.isoformat()
    found = sorted(row for row in days if span[0] <= row[0] <= span[1] and row[3] > 0)
    return Calendar(
        key=KEY,
        words=Words(
            tr("A year in days"),
            _headline(len(found), (as_of - first).days + 1),
            _detail([mean for _, _, mean, _ in found], scale),
            how=_how(),
        ),
        table=_table(found, scale),
        first=first,
        last=as_of,
        days=tuple(_day(row, scale) for row in found),
        ends=ends_of(measure),
        is_empty=not found,
    )


def _headline(have: int, length: int) -> str:
    return plural(
        have,
        "You checked in on {n} of these {length} days.",
        "You checked in on {n} of these {length} days.",
        length=length,
    )


def _detail(means: Sequence[float], scale: Scale) -> str:
    if not means:
        return ""
    digits = _digits(scale)
    mean, interval = number(mean_of(means), digits), mean_interval(means)
    if interval is None:
        return tr("Average of the days {mean}.", mean=mean)
    low, high = (number(end, digits) for end in interval)
    return tr(
        "Average of the days {mean} (95% interval {low} to {high}).", mean=mean, low=low, high=high
    )


def _day(row: DayRow, scale: Scale) -> CalendarDay:
    day = date.fromisoformat(row[0])
    share = (row[2] - scale.low) / (scale.high - scale.low)
    words = tr(
        "{day}: {mean} ({checkins})",
        day=full_date(day),
        mean=number(row[2], _digits(scale)),
        checkins=plural(row[3], "{n} check-in", "{n} check-ins"),
    )
    return CalendarDay(day, share, words)


def _table(found: Sequence[DayRow], scale: Scale) -> Table:
    columns = (
        Column(tr("Day"), "day", numeric=False),
        Column(tr("Average"), "mean"),
        Column(tr("Check-ins"), "checkins"),
    )
    rows = [
        (
            cells.named(full_date(date.fromisoformat(day)), day),
            cells.value(mean, _digits(scale)),
            cells.count(many),
        )
        for day, _, mean, many in reversed(found)
    ]
    return cells.table(tr("Day by day"), columns, rows)


def _how() -> tuple[str, ...]:
    return (
        tr(
            "Each square is one day: the average of its check-ins, those after a sitting left "
            "out. A day ends when yours does (see the day boundary and the shifts in Settings)."
        ),
        tr("Days without a check-in stay empty. They say nothing about how the day was."),
    )


def _digits(scale: Scale) -> int:
    return 1 if scale is ABLE else 0

"""Minutes practised, as they are shown: what sounded, week by week. There is no streak."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from desktop.core.days import week_from_number, week_number
from desktop.core.words import plural, tr
from desktop.trends.phrases import minutes_text, week_dates
from desktop.trends.picture import Bar, Column, Pane, Picture, Reading, Series, Table, Words
from desktop.trends.ranges import TimeRange
from desktop.trends.shown import cells

KEY = "minutes"
RECENT = 28  # days, today included

Practised = Sequence[tuple[str, float]]
"""(ISO date, minutes), in any order."""


def days_practised(practised: Practised, as_of: date) -> int:
    """Return how many of the last 28 days, the as-of day included, have practice: section 12."""
    first = (as_of - timedelta(days=RECENT - 1)).isoformat()
    return len({day for day, minutes in practised if minutes > 0 and _is_from(day, first, as_of)})


def minutes_shown(practised: Practised, by_week: Mapping[str, float], time: TimeRange) -> Picture:
    """Return the bars of every week, and what was practised in the range.

    `by_week` has the minutes of each ISO week up to the as-of day.
    """
    amounts = {week_number(week): minutes for week, minutes in by_week.items()}
    first = min([time.numbers.start, *amounts])
    weeks = [(number, amounts.get(number, 0.0)) for number in range(first, time.numbers.stop)]
    within = [(number, minutes) for number, minutes in weeks if number in time.numbers]
    days = {day for day, minutes in practised if minutes > 0 and time.holds(day)}
    bars = tuple(Bar(number, minutes) for number, minutes in weeks if minutes > 0)
    return Picture(
        key=KEY,
        words=Words(
            tr("Minutes practised"),
            _headline(days_practised(practised, time.as_of)),
            _detail(within, len(days)),
            how=_how(),
        ),
        panes=(Pane((Series(tr("Minutes"), bars=bars),), minutes=True),),
        readings=tuple(_reading(number, minutes) for number, minutes in weeks),
        table=_table(within, practised),
        first=float(time.numbers.start),
        last=float(time.numbers.stop),
        whole_first=float(first),
        whole_last=float(time.numbers.stop),
        is_empty=not any(minutes for _, minutes in within),
    )


def _headline(days: int) -> str:
    return plural(
        days,
        "You practised on {n} of the last 28 days.",
        "You practised on {n} of the last 28 days.",
    )


def _detail(within: Sequence[tuple[int, float]], days: int) -> str:
    total = sum(minutes for _, minutes in within)
    if not total:
        return tr("Nothing was practised in this range.")
    return tr(
        "{total} on {days} in this range.",
        total=minutes_text(total),
        days=plural(days, "{n} day", "{n} days"),
    )


def _reading(number: int, minutes: float) -> Reading:
    lines = (
        week_dates(week_from_number(number)),
        tr("Practised {minutes}", minutes=minutes_text(minutes)),
    )
    return Reading(float(number), number + 1.0, lines, number + 0.5, minutes)


def _table(within: Sequence[tuple[int, float]], practised: Practised) -> Table:
    days: dict[int, set[str]] = {}
    for day, minutes in practised:
        if minutes > 0:
            days.setdefault(_week_of(day), set()).add(day)
    columns = (
        Column(tr("Week"), "week", numeric=False),
        Column(tr("Practised"), "minutes"),
        Column(tr("Days"), "days"),
    )
    rows = [
        (
            cells.named(week_dates(week_from_number(number), short=True), week_from_number(number)),
            cells.named(minutes_text(minutes), f"{minutes:.1f}"),
            cells.count(len(days.get(number, ()))),
        )
        for number, minutes in reversed(within)
    ]
    return cells.table(tr("Minutes practised, week by week"), columns, rows)


def _how() -> tuple[str, ...]:
    return (
        tr(
            "Counted is the time that actually played, whole practices or not, by the week in "
            "which each began. Pauses do not count."
        ),
        tr(
            "Tend counts no days in a row. How much is right for you is not in these bars, and "
            "more minutes do not by themselves mean easier weeks."
        ),
    )


def _is_from(day: str, first: str, as_of: date) -> bool:
    return first <= day <= as_of.isoformat()


def _week_of(day: str) -> int:
    return (date.fromisoformat(day) - date(1970, 1, 5)).days // 7

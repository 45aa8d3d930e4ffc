"""Weekly points with their line and band, as they are shown: resilience, mood, energy."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.words import plural, tr
from desktop.trends.measures import ABLE, ENERGY, scale_of
from desktop.trends.phrases import level_digits, minutes_text, number, week_dates
from desktop.trends.picture import (
    Bar,
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
from desktop.trends.records import LevelPoint, TrendView, WeekPoint
from desktop.trends.shown import cells
from desktop.trends.shown.scales import ends_of

KEY = "main"
MOOD = "mood"
MIDDLE = 0.5  # a week stands in the middle of its days
MINUTES_SHARE = 0.3  # of the first pane's height


def main_shown(view: TrendView) -> Picture:
    """Return the main chart: the measure week by week, and the minutes practised beneath it."""
    minutes = tuple(
        Bar(week.number, week.minutes) for week in view.history.minutes if week.minutes > 0
    )
    bars = Series(tr("Minutes"), bars=minutes)
    below = Pane((bars,), name=tr("Minutes practised"), share=MINUTES_SHARE, minutes=True)
    words = Words(view.title, view.headline, view.subline, view.note, view.how)
    return _picture(KEY, words, (_pane(view), below), _readings(view), _main_table(view), (view,))


def mood_shown(mood: TrendView, energy: TrendView) -> Picture:
    """Return how pleasant it was and how much energy there was, one below the other.

    Both are of the same range. The sentence speaks of the mood first, then of the energy.
    """
    words = Words(
        tr("Mood and energy, week by week"),
        mood.headline,
        mood.subline,
        tr("Energy: {headline} {detail}", headline=energy.headline, detail=energy.subline)
        if energy.checkins
        else "",
        how=mood.how,
    )
    panes = (
        _pane(mood, tr("Mood: from unpleasant to pleasant")),
        _pane(energy, tr("Energy: from low to high"), Look.SECOND),
    )
    return _picture(
        MOOD, words, panes, _both_readings(mood, energy), _mood_table(mood, energy), (mood, energy)
    )


def _picture(
    key: str,
    words: Words,
    panes: tuple[Pane, ...],
    readings: tuple[Reading, ...],
    table: Table,
    views: Sequence[TrendView],
) -> Picture:
    view = views[0]
    return Picture(
        key=key,
        words=words,
        panes=panes,
        readings=readings,
        table=table,
        first=float(view.weekly[0].number),
        last=float(view.weekly[-1].number + 1),
        whole_first=float(min(one.history.weekly[0].number for one in views)),
        whole_last=float(view.weekly[-1].number + 1),
        legend=_legend(views),
        is_empty=all(one.is_empty for one in views),
    )


def _legend(views: Sequence[TrendView]) -> tuple[str, ...]:
    band = (tr("band: 95%"),) if any(view.history.level for view in views) else ()
    return (tr("hollow: a thin week"), *band)


def _pane(view: TrendView, name: str = "", look: Look = Look.MAIN) -> Pane:
    return Pane((_series(view, look),), view.low, view.high, name, ends=ends_of(view.measure))


def _series(view: TrendView, look: Look) -> Series:
    return Series(
        _measure_name(view.measure),
        look,
        dots=tuple(
            Dot(
                point.number + MIDDLE,
                point.mean,
                hollow=not point.filled,
                words=tr("so far") if point.so_far else "",
            )
            for point in view.history.weekly
            if point.mean is not None
        ),
        line=tuple(
            Bend(point.number + MIDDLE, point.mean, point.low, point.high)
            for point in view.history.level
        ),
    )


def _measure_name(measure: str) -> str:
    if measure == ABLE.key:
        return tr("Able")
    return tr("Energy") if measure == ENERGY.key else tr("Mood")


def _readings(view: TrendView) -> tuple[Reading, ...]:
    level = {point.number: point for point in view.history.level}
    return tuple(
        _reading(
            point,
            (
                *week_facts(view.measure, point, level.get(point.number)),
                tr("Practised {minutes}", minutes=minutes_text(week.minutes)),
            ),
        )
        for point, week in zip(view.history.weekly, view.history.minutes, strict=True)
    )


def _both_readings(mood: TrendView, energy: TrendView) -> tuple[Reading, ...]:
    levels = {point.number: point for point in mood.history.level}
    high = {point.number: point for point in energy.history.level}
    other = {point.number: point for point in energy.history.weekly}
    found = []
    for point in mood.history.weekly:
        first, *lines = week_facts(mood.measure, point, levels.get(point.number))
        beside = other.get(point.number)
        if beside is not None and beside.mean is not None:
            _, *more = week_facts(energy.measure, beside, high.get(point.number))
            lines = [
                *(tr("Mood: {fact}", fact=line) for line in lines),
                *(tr("Energy: {fact}", fact=line) for line in more),
            ]
        found.append(_reading(point, (first, *lines)))
    return tuple(found)


def _reading(point: WeekPoint, lines: tuple[str, ...]) -> Reading:
    start = float(point.number)
    return Reading(start, start + 1, lines, start + MIDDLE, point.mean)


def week_facts(measure: str, point: WeekPoint, level: LevelPoint | None) -> tuple[str, ...]:
    """Return what is read out of one week; the first line names it."""
    digits = level_digits(measure)
    lines = [week_dates(point.week)]
    if point.mean is None:
        lines.append(tr("No check-ins"))
    else:
        lines += [_mean(measure, point, point.mean), _amount(point)]
    if level is not None:
        band = interval_text(measure, level.low, level.high)
        lines.append(tr("Line {mean} (band {band})", mean=number(level.mean, digits), band=band))
    return tuple(lines)


def state_of(point: WeekPoint) -> str:
    """Return how a week counts: filled, thin, so far, or nothing for a gap."""
    if point.so_far:
        return tr("so far")
    if point.mean is None:
        return ""
    return tr("filled") if point.filled else tr("thin")


def interval_text(measure: str, low: float, high: float) -> str:
    """Return an interval in words, cut to the ends of the scale: nothing lies beyond them."""
    scale, digits = scale_of(measure), level_digits(measure)
    first, last = (number(min(max(end, scale.low), scale.high), digits) for end in (low, high))
    return tr("{low} to {high}", low=first, high=last)


def _mean(measure: str, point: WeekPoint, mean: float) -> str:
    text = number(mean, level_digits(measure))
    if point.low is None or point.high is None:
        return tr("Average {mean}", mean=text)
    interval = interval_text(measure, point.low, point.high)
    return tr("Average {mean} (95% {interval})", mean=text, interval=interval)


def _amount(point: WeekPoint) -> str:
    days = plural(point.days, "{n} day", "{n} days")
    count = plural(point.checkins, "{n} check-in", "{n} check-ins")
    text = tr("{days}, {count}", days=days, count=count)
    if point.so_far:
        return tr("{amount}, so far", amount=text)
    return text if point.filled else tr("{amount}: a thin week", amount=text)


def _main_table(view: TrendView) -> Table:
    columns = (*_week_columns(), *_measure_columns("", ""), Column(tr("Practised"), "minutes"))
    level = {point.number: point for point in view.level}
    rows = [
        (
            *_week_cells(point),
            *_measure_cells(view.measure, point, level.get(point.number)),
            cells.named(minutes_text(week.minutes), f"{week.minutes:.1f}"),
        )
        for point, week in zip(reversed(view.weekly), reversed(view.minutes), strict=True)
        if point.number >= view.begins
    ]
    return cells.table(tr("Week by week, as a table"), columns, rows)


def _mood_table(mood: TrendView, energy: TrendView) -> Table:
    columns = (
        *_week_columns(),
        *_measure_columns(tr("Mood: "), "mood_"),
        *_measure_columns(tr("Energy: "), "energy_"),
    )
    levels = {point.number: point for point in mood.level}
    others = {point.number: point for point in energy.level}
    begins = min(mood.begins, energy.begins)
    rows = [
        (
            *_week_cells(point),
            *_measure_cells(mood.measure, point, levels.get(point.number)),
            *_measure_cells(energy.measure, other, others.get(other.number)),
        )
        for point, other in zip(reversed(mood.weekly), reversed(energy.weekly), strict=True)
        if point.number >= begins
    ]
    return cells.table(tr("Mood and energy, week by week"), columns, rows)


def _week_columns() -> tuple[Column, ...]:
    return (Column(tr("Week"), "week", numeric=False),)


def _week_cells(point: WeekPoint) -> tuple[Cell, ...]:
    return (cells.named(week_dates(point.week, short=True), point.week),)


def _measure_columns(before: str, key: str) -> tuple[Column, ...]:
    return (
        Column(before + tr("Counts as"), f"{key}state", numeric=False),
        Column(before + tr("Average"), f"{key}mean"),
        Column(before + tr("95% from"), f"{key}low"),
        Column(before + tr("95% to"), f"{key}high"),
        Column(before + tr("Days"), f"{key}days"),
        Column(before + tr("Check-ins"), f"{key}checkins"),
        Column(before + tr("Line"), f"{key}level"),
        Column(before + tr("Band from"), f"{key}band_low"),
        Column(before + tr("Band to"), f"{key}band_high"),
    )


def _measure_cells(measure: str, point: WeekPoint, level: LevelPoint | None) -> tuple[Cell, ...]:
    digits = level_digits(measure)
    band = (None, None) if level is None else (level.low, level.high)
    return (
        cells.text(state_of(point)),
        cells.value(point.mean, digits),
        _end(measure, point.low),
        _end(measure, point.high),
        cells.count(point.days),
        cells.count(point.checkins),
        cells.value(None if level is None else level.mean, digits),
        *(_end(measure, end) for end in band),
    )


def _end(measure: str, end: float | None) -> Cell:
    """Return the end of an interval, cut to the scale: nothing lies beyond it."""
    scale = scale_of(measure)
    cut = None if end is None else min(max(end, scale.low), scale.high)
    return cells.value(cut, level_digits(measure))

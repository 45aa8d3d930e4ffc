"""Hard hours, as they are shown: weekdays across, shifts or parts of the day down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.core.vocabulary import SHIFTS
from desktop.core.words import plural, tr
from desktop.trends.hours import LEAST_DAYS, LEAST_FOR_CONTRAST, Contrast, HourCell, cells, contrast
from desktop.trends.measures import ABLE, Scale, scale_of
from desktop.trends.panels import Grid, GridCell
from desktop.trends.phrases import number, weekday_name, weekday_short
from desktop.trends.picture import Column, Table, Words
from desktop.trends.ranges import TimeRange
from desktop.trends.shown import cells as table_cells
from desktop.trends.shown.scales import ends_of

KEY = "hard_hours"
NO_SHIFT = ""  # as the journal has it
MORNING, AFTERNOON, EVENING, NIGHT = "morning", "afternoon", "evening", "night"
PARTS = (MORNING, AFTERNOON, EVENING, NIGHT)  # from 5, 12, 17 and 22 o'clock
_BEGINS = ((22, NIGHT), (17, EVENING), (12, AFTERNOON), (5, MORNING))
MOST_LEVELS = 6

DayLevel = tuple[str, str, float, int]
"""(ISO date, level, mean, entries): one day under one kind of shift or part of the day."""


def part_of_day(hour: int) -> str:
    """Return the part of the day that an hour (0 … 23, local) belongs to."""
    return next((part for begins, part in _BEGINS if hour >= begins), NIGHT)


def levels_within(
    by_shift: Iterable[DayLevel], by_hour: Iterable[tuple[str, int, float, int]], time: TimeRange
) -> tuple[DayLevel, ...]:
    """Return the days of a range by shift, or by part of the day where no shift is known."""
    shifts = tuple(row for row in by_shift if time.holds(row[0]))
    if any(level != NO_SHIFT for _, level, *_ in shifts):
        return shifts
    parts: dict[tuple[str, str], tuple[float, int]] = {}
    for day, hour, mean, entries in by_hour:
        if time.holds(day):
            total, many = parts.get((day, part_of_day(hour)), (0.0, 0))
            parts[day, part_of_day(hour)] = total + mean * entries, many + entries
    return tuple(
        (day, part, total / many, many) for (day, part), (total, many) in sorted(parts.items())
    )


def hours_shown(rows: Sequence[DayLevel], measure: str) -> Grid:
    """Return the grid, and the one contrast that was chosen before looking at the numbers."""
    scale, found = scale_of(measure), cells(rows)
    levels = _levels(rows)
    told = _contrast(rows, levels)
    by_place = {(cell.level, cell.weekday): cell for cell in found}
    grid = tuple(
        tuple(_cell(by_place.get((level, weekday)), level, weekday, scale) for weekday in _WEEK)
        for level in levels
    )
    return Grid(
        key=KEY,
        words=Words(
            tr("When the days are hard"),
            _headline(told, rows),
            _detail(told, rows, measure),
            how=_how(),
        ),
        table=_table(found, measure),
        across=tuple((_short(weekday), _full(weekday)) for weekday in _WEEK),
        down=tuple(_level_name(level) for level in levels),
        cells=grid,
        ends=ends_of(measure),
        is_empty=not any(not cell.is_thin for cell in found),
    )


_WEEK = range(1, 8)


def _levels(rows: Sequence[DayLevel]) -> list[str]:
    """Return the levels in a settled order; of many own kinds those with the most days."""
    days: dict[str, int] = {}
    for _, level, *_ in rows:
        days[level] = days.get(level, 0) + 1
    most = sorted(days, key=lambda level: (-days[level], level))[:MOST_LEVELS]
    order = [*PARTS, *SHIFTS]
    known = {level: place for place, level in enumerate(order)}
    return sorted(most, key=lambda level: (level == NO_SHIFT, known.get(level, len(order)), level))


def _contrast(rows: Sequence[DayLevel], levels: Sequence[str]) -> Contrast | None:
    """Return nights against days, evenings against mornings, or else the two most logged.

    Which two is settled by their names and numbers of days, never by how far they lie apart.
    """
    days: dict[str, list[float]] = {}
    for _, level, mean, _ in rows:
        days.setdefault(level, []).append(mean)
    for level, against in (("night shift", "day shift"), (EVENING, MORNING)):
        if level in days and against in days:
            return contrast(level, days[level], against, days[against])
    known = sorted(
        (level for level in levels if level != NO_SHIFT), key=lambda one: -len(days[one])
    )
    if len(known) < 2:
        return None
    return contrast(known[1], days[known[1]], known[0], days[known[0]])


def _headline(told: Contrast | None, rows: Sequence[DayLevel]) -> str:
    if told is None:
        if not rows:
            return tr("Too little yet to see which days are hard.")
        return tr("Too little yet to set one kind of day against another.")
    one, other = _level_name(told.level), _level_name(told.against)
    if told.low <= 0 <= told.high:
        words = tr("No clear difference between “{one}” and “{other}”.")
    elif told.low > 0:
        words = (
            tr("Higher on “{one}” than on “{other}”.")
            if told.widest[0] > 0
            else tr("Perhaps higher on “{one}” than on “{other}”.")
        )
    elif told.widest[1] < 0:
        words = tr("Lower on “{one}” than on “{other}”.")
    else:
        words = tr("Perhaps lower on “{one}” than on “{other}”.")
    return words.format(one=one, other=other)


def _detail(told: Contrast | None, rows: Sequence[DayLevel], measure: str) -> str:
    if told is None:
        return tr(
            "To compare, two kinds of day need {n} days each with a check-in.", n=LEAST_FOR_CONTRAST
        )
    digits = 1 if measure == ABLE.key else 0
    return tr(
        "Difference {size} (95% interval {low} to {high}; {n} and {m} days).",
        size=number(told.difference, digits),
        low=number(told.low, digits),
        high=number(told.high, digits),
        n=told.days[0],
        m=told.days[1],
    )


def _cell(cell: HourCell | None, level: str, weekday: int, scale: Scale) -> GridCell:
    name = tr("{day}, {level}", day=_full(weekday), level=_level_name(level))
    if cell is None or cell.mean is None:
        return GridCell(None, 0.0, True, "", tr("{name}: no check-ins", name=name))
    shown = number(cell.mean, 1 if scale.key == ABLE.key else 0)
    days = plural(cell.n, "{n} day", "{n} days")
    words = tr("{name}: {mean} ({days})", name=name, mean=shown, days=days)
    if cell.is_thin:
        words = tr("{words}, too few to tell", words=words)
    share = (cell.mean - scale.low) / (scale.high - scale.low)
    return GridCell(cell.mean, share, cell.is_thin, shown, words)


def _table(found: Sequence[HourCell], measure: str) -> Table:
    digits = 1 if measure == ABLE.key else 0
    columns = (
        Column(tr("Weekday"), "weekday", numeric=False),
        Column(tr("Shift or part of the day"), "shift", numeric=False),
        Column(tr("Average"), "mean"),
        Column(tr("Days"), "n"),
        Column(tr("Counts as"), "state", numeric=False),
    )
    rows = [
        (
            table_cells.named(_full(cell.weekday), str(cell.weekday)),
            table_cells.named(_level_name(cell.level), cell.level),
            table_cells.value(cell.mean, digits),
            table_cells.count(cell.n),
            table_cells.text(tr("thin") if cell.is_thin else ""),
        )
        for cell in found
    ]
    return table_cells.table(tr("Averages by weekday and shift"), columns, rows)


def _how() -> tuple[str, ...]:
    return (
        tr(
            "Each square is the average of that weekday's daily averages under one kind of shift, "
            "or in one part of the day where no shifts are logged. A shift that was logged counts "
            "before one that was chosen at the check-in, and reaches until six hours after its end."
        ),
        plural(
            LEAST_DAYS,
            "A square with fewer than {n} day is hatched.",
            "A square with fewer than {n} days behind it is hatched: it may be anything.",
        ),
        tr(
            "With so many squares some look hard by chance. So only one difference is put in "
            "words, and which one is settled beforehand: nights against days, or evenings against "
            "mornings. Its interval is a bootstrap of whole days, from six on each side; “perhaps” "
            "stands where only the 95% interval is on one side of nought, and not the 99% one."
        ),
    )


def _level_name(level: str) -> str:
    """Return a level as it is shown; a person's own kind of shift keeps its own name."""
    if level == NO_SHIFT:
        return tr("no shift")
    return tr(level) if level in PARTS or level in SHIFTS else level


def _full(weekday: int) -> str:
    return weekday_name(weekday)


def _short(weekday: int) -> str:
    return weekday_short(weekday)

"""Steadiness within the day, as it is shown: four weeks together, always beside their mean."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.days import week_from_number
from desktop.core.words import plural, tr
from desktop.trends.measures import ABLE, scale_of
from desktop.trends.phrases import number, weeks_dates
from desktop.trends.picture import (
    Column,
    Look,
    Pane,
    Picture,
    Reading,
    Series,
    Stretch,
    Table,
    Words,
)
from desktop.trends.ranges import TimeRange
from desktop.trends.shown import cells
from desktop.trends.steadiness import LEAST_PAIRS, WEEKS_A_BLOCK, SteadyBlock

KEY = "steadiness"


def steadiness_shown(blocks: Sequence[SteadyBlock], measure: str, time: TimeRange) -> Picture:
    """Return the chart of blocks of four weeks, oldest first, over the weeks of `time`.

    `blocks` are all there are up to the as-of day: a block that reaches into the range is in it.
    """
    within = blocks_within(blocks, time)
    drawn = [block for block in blocks if block.rmssd is not None]
    first = min([time.numbers.start, *(block.first for block in blocks)])
    return Picture(
        key=KEY,
        words=_words(within, measure),
        panes=(Pane((_series(drawn),), name=_pane_name(measure), low=0.0),),
        readings=tuple(_reading(block, measure) for block in blocks),
        table=_table(within, measure),
        first=float(time.numbers.start),
        last=float(time.numbers.stop),
        whole_first=float(first),
        whole_last=float(time.numbers.stop),
        is_empty=not any(block.rmssd is not None for block in within),
    )


def blocks_within(blocks: Sequence[SteadyBlock], time: TimeRange) -> list[SteadyBlock]:
    """Return the blocks that lie wholly in the range, and the latest one in any case."""
    whole = [block for block in blocks if block.first >= time.numbers.start]
    return whole or list(blocks[-1:])


def _series(drawn: Sequence[SteadyBlock]) -> Series:
    return Series(
        tr("Steadiness"),
        Look.MAIN,
        stretches=tuple(
            Stretch(float(block.first), float(block.last + 1), block.rmssd)
            for block in drawn
            if block.rmssd is not None
        ),
    )


def _pane_name(measure: str) -> str:
    if measure == ABLE.key:
        return tr("Typical change from one check-in to the next, in points of 10")
    return tr("Typical change from one check-in to the next, in points of 200")


def _words(within: Sequence[SteadyBlock], measure: str) -> Words:
    newest = within[-1] if within else None
    headline, detail = _too_little(newest) if newest is None or newest.rmssd is None else ("", "")
    if newest is not None and newest.rmssd is not None:
        headline = _headline(newest, newest.rmssd, measure)
        detail = _detail(within, measure)
    return Words(tr("Steadiness within the day"), headline, detail, how=_how(measure))


def _too_little(newest: SteadyBlock | None) -> tuple[str, str]:
    have = newest.pairs if newest is not None else 0
    need = plural(
        LEAST_PAIRS - have,
        "The latest four weeks need one more pair of check-ins on the same day, at least an hour "
        "apart.",
        "The latest four weeks need {n} more pairs of check-ins on the same day, at least an hour "
        "apart.",
    )
    return tr("Too little yet to see how steady the days are."), need


def _headline(block: SteadyBlock, rmssd: float, measure: str) -> str:
    return _of_measure(
        measure,
        tr("From one check-in to the next, how able you felt typically moved by {size} of 10."),
        tr("From one check-in to the next, your mood typically moved by {size} points of 200."),
        tr("From one check-in to the next, your energy typically moved by {size} points of 200."),
    ).format(size=number(rmssd, _digits(measure)))


def _detail(within: Sequence[SteadyBlock], measure: str) -> str:
    newest = within[-1]
    text = f"{_dates(newest)}: {_facts(newest, measure)}."
    if len(within) > 1 and within[-2].rmssd is not None:
        text += " " + tr("The four weeks before: {facts}.", facts=_facts(within[-2], measure))
    return text


def _facts(block: SteadyBlock, measure: str) -> str:
    digits = _digits(measure)
    size = number(block.rmssd or 0.0, digits)
    pairs = plural(block.pairs, "{n} pair", "{n} pairs")
    mean = tr("average {mean}", mean=number(block.mean or 0.0, digits))
    if block.interval is None:
        return tr("{size} ({pairs}; {mean})", size=size, pairs=pairs, mean=mean)
    low, high = (number(end, digits) for end in block.interval)
    return tr(
        "{size} (95% interval {low} to {high}; {pairs}; {mean})",
        size=size,
        low=low,
        high=high,
        pairs=pairs,
        mean=mean,
    )


def _reading(block: SteadyBlock, measure: str) -> Reading:
    dates, middle = _dates(block), (block.first + block.last + 1) / 2
    if block.rmssd is None:
        pairs = plural(block.pairs, "{n} pair: too few", "{n} pairs: too few")
        lines = (dates, pairs)
    else:
        lines = (dates, tr("Moved by {facts}", facts=_facts(block, measure)))
    return Reading(float(block.first), float(block.last + 1), lines, middle, block.rmssd)


def _table(within: Sequence[SteadyBlock], measure: str) -> Table:
    digits = _digits(measure)
    columns = (
        Column(tr("Four weeks"), "from", numeric=False),
        Column(tr("Until"), "to", numeric=False),
        Column(tr("Typical change"), "rmssd"),
        Column(tr("95% from"), "low"),
        Column(tr("95% to"), "high"),
        Column(tr("Pairs"), "pairs"),
        Column(tr("Average"), "mean"),
        Column(tr("Days"), "days"),
    )
    rows = [
        (
            cells.named(_dates(block), week_from_number(block.first)),
            cells.text(week_from_number(block.last)),
            cells.value(block.rmssd, digits),
            *(cells.value(end, digits) for end in block.interval or (None, None)),
            cells.count(block.pairs),
            cells.value(block.mean, digits),
            cells.count(block.days),
        )
        for block in reversed(within)
    ]
    return cells.table(tr("Steadiness, four weeks at a time"), columns, rows)


def _how(measure: str) -> tuple[str, ...]:
    return (
        tr(
            "What is measured: how far one check-in lies from the one before it on the same day. "
            "Large swings weigh more than small ones (the root of the mean of squares), and a "
            "change over a longer gap counts for less (Jahng 2008)."
        ),
        tr(
            "Left out: check-ins added later, those after a sitting, and those within an hour of "
            "the one before. A night between two check-ins never makes a pair."
        ),
        plural(
            WEEKS_A_BLOCK,
            "Each step is {n} week.",
            "Each step is {n} whole weeks together, counted back from the last week that is over, "
            "and needs ten pairs. The interval is a bootstrap: it draws the same days again and "
            "again, from six days on.",
        ),
        tr(
            "Beside it stands the average: a mood near the end of its scale has less room to move, "
            "and looks steadier for that alone. Steadier is not better or worse."
        ),
    )


def _of_measure(measure: str, able: str, mood: str, energy: str) -> str:
    return {ABLE.key: able, "pleasantness": mood}.get(scale_of(measure).key, energy)


def _digits(measure: str) -> int:
    return 1 if measure == ABLE.key else 0


def _dates(block: SteadyBlock) -> str:
    return weeks_dates(week_from_number(block.first), week_from_number(block.last))

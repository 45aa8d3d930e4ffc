"""“How this was made”: every step from a check-in to the sentence, in plain words. Qt-free."""

from __future__ import annotations

from desktop.core.words import plural, tr
from desktop.trends.measures import ABLE, PLEASANTNESS
from desktop.trends.phrases import full_date
from desktop.trends.records import TrendView


def how_this_was_made(view: TrendView, all_filled: int) -> tuple[str, ...]:
    """Return the paragraphs; `all_filled` is the number of filled weeks up to the as-of day."""
    change = _period() if view.period is not None else _slope(view)
    return (_what(view), _points(), _line(view, all_filled), change, _minutes(), _limits())


def _what(view: TrendView) -> str:
    if view.measure == ABLE.key:
        return tr(
            "What is measured: your answers, from 0 to 10, to “How able do you feel to meet what "
            "comes next?”."
        )
    if view.measure == PLEASANTNESS.key:
        return tr(
            "What is measured: how pleasant it was, from −100 (unpleasant) to 100 (pleasant), as "
            "you placed it."
        )
    return tr(
        "What is measured: how much energy there was, from −100 (low) to 100 (high), as you "
        "placed it."
    )


def _points() -> str:
    return tr(
        "The points: one for each week from Monday to Sunday, the average of that week's daily "
        "averages, so that a day with many check-ins weighs no more than a day with one. "
        "Check-ins made after a sitting are left out, or practising more would lift the line by "
        "itself. A filled point has at least three check-ins on at least two days. A hollow one "
        "has fewer, or its week is not over yet; it is left out of the line and of the sentence. "
        "A week without check-ins stays a gap."
    )


def _line(view: TrendView, all_filled: int) -> str:
    if not view.level:
        return tr(
            "The line: not drawn yet. It needs four filled weeks, the last at least five weeks "
            "after the first."
        )
    return plural(
        all_filled,
        "The line: from {n} filled week.",
        "The line: a local level model, which lets your level drift from week to week and "
        "judges each week by how many days it holds and how much your days differ. The band "
        "around it holds the level with 95% probability, and widens over gaps. It is worked out "
        "once, from all {n} filled weeks up to {day}; a range shows a part of it.",
        day=full_date(view.as_of),
    )


def _slope(view: TrendView) -> str:
    return plural(
        view.slope.weeks_used,
        "The sentence: needs eight filled weeks in the range; there is {n}.",
        "The sentence: the middle one of the slopes between every two filled weeks of this range "
        "(Theil–Sen; {n} filled weeks here, at least eight are needed). Its interval is widened "
        "because weeks next to each other are alike. “More” or “less” is said only where even "
        "the 99% interval is on one side of nought, “may have” where the 95% interval is. It "
        "speaks of this period only.",
    )


def _period() -> str:
    return tr(
        "The sentence: a range this short has no slope. It is the average of the days with a "
        "check-in, with its 95% t-interval, beside that of as many weeks before. Days next to "
        "each other are alike, so the truth is a little less certain than the interval looks."
    )


def _minutes() -> str:
    return tr(
        "Minutes practised: the time that actually played, whole practices or not, by the week "
        "in which they began."
    )


def _limits() -> str:
    return tr(
        "What it cannot tell: why anything changed. It describes your own check-ins, and is no "
        "diagnosis."
    )

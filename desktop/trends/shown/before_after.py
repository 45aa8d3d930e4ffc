"""Before and after a practice, as it is shown: a row each, no practice praised by few sittings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from desktop.core.words import plural, tr
from desktop.trends.measures import ABLE, scale_of
from desktop.trends.pairs import (
    LEAST_FOR_INTERVAL,
    LEAST_FOR_STATEMENT,
    PracticeChange,
    before_after,
    can_be_ranked,
)
from desktop.trends.panels import ChangeRow, Changes
from desktop.trends.phrases import number
from desktop.trends.picture import Cell, Column, Table, Words
from desktop.trends.ranges import TimeRange
from desktop.trends.shown import cells
from desktop.trends.shown.scales import ends_of

KEY = "before_after"
MOST_ROWS = 8  # drawn; the table has them all

ChangeRows = Sequence[tuple[str, str, float, float]]
"""(practice, ISO date, value before, value after)."""


def changes_within(rows: ChangeRows, time: TimeRange) -> tuple[PracticeChange, ...]:
    """Return before and after of the sittings of a range, by practice."""
    pairs: dict[str, list[tuple[float, float]]] = {}
    for practice, day, before, after in rows:
        if time.holds(day):
            pairs.setdefault(practice, []).append((before, after))
    return before_after(pairs)


def changes_shown(
    found: Sequence[PracticeChange], measure: str, title_of: Callable[[str], str]
) -> Changes:
    """Return the rows of every practice with five pairs, and what may be said of them.

    Practices stand in the order of their pooled means where anything tells them apart, else in
    that of how often they were practised. `title_of` names a practice by its id.
    """
    names = {row.practice: title_of(row.practice) for row in found}
    ranked = can_be_ranked(found)
    enough = [row for row in found if row.n >= LEAST_FOR_INTERVAL]
    if ranked:
        enough.sort(key=lambda row: -(row.pooled or 0.0))
    scale = scale_of(measure)
    return Changes(
        key=KEY,
        words=Words(
            tr("Before and after a practice"),
            _headline(enough, names),
            _detail(found, measure),
            note=_order(enough, ranked=ranked),
            how=_how(),
        ),
        table=_table(found, measure, names),
        rows=tuple(_row(row, measure, names) for row in enough[:MOST_ROWS]),
        low=scale.low,
        high=scale.high,
        ends=ends_of(measure),
        is_empty=not enough,
    )


def _headline(enough: Sequence[PracticeChange], names: Mapping[str, str]) -> str:
    """Speak of the practice with the most pairs: it is chosen by how often, not by how well."""
    if not enough:
        return tr("Too little yet to set before beside after.")
    most = max(enough, key=lambda row: row.n)
    if most.n < LEAST_FOR_STATEMENT:
        return plural(
            LEAST_FOR_STATEMENT - most.n,
            "One more sitting of “{practice}” with both ends logged, and something can be said.",
            "{n} more sittings of “{practice}” with both ends logged, and something can be said.",
            practice=names[most.practice],
        )
    return tr(
        "After “{practice}”, {improved} of {n} check-ins were higher than the one before it.",
        practice=names[most.practice],
        improved=most.improved,
        n=most.n,
    )


def _detail(found: Sequence[PracticeChange], measure: str) -> str:
    most = max(found, key=lambda row: row.n, default=None)
    if most is None or most.n < LEAST_FOR_INTERVAL:
        return plural(
            LEAST_FOR_INTERVAL - (most.n if most is not None else 0),
            "It needs one more sitting of a practice with a check-in before and one after.",
            "It needs {n} more sittings of a practice with a check-in before and one after.",
        )
    share = tr(
        "{percent}% (95% interval {low} to {high}%)",
        percent=round(100 * most.improved / most.n),
        low=round(100 * most.improved_low),
        high=round(100 * most.improved_high),
    )
    if most.n < LEAST_FOR_STATEMENT:
        return _change(most, measure) + "."
    return tr("Higher in {share}; {change}.", share=share, change=_change(most, measure))


def _order(enough: Sequence[PracticeChange], *, ranked: bool) -> str:
    if len(enough) < 2:
        return ""
    if ranked:
        return tr("In order of the change, drawn towards what all have in common.")
    return tr("Nothing tells these practices apart yet, so they stand by how often you sat them.")


def _change(row: PracticeChange, measure: str) -> str:
    digits = _digits(measure)
    mean = _signed(row.mean, digits)
    if row.low is None or row.high is None:
        return tr("mean change {mean} ({n})", mean=mean, n=_sittings(row.n))
    return tr(
        "mean change {mean} (95% interval {low} to {high}; {n})",
        mean=mean,
        low=_signed(row.low, digits),
        high=_signed(row.high, digits),
        n=_sittings(row.n),
    )


def _sittings(many: int) -> str:
    return plural(many, "{n} sitting", "{n} sittings")


def _signed(value: float, digits: int) -> str:
    text = number(value, digits)
    return text if text.startswith("−") or float(text) == 0 else f"+{text}"


def _row(row: PracticeChange, measure: str, names: Mapping[str, str]) -> ChangeRow:
    digits = _digits(measure)
    words = tr(
        "{practice}: {before} before, {after} after; {change}",
        practice=names[row.practice],
        before=number(row.before, digits),
        after=number(row.after, digits),
        change=_change(row, measure),
    )
    return ChangeRow(names[row.practice], row.before, row.after, row.n, row.low, row.high, words)


def _table(found: Sequence[PracticeChange], measure: str, names: Mapping[str, str]) -> Table:
    columns = (
        Column(tr("Practice"), "practice", numeric=False),
        Column(tr("Sittings"), "n"),
        Column(tr("Before"), "before"),
        Column(tr("After"), "after"),
        Column(tr("Change"), "mean"),
        Column(tr("95% from"), "low"),
        Column(tr("95% to"), "high"),
        Column(tr("Higher after"), "improved"),
        Column(tr("Pooled"), "pooled"),
    )
    rows = [_cells(row, names[row.practice], _digits(measure)) for row in found]
    return cells.table(tr("Before and after, by practice"), columns, rows)


def _cells(row: PracticeChange, name: str, digits: int) -> tuple[Cell, ...]:
    ends = (cells.value(end, digits + 1) for end in (row.mean, row.low, row.high))
    return (
        cells.named(name, row.practice),
        cells.count(row.n),
        cells.value(row.before, digits),
        cells.value(row.after, digits),
        *ends,
        cells.count(row.improved),
        cells.value(row.pooled, digits + 1),
    )


def _how() -> tuple[str, ...]:
    return (
        tr(
            "Compared are two check-ins of one sitting: your last one in the fifteen minutes "
            "before it began, and the one when it ended. The interval is a 95% t-interval of the "
            "changes, from five sittings on; the share that was higher has Wilson's interval."
        ),
        tr(
            "Practices are set side by side only by means that are drawn towards what all have in "
            "common, those with few sittings the most: otherwise whatever was tried on three good "
            "days would stand first. Where nothing tells them apart, there is no order."
        ),
        tr(
            "What it cannot tell: that the practice did it. People practise when they feel worst, "
            "and from there the next check-in is usually higher anyway (regression to the mean)."
        ),
    )


def _digits(measure: str) -> int:
    return 1 if measure == ABLE.key else 0

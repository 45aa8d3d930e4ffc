"""Coming back after a hard day, as it is shown: one number, its curve, and how sure it is."""

from __future__ import annotations

from datetime import timedelta

from desktop.core.words import plural, tr
from desktop.trends.measures import ABLE
from desktop.trends.panels import Curve, CurveStep
from desktop.trends.phrases import full_date, number
from desktop.trends.picture import Cell, Column, Table, Words
from desktop.trends.recovery import LEAST_DIPS, Dip, Recovery
from desktop.trends.shown import cells
from desktop.trends.survival import Step

KEY = "recovery"


def coming_back_shown(found: Recovery, measure: str) -> Curve:
    """Return the number, the curve and the list of dips of one period."""
    lasting = found.lasting
    steps = lasting.steps if lasting is not None else ()
    return Curve(
        key=KEY,
        words=Words(
            tr("Coming back after a hard day"),
            _headline(found),
            _detail(found),
            how=_how(measure),
        ),
        table=_table(found, measure),
        big=_days(found.median_days) if found.median_days is not None else "",
        under=tr("median time back to your usual") if found.median_days is not None else "",
        steps=tuple(_step(step) for step in steps),
        median=found.median_days,
        last_day=float(max((dip.days for dip in found.dips), default=0)),
        is_empty=lasting is None,
    )


def _headline(found: Recovery) -> str:
    if found.lasting is None:
        return tr("Too little yet to see how long coming back takes.")
    if found.median_days is None:
        return tr("Fewer than half of the hard days were seen to end within what was logged.")
    return plural(
        round(found.median_days),
        "After a hard day, half of the time you were back to your usual within one day.",
        "After a hard day, half of the time you were back to your usual within {n} days.",
    )


def _detail(found: Recovery) -> str:
    if found.lasting is None:
        return _missing(found)
    parts = [
        plural(len(found.dips), "{n} hard day", "{n} hard days"),
        *([_open(found)] if found.open else []),
        *([_interval(found)] if found.lasting.low is not None else []),
        tr("entries on {share}% of days", share=round(100 * found.entry_share)),
    ]
    return "; ".join(parts) + "." + _halves(found)


def _missing(found: Recovery) -> str:
    return plural(
        LEAST_DIPS - len(found.dips),
        "It needs five hard days in this range: one more than there are.",
        "It needs five hard days in this range: {n} more than there are.",
    )


def _open(found: Recovery) -> str:
    return plural(found.open, "{n} was not seen to end", "{n} were not seen to end")


def _interval(found: Recovery) -> str:
    if found.lasting is None or found.lasting.low is None:
        return ""
    low = number(found.lasting.low, 0)
    if found.lasting.high is None:
        return tr("95% interval from {low} days, with no upper end", low=low)
    high = number(found.lasting.high, 0)
    return tr("95% interval {low} to {high} days", low=low, high=high)


def _halves(found: Recovery) -> str:
    if found.halves is None:
        return ""
    names = tr("In the earlier half {earlier} ({n} hard days), in the later half {later} ({m}).")
    earlier, later = found.halves
    return " " + names.format(
        earlier=_reached(earlier.median_days),
        n=earlier.dips,
        later=_reached(later.median_days),
        m=later.dips,
    )


def _reached(days: float | None) -> str:
    return tr("not reached") if days is None else _days(days)


def _days(days: float) -> str:
    return plural(round(days), "{n} day", "{n} days")


def _step(step: Step) -> CurveStep:
    words = tr(
        "After {days}: {share}% were not back yet",
        days=_days(step.time),
        share=round(100 * step.share),
    )
    if step.low is not None and step.high is not None:
        words += " " + tr(
            "(95% interval {low} to {high}%)",
            low=round(100 * step.low),
            high=round(100 * step.high),
        )
    return CurveStep(step.time, step.share, step.low, step.high, words)


def _table(found: Recovery, measure: str) -> Table:
    digits = 1 if measure == ABLE.key else 0
    columns = (
        Column(tr("Hard day"), "start", numeric=False),
        Column(tr("Usual before it"), "baseline"),
        Column(tr("Fell by"), "drop"),
        Column(tr("Days until back"), "days"),
        Column(tr("Seen to end"), "recovered", numeric=False),
        Column(tr("Last day"), "end", numeric=False),
    )
    return cells.table(
        tr("Hard days, and how long each lasted"),
        columns,
        [_row(dip, digits) for dip in reversed(found.dips)],
    )


def _row(dip: Dip, digits: int) -> tuple[Cell, ...]:
    end = dip.start + timedelta(days=dip.days)
    return (
        cells.named(full_date(dip.start), dip.start.isoformat()),
        cells.value(dip.baseline, digits),
        cells.value(dip.drop, digits),
        cells.count(dip.days) if dip.recovered else cells.named(f"{dip.days}+", f"{dip.days}+"),
        cells.named(tr("yes"), "1") if dip.recovered else cells.named(tr("no"), "0"),
        cells.named(full_date(end), end.isoformat()),
    )


def _how(measure: str) -> tuple[str, ...]:
    least = tr("three quarters of a point") if measure == ABLE.key else tr("15 points")
    return (
        tr(
            "A hard day: one that lies clearly below the usual of the four weeks before it, by at "
            "least {least} and by more than your days usually differ. The usual is the median of "
            "those days; ten of them need a check-in.",
            least=least,
        ),
        tr(
            "Back: the first later day that has made up half of the fall, if the next day with a "
            "check-in has too. One good day alone is not taken for recovery."
        ),
        tr(
            "Where the entries stop, or pause for more than a week, the hard day counts as lasting "
            "at least so long (Kaplan–Meier). The median is the day by which half were back."
        ),
        tr(
            "Days without a check-in cannot show that you were back: the fewer entries, the longer "
            "it looks. Two halves of a period are compared only where both were logged alike. "
            "After Kuranova 2020 and Schreuder 2024."
        ),
    )

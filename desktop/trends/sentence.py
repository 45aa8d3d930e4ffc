"""The one true sentence, its numbers, and the title. Says nothing of causes. Knows no numpy."""

from __future__ import annotations

from desktop.core.words import plural, tr
from desktop.trends.measures import ABLE, ENERGY, PLEASANTNESS
from desktop.trends.phrases import level_digits, number, slope_digits
from desktop.trends.records import Period, TrendView, Verdict

ENOUGH_WEEKS = 8


def title(view: TrendView) -> str:
    """Return the chart's title."""
    if view.measure == ABLE.key:
        return tr("Resilience, week by week: able to meet what comes next")
    if view.measure == PLEASANTNESS.key:
        return tr("Mood, week by week")
    return tr("Energy, week by week")


def note(view: TrendView) -> str:
    """Return why another measure is shown than the one that belongs here, or nothing."""
    if view.instead_of != ABLE.key:
        return ""
    return tr(
        "This range has too few weeks with answers to “How able do you feel to meet what comes "
        "next?”, so it shows how pleasant your check-ins were."
    )


def headline(view: TrendView) -> str:
    """Return the sentence on top: short, true, and no surer than the numbers are."""
    if view.checkins == 0:
        return _nothing_headline(view)
    if view.period is not None:
        return _period_headline(view, view.period)
    return _verdict_headline(view.measure, view.slope.verdict)


def subline(view: TrendView) -> str:
    """Return the numbers behind the headline, with n and the 95 % interval."""
    if view.checkins == 0:
        return _nothing_subline(view)
    if view.period is not None:
        return _period_subline(view, view.period)
    if view.slope.verdict is Verdict.TOO_LITTLE:
        return _missing(view)
    return _slope_subline(view)


def _nothing_headline(view: TrendView) -> str:
    return tr("No check-ins in this range.") if view.earlier else tr("Your weeks will show here.")


def _nothing_subline(view: TrendView) -> str:
    if view.earlier:
        return tr("A longer range shows the earlier ones.")
    return tr(
        "One click on Now is a complete check-in. Three of them, on two different days, make a "
        "week that counts."
    )


def _verdict_headline(measure: str, verdict: Verdict) -> str:
    able, mood = measure == ABLE.key, measure == PLEASANTNESS.key
    match verdict:
        case Verdict.ROSE:
            return (
                tr("You have felt more able.")
                if able
                else tr("Your mood has been more pleasant.")
                if mood
                else tr("Your energy has been higher.")
            )
        case Verdict.MAY_HAVE_RISEN:
            return (
                tr("You may have felt more able.")
                if able
                else tr("Your mood may have been more pleasant.")
                if mood
                else tr("Your energy may have been higher.")
            )
        case Verdict.FELL:
            return (
                tr("You have felt less able.")
                if able
                else tr("Your mood has been less pleasant.")
                if mood
                else tr("Your energy has been lower.")
            )
        case Verdict.MAY_HAVE_FALLEN:
            return (
                tr("You may have felt less able.")
                if able
                else tr("Your mood may have been less pleasant.")
                if mood
                else tr("Your energy may have been lower.")
            )
        case Verdict.UNCLEAR:
            return tr("No clear change.")
        case Verdict.TOO_LITTLE:
            return tr("Too little yet to see a trend.")


def _missing(view: TrendView) -> str:
    """Say what is missing, and what there is."""
    missing = ENOUGH_WEEKS - view.slope.weeks_used
    need = plural(
        missing,
        "To say whether anything has changed, this range needs one more week with three "
        "check-ins on at least two days.",
        "To say whether anything has changed, this range needs {n} more weeks with three "
        "check-ins on at least two days.",
    )
    weeks = plural(view.slope.weeks_used, "{n} such week", "{n} such weeks")
    count = plural(view.checkins, "{n} check-in", "{n} check-ins")
    text = f"{need} " + tr("So far: {weeks}, {count}.", weeks=weeks, count=count)
    if sum(1 for point in view.history.weekly if point.filled) >= ENOUGH_WEEKS:
        return f"{text} " + tr("A longer range has enough.")
    return text


def _slope_subline(view: TrendView) -> str:
    slope = view.slope
    per_week = slope.per_week or 0.0
    fall = slope.verdict in (Verdict.FELL, Verdict.MAY_HAVE_FALLEN)
    sign = -1 if fall else 1
    ends = [value * sign for value in (slope.low, slope.high) if value is not None]
    unclear = slope.verdict is Verdict.UNCLEAR
    digits = slope_digits(view.measure, ends if unclear else [*ends, sign * per_week])
    change = _change(slope.verdict, _span(view), number(sign * per_week, digits))
    used = [point for point in view.weekly if point.filled]
    count = tr(
        "{weeks} weeks, {checkins} check-ins",
        weeks=len(used),
        checkins=sum(point.checkins for point in used),
    )
    if not ends:
        return tr("{change} (too few weeks for an interval; {count}).", change=change, count=count)
    low, high = (number(value, digits) for value in sorted(ends))
    return tr(
        "{change} (95% interval {low} to {high}; {count}).",
        change=change,
        low=low,
        high=high,
        count=count,
    )


def _change(verdict: Verdict, weeks: int, change: str) -> str:
    match verdict:
        case Verdict.ROSE:
            words = tr("Over these {weeks} weeks the weekly average rose by {change} a week")
        case Verdict.MAY_HAVE_RISEN:
            words = tr(
                "Over these {weeks} weeks the weekly average may have risen by about {change} a "
                "week"
            )
        case Verdict.FELL:
            words = tr("Over these {weeks} weeks the weekly average fell by {change} a week")
        case Verdict.MAY_HAVE_FALLEN:
            words = tr(
                "Over these {weeks} weeks the weekly average may have fallen by about {change} a "
                "week"
            )
        case _:
            words = tr("Over these {weeks} weeks the best estimate is {change} a week")
    return words.format(weeks=weeks, change=change)


def _span(view: TrendView) -> int:
    """Return the weeks from the first with an entry to the end of the range."""
    return sum(1 for point in view.weekly if point.number >= _first_entry(view))


def _first_entry(view: TrendView) -> int:
    return next(point.number for point in view.weekly if point.checkins)


def _period_headline(view: TrendView, period: Period) -> str:
    mean = number(period.mean or 0.0, level_digits(view.measure))
    if view.measure == ABLE.key:
        return tr("You felt able {mean} out of 10 on average.", mean=mean)
    if view.measure == ENERGY.key:
        return tr("Your energy averaged {mean}, from −100 to 100.", mean=mean)
    return tr("Your mood averaged {mean}, from −100 to 100.", mean=mean)


def _period_subline(view: TrendView, period: Period) -> str:
    weeks = len(view.weekly)
    text = plural(
        weeks, "This week: {what}.", "These {n} weeks: {what}.", what=_facts(view, period)
    )
    if view.before is None or view.before.mean is None:
        return text
    mean = number(view.before.mean, level_digits(view.measure))
    return f"{text} " + plural(
        weeks,
        "The week before: {mean} ({what}).",
        "The {n} weeks before: {mean} ({what}).",
        mean=mean,
        what=_facts(view, view.before),
    )


def _facts(view: TrendView, period: Period) -> str:
    """Return the interval and the n of a period."""
    days = plural(period.days, "{n} day", "{n} days")
    count = plural(period.checkins, "{n} check-in", "{n} check-ins")
    if period.low is None or period.high is None:
        return tr("{days}, {count}", days=days, count=count)
    digits = level_digits(view.measure)
    return tr(
        "95% interval {low} to {high}; {days}, {count}",
        low=number(period.low, digits),
        high=number(period.high, digits),
        days=days,
        count=count,
    )

"""What a chart says of one week, in words: the same to eye and ear. Knows no Qt."""

from __future__ import annotations

from desktop.core.words import plural, tr
from desktop.trends.measures import scale_of
from desktop.trends.phrases import level_digits, minutes_text, number, week_dates
from desktop.trends.records import LevelPoint, WeekPoint


def week_facts(
    measure: str, point: WeekPoint, level: LevelPoint | None, minutes: float
) -> tuple[str, ...]:
    """Return the lines of a read-out; the first names the week."""
    digits = level_digits(measure)
    lines = [week_dates(point.week)]
    if point.mean is None:
        lines.append(tr("No check-ins"))
    else:
        lines.append(_mean(measure, point, point.mean))
        lines.append(_amount(point))
    if level is not None:
        band = interval_text(measure, level.low, level.high)
        lines.append(tr("Line {mean} (band {band})", mean=number(level.mean, digits), band=band))
    lines.append(tr("Practised {minutes}", minutes=minutes_text(minutes)))
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
    ends = (number(min(max(end, scale.low), scale.high), digits) for end in (low, high))
    return tr("{low} to {high}", **dict(zip(("low", "high"), ends, strict=True)))


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
    if not point.filled:
        return tr("{amount}: a thin week", amount=text)
    return text

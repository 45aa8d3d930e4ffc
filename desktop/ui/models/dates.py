"""Days and lengths of time in words, the same on every page.

On the road to the first window: `datetime` is a large module, imported only once it is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.words import tr

if TYPE_CHECKING:
    from datetime import date, datetime

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def local_now() -> datetime:
    """Return the local civil time."""
    from datetime import datetime

    return datetime.now()  # noqa: DTZ005 (civil time, as the person reads it off a clock)


def short_day(day: date, today: date | None = None) -> str:
    """Return "12 Nov", with the year where it is not this one."""
    words = tr("{day} {month}", day=day.day, month=tr(MONTHS[day.month - 1]))
    if today is not None and day.year != today.year:
        return tr("{day} {year}", day=words, year=day.year)
    return words


def near_day(day: date, today: date) -> str:
    """Return "today", "yesterday" or the short day."""
    if day == today:
        return tr("today")
    if today.toordinal() - day.toordinal() == 1:
        return tr("yesterday")
    return short_day(day, today)


def heading_day(day: date, today: date) -> str:
    """Return a heading for a day: "Today", "Yesterday", "Friday 20 Nov"."""
    if day == today:
        return tr("Today")
    if today.toordinal() - day.toordinal() == 1:
        return tr("Yesterday")
    return tr("{weekday} {day}", weekday=tr(WEEKDAYS[day.weekday()]), day=short_day(day, today))


def clock_time(at: datetime) -> str:
    """Return "19:42"."""
    return f"{at.hour:02}:{at.minute:02}"


def minutes_range(shortest: int, longest: int) -> str:
    """Return "6–60 min"; one length stands alone."""
    if shortest == longest:
        return tr("{n} min", n=shortest)
    return tr("{shortest}–{longest} min", shortest=shortest, longest=longest)


def left(seconds: float) -> str:
    """Return time left as "3:05", an hour as "1:00:00"; a part of a second counts as one."""
    whole = int(-(-max(0.0, seconds) // 1))
    hours, rest = divmod(whole, 3600)
    if hours:
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{rest // 60}:{rest % 60:02}"

"""Small pieces of visible text about numbers and weeks. Knows no statistics."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.core.days import monday_of
from desktop.core.words import tr
from desktop.trends.measures import ABLE

MOST_DIGITS = 4
_MONTHS = (
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May", "May"),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
)
_WEEKDAYS = (
    ("Monday", "Mo"),
    ("Tuesday", "Tu"),
    ("Wednesday", "We"),
    ("Thursday", "Th"),
    ("Friday", "Fr"),
    ("Saturday", "Sa"),
    ("Sunday", "Su"),
)


def weekday_name(number: int) -> str:
    """Return the name of a weekday, 1 (Monday) … 7 (Sunday)."""
    return tr(_WEEKDAYS[number - 1][0])


def weekday_short(number: int) -> str:
    """Return the name of a weekday in two letters or so."""
    return tr(_WEEKDAYS[number - 1][1])


def month(day: date) -> str:
    """Return the month's name."""
    return tr(_MONTHS[day.month - 1][0])


def month_short(day: date) -> str:
    """Return the month's name in three letters or so."""
    return tr(_MONTHS[day.month - 1][1])


def full_date(day: date) -> str:
    """Return a date in full: 2 June 2025."""
    return tr("{day} {month} {year}", day=day.day, month=month(day), year=day.year)


def week_dates(week: str, short: bool = False) -> str:
    """Return the days of an ISO week: 2–8 June 2025, or 30 June – 6 July 2025.

    `short` shortens the months' names.
    """
    return weeks_dates(week, week, short)


def weeks_dates(first_week: str, last_week: str, short: bool = False) -> str:
    """Return the days from one ISO week to another, both whole."""
    return days_dates(monday_of(first_week), monday_of(last_week) + timedelta(days=6), short)


def days_dates(first: date, last: date, short: bool = False) -> str:
    """Return the days from one to another, both included, as one would write them."""
    named = month_short if short else month
    if first == last:
        return tr("{day} {month} {year}", day=last.day, month=named(last), year=last.year)
    end = tr("{day} {month} {year}", day=last.day, month=named(last), year=last.year)
    if (first.year, first.month) == (last.year, last.month):
        return tr("{first}–{last}", first=first.day, last=end)
    start = tr("{day} {month}", day=first.day, month=named(first))
    if first.year != last.year:
        start = tr("{day} {year}", day=start, year=first.year)
    return tr("{first} – {last}", first=start, last=end)


def number(value: float, digits: int) -> str:
    """Return a number with `digits` decimals and a true minus sign; never minus nought."""
    text = f"{value:.{digits}f}"
    if text.startswith("-"):
        text = text[1:] if float(text) == 0 else f"−{text[1:]}"
    return text


def level_digits(measure: str) -> int:
    """Return how many decimals a value of this measure is worth."""
    return 1 if measure == ABLE.key else 0


def slope_digits(measure: str, values: Sequence[float]) -> int:
    """Return the decimals of a slope and its interval.

    Enough that no number but nought reads as nought, and that two ends do not read as one.
    """
    digits = 2 if measure == ABLE.key else 1
    while digits < MOST_DIGITS and _blurred(values, digits):
        digits += 1
    return digits


def _blurred(values: Sequence[float], digits: int) -> bool:
    told = [value for value in values if abs(value) > 10.0**-MOST_DIGITS]
    if any(round(value, digits) == 0 for value in told):
        return True
    ends = {round(value, MOST_DIGITS) for value in values[:2]}
    return len({round(value, digits) for value in values[:2]}) < len(ends)


def minutes_text(minutes: float) -> str:
    """Return a length of practice: 45 min, or 2 h 05 min."""
    whole = round(minutes)
    if whole < 60:
        return tr("{minutes} min", minutes=whole)
    return tr("{hours} h {minutes:02d} min", hours=whole // 60, minutes=whole % 60)

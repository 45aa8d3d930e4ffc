"""Dates and times as other programs write them, and the stamp they make in a zone. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from desktop.core.clock import Clock, Stamp
from desktop.core.words import tr
from desktop.exchange.found import CannotRead

FIRST_YEAR = 1900  # what lies before it is a slip of a program
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?", re.I)
_OFFSET = re.compile(r"(.*\d)\s*(Z|[+-]\d{2}:?\d{2})", re.I)
_NUMBERS = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([A-Za-z]{3,9})\.?,?[\s.-]+(\d{4})")
_NAMED_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class NoSuchZone(ValueError):  # noqa: N818 - its message is the zone
    """A name that is no time zone's."""


StampOf = Callable[[datetime], Stamp]


def clock_of(text: str) -> time:
    """Return a time of day: `19:05`, `8:30 pm`, `6:30:00 AM`.

    Raises:
        CannotRead: it is none.
    """
    match = _CLOCK.fullmatch(_spaced(text))
    if match is None:
        raise CannotRead(tr("“{found}” is no time of day", found=shown(text)))
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    half = (match[4] or "").lower()
    if half and not 1 <= hour <= 12:
        raise CannotRead(tr("“{found}” is no time of day", found=shown(text)))
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute, second)
    except ValueError as error:
        raise CannotRead(tr("“{found}” is no time of day", found=shown(text))) from error


def date_of(text: str, order: str = "") -> date:
    """Return a date: `2024-05-01`, `1st May 2024`, `May 1, 2024`; with `order` `01/05/2024` too.

    `order` is "day" or "month", for what comes first where only numbers are given.

    Raises:
        CannotRead: it is none, or which number is the month is left open.
    """
    text = _spaced(text)
    try:
        if match := _NUMBERS.fullmatch(text):
            return _numbers(match[1], match[2], match[3], order)
        if match := _NAMED.fullmatch(text):
            return date(int(match[3]), _month(match[2]), int(match[1]))
        if match := _NAMED_FIRST.fullmatch(text):
            return date(int(match[3]), _month(match[1]), int(match[2]))
    except ValueError as error:
        raise CannotRead(tr("“{found}” is no date", found=shown(text))) from error
    raise CannotRead(tr("“{found}” is no date", found=shown(text)))


def moment_of(text: str, order: str = "", at_noon: bool = False) -> datetime:
    """Return a date with its time; with an offset where one is written, else without a zone.

    `at_noon` lets a date alone stand, for noon of that day.

    Raises:
        CannotRead: it is none.
    """
    text = _spaced(text)
    zone = None
    with_offset = _OFFSET.fullmatch(text)
    if with_offset and ":" in with_offset[1]:
        text, zone = with_offset[1], _zone(with_offset[2])
    day, _, rest = text.replace("T", " ", 1).partition(" ") if text[:4].isdecimal() else _cut(text)
    if not rest and not at_noon:
        raise CannotRead(tr("“{found}” has no time of day", found=shown(text)))
    clock = clock_of(rest) if rest else time(12)
    return datetime.combine(date_of(day, order), clock, zone)


def instant(seconds: float, offset_s: float | None = None) -> datetime:
    """Return the moment of a Unix time, at an offset from UTC in seconds.

    Raises:
        CannotRead: no calendar holds it.
    """
    try:
        zone = UTC if offset_s is None else timezone(timedelta(seconds=offset_s))
        return datetime.fromtimestamp(seconds, UTC).astimezone(zone)
    except (OverflowError, ValueError, OSError) as error:
        raise CannotRead(tr("its time lies outside every calendar")) from error


def stamps(clock: Clock, zone: str) -> StampOf:
    """Return what makes stamps of moments; those without a zone lie in `zone`, or here if "".

    Raises:
        NoSuchZone: there is none of that name.
    """
    if not zone:
        return clock.at
    try:
        there = ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise NoSuchZone(zone) from error

    def stamp(moment: datetime) -> Stamp:
        local = moment.replace(tzinfo=there) if moment.tzinfo is None else moment
        offset = local.utcoffset() or timedelta(0)
        utc = local.astimezone(UTC)
        holds = utc.astimezone(there).utcoffset() == offset
        return Stamp(utc, zone if holds else "", round(offset.total_seconds() / 60))

    return stamp


def shown(text: str) -> str:
    """Return a foreign cell as it may be quoted in a sentence: one short line."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return line if len(line) <= 40 else f"{line[:39]}…"


def _spaced(text: str) -> str:
    return " ".join(text.split())  # a narrow space stands before "PM" in some exports


def _cut(text: str) -> tuple[str, str, str]:
    """Part a date from the time after it, which begins with the last word that has a colon."""
    words = text.split(" ")
    for at, word in enumerate(words):
        if ":" in word:
            return " ".join(words[:at]).rstrip(","), " ", " ".join(words[at:])
    return text, "", ""


def _numbers(first: str, second: str, third: str, order: str) -> date:
    if len(first) == 4:
        return date(int(first), int(second), int(third))
    if len(third) != 4:
        raise ValueError(third)
    one, two, year = int(first), int(second), int(third)
    if one <= 12 and two <= 12 and one != two and not order:
        raise ValueError("either may be the month")
    if order == "month" or (not order and two > 12):
        return date(year, one, two)
    return date(year, two, one)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _zone(text: str) -> timezone:
    if text in "Zz":
        return UTC
    digits = text[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    if minutes >= 24 * 60:
        raise CannotRead(tr("“{found}” is no offset from UTC", found=text))
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))

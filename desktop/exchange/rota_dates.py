"""Dates and times of day as people write them in a rota. Pure; knows no shift."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from desktop.core.words import tr

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_FIRST, MONTH_FIRST = "day", "month"

_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
_MONTH += r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_WEEKDAY = r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|"
_WEEKDAY += r"sat(?:urday)?|sun(?:day)?)\b\.?"
_TH = r"(?:st|nd|rd|th)?"
# "2 Nov 2000-0800" is eight o'clock in the evening, and no year.
_YEAR = r"(?:[,-]?\s*(?P<year>(?:19|20)\d\d)(?!\d|[:.]\d|\s*-\s*\d{3,4}\b|\s*-\s*\d\d:))?"
_FORMS = (
    r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
    r"(?P<day>\d{1,2})-(?P<number>\d{1,2})-(?P<year>\d{4})(?!\d)",
    rf"(?P<day>\d{{1,2}}){_TH}[\s-]*{_MONTH}{_YEAR}",
    rf"{_MONTH}\s*(?P<day>\d{{1,2}}){_TH}(?![\d:/]|\.\d){_YEAR}",
    r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?:/(?P<year>\d{4}|\d{2}))?(?![\d/])",
    r"(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?:(?P<year>\d{4}|\d{2})(?!\d))?(?!\d)",
)
_DATES = [re.compile(form, re.IGNORECASE) for form in _FORMS]
_NAMED = re.compile(rf"(?P<weekday>{_WEEKDAY}),?\s*", re.IGNORECASE)
_UNTIL = re.compile(r"\s*(?:-|to|until|till)\s*", re.IGNORECASE)
_SHARED = re.compile(
    rf"(?P<day>\d{{1,2}}){_TH}(?=\s*(?:-|to)\s*(?:{_WEEKDAY},?\s*)?\d{{1,2}}{_TH}\s*{_MONTH})",
    re.IGNORECASE,
)
_SHARED_SLASH = re.compile(r"(?P<first>\d{1,2})(?=\s*-\s*\d{1,2}/\d{1,2})")
_CLOCK = r"(?:(?P<{0}>\d{{1,2}})(?:(?:[:.h](?P<{0}m>\d\d))|(?P<{0}mm>\d\d))?\s*(?P<{0}p>am|pm)?)"
_HOURS = re.compile(
    rf"(?<![\w/:.]){_CLOCK.format('a')}\s*(?:hrs?\b)?"
    rf"(?:\s*(?P<dash>-|to|until|till)\s*|\s*[,;\t]\s*|\s+){_CLOCK.format('b')}(?![\w/:])\s*(?:hrs?\b)?"
    r"(?:\s*\(?\+1\)?)?",
    re.IGNORECASE,
)
MOST_DAYS = 62  # of one range
NEAR_BY = timedelta(days=250)


class DateError(ValueError):
    """What stands there is meant as a date and is none; the message says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was read, and where the text goes on."""

    days: tuple[date, ...]
    end: int


class DateReader:
    """Reads dates by their own order, near a date that moves along with what was read."""

    def __init__(self, near: date, order: str) -> None:
        self._near, self._order = near, order

    def read(self, text: str, start: int = 0) -> Found | None:
        """Return the day, or the range of days, that stands at `start`; None where none does.

        Raises:
            DateError: something is meant as a date and is none.
        """
        shared = self._shared(text, start)
        if shared is not None:
            return shared
        first = self._one(text, start)
        if first is None:
            return None
        until = _UNTIL.match(text, first.end)
        second = self._one(text, until.end()) if until else None
        if second is None:
            return first
        return Found(_range(first.days[0], second.days[0]), second.end)

    def _shared(self, text: str, start: int) -> Found | None:
        """Return a range whose first day has no month of its own: "2-5 Nov"."""
        named = _NAMED.match(text, start)
        begin = named.end() if named else start
        found = _SHARED.match(text, begin) or _SHARED_SLASH.match(text, begin)
        until = _UNTIL.match(text, found.end()) if found else None
        last = self._one(text, until.end()) if until else None
        if found is None or last is None:
            return None
        number = int(next(group for group in found.groups() if group))
        if "first" in found.re.groupindex and self._order == MONTH_FIRST:
            return None
        first = made_date(last.days[0].year, last.days[0].month, number)
        _check_weekday(first, named)
        return Found(_range(first, last.days[0]), last.end)

    def _one(self, text: str, start: int) -> Found | None:
        named = _NAMED.match(text, start)
        begin = named.end() if named else start
        for form in _DATES:
            found = form.match(text, begin)
            if found is not None:
                day = self._near_day(found.groupdict(), named)
                _check_weekday(day, named)
                self._near = day
                return Found((day,), found.end())
        return None

    def _near_day(self, said: dict[str, str | None], named: re.Match[str] | None) -> date:
        day, month = self._day_and_month(said)
        if year := said.get("year"):
            return made_date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        years = (self._near.year, self._near.year + 1, self._near.year - 1)  # the first is likely
        found = [one for year in years if (one := _possible(year, month, day)) is not None]
        if not found:
            raise _no_day(self._near.year, month, day)
        if named is not None:  # the weekday decides between years that are both near
            close = [one for one in found if abs(one - self._near) < NEAR_BY]
            found = [one for one in close if _is_named(one, named)] or found
        return min(found, key=lambda one: abs(one - self._near))

    def _day_and_month(self, said: dict[str, str | None]) -> tuple[int, int]:
        if said.get("first"):
            first, second = int(said["first"] or 0), int(said["second"] or 0)
            month_first = second > 12 or (self._order == MONTH_FIRST and first <= 12)
            return (second, first) if month_first else (first, second)
        if name := said.get("month"):
            return int(said["day"] or 0), MONTHS.index(name[:3].lower()) + 1
        return int(said["day"] or 0), int(said["number"] or 0)


def day_in(text: str, near: date, order: str) -> tuple[date | None, str]:
    """Return the day that `text` begins with, or None, and what is left of it."""
    try:
        found = DateReader(near, order).read(text.strip())
    except DateError:
        found = None
    if found is None or len(found.days) != 1:
        return None, text.strip()
    return found.days[0], text.strip()[found.end :].strip()


def order_said(text: str) -> str | None:
    """Return the order of day and month that dates such as 13/11 settle, or None."""
    pairs = [(int(a), int(b)) for a, b in re.findall(r"(?<![\d/])(\d{1,2})/(\d{1,2})", text)]
    said = {DAY_FIRST for a, b in pairs if a > 12 >= b} | {
        MONTH_FIRST for a, b in pairs if a <= 12 < b
    }
    return said.pop() if len(said) == 1 else None


def has_either_order(text: str) -> bool:
    """Say whether there is a date that could be read in both orders."""
    pairs = re.findall(r"(?<![\d/])(\d{1,2})/(\d{1,2})", text)
    return any(int(a) <= 12 and int(b) <= 12 and int(a) != int(b) for a, b in pairs)


def take_hours(text: str) -> tuple[tuple[time, time] | None, str]:
    """Return the two times of day in `text`, and the text without them.

    Raises:
        DateError: an hour that no clock has.
    """
    found = _HOURS.search(text)
    while found is not None and not _is_meant(found):
        found = _HOURS.search(text, found.end("a"))
    if found is None:
        return None, text
    start, end = _clock(found, "a"), _clock(found, "b")
    return (start, end), f"{text[: found.start()]} {text[found.end() :]}"


def weekday_at(text: str, start: int = 0) -> tuple[int, int] | None:
    """Return the number of the weekday named at `start`, Monday 0, and where the text goes on."""
    found = _NAMED.match(text, start)
    return None if found is None else (WEEKDAYS.index(found["weekday"][:3].lower()), found.end())


def month_alone(text: str, near: date) -> date | None:
    """Return the first day of the month that is all that `text` says."""
    found = re.fullmatch(rf"{_MONTH}(?:\s*(?P<year>(?:19|20)\d\d))?", text.strip(), re.IGNORECASE)
    if found is None:
        return None
    month = MONTHS.index(found["month"][:3].lower()) + 1
    if found["year"]:
        return date(int(found["year"]), month, 1)
    years = (near.year, near.year + 1, near.year - 1)
    return min((date(year, month, 1) for year in years), key=lambda one: abs(one - near))


def _is_meant(found: re.Match[str]) -> bool:
    """Say whether two numbers are two times: a dash between them, or minutes in both."""
    return bool(found["dash"]) or all(found[f"{side}m"] or found[f"{side}mm"] for side in "ab")


def _clock(found: re.Match[str], side: str) -> time:
    hour = int(found[side])
    minute = int(found[f"{side}m"] or found[f"{side}mm"] or 0)
    half = (found[f"{side}p"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour == 24 and minute == 0 and side == "b":
        hour = 0
    if hour > 23 or minute > 59:
        raise DateError(tr("“{time}” is no time of day", time=found[0].strip()))
    return time(hour, minute)


def _range(first: date, last: date) -> tuple[date, ...]:
    days = (last - first).days + 1
    if days < 1:
        raise DateError(tr("the last day is before the first"))
    if days > MOST_DAYS:
        raise DateError(tr("it runs over more than {most} days", most=MOST_DAYS))
    return tuple(date.fromordinal(first.toordinal() + n) for n in range(days))


def made_date(year: int, month: int, day: int) -> date:
    """Return a date.

    Raises:
        DateError: the calendar has none.
    """
    if not 1970 <= year <= 2100:
        raise DateError(tr("{year} is no year for a shift", year=year))
    found = _possible(year, month, day)
    if found is None:
        raise _no_day(year, month, day)
    return found


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _no_day(year: int, month: int, day: int) -> DateError:
    if not 1 <= month <= 12:
        return DateError(tr("there is no month {month}", month=month))
    return DateError(tr("there is no {day} {month}", day=day, month=MONTHS[month - 1].title()))


def _is_named(day: date, named: re.Match[str]) -> bool:
    return WEEKDAYS[day.weekday()] == named["weekday"][:3].lower()


def _check_weekday(day: date, named: re.Match[str] | None) -> None:
    if named is not None and not _is_named(day, named):
        names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
        said = tr("{day} is a {weekday}", day=day.isoformat(), weekday=tr(names[day.weekday()]))
        raise DateError(said)

"""A rota as text: what a person copies from a message, a table or a sheet. Pure; knows no journal.

A line is a day or a range of days with a code, or with hours and a word; a row of days with a row
of codes beneath; or a first day with one code for each day from there. Whatever gives nothing is
told with its line and why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from desktop.core.shift_kinds import LEAVE, MOST_OF_A_NAME, ShiftKind, names_of
from desktop.core.words import tr
from desktop.exchange.planned import Planned, PlannedShift, Unreadable, joined
from desktop.exchange.rota_dates import (
    DAY_FIRST,
    DateError,
    DateReader,
    has_either_order,
    made_date,
    month_alone,
    order_said,
    take_hours,
    weekday_at,
)

MOST_CHARACTERS = 200_000
MOST_LINES = 5_000
MOST_OF_ONE_LINE = 1_000  # characters
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−~", "-") | {"\u00a0": " ", "\u202f": " "})
_EMPTY = ("", "-", "x", ".", "/")  # a cell of a table in which nothing stands
_WEEK_OF = re.compile(r"(?:w/?c|week (?:commencing|beginning|starting|of))\b[\s:]*", re.IGNORECASE)
_LEADING = re.compile(r"^\s*(?:[-*•·]\s+|\d{1,2}\)\s+)?")
_BETWEEN = re.compile(r"[\s:,;]*")
_ASIDE = re.compile(r"\([^)]*\)|[,;#].*$")
_FILLING = re.compile(r"^(?:and|&|\+|[\s:,;.-])+|(?:\band\b|&|\+|[\s:,;.-])+$", re.IGNORECASE)


def read_rota(
    text: str, kinds: Sequence[ShiftKind], near: date, order: str | None = None
) -> Planned:
    """Return what `text` says; dates without a year are those nearest to the one before.

    `near` is today. `order` is which comes first in dates such as 2/11, where it was said once.

    Raises:
        ValueError: it is longer than any rota.
    """
    lines = text.splitlines()
    if len(text) > MOST_CHARACTERS or len(lines) > MOST_LINES:
        raise ValueError("a rota is shorter than this")
    settled = order_said(text) or order
    reading = _Reading(kinds, near, settled or DAY_FIRST)
    for number, line in enumerate(lines, start=1):
        reading.take(number, line)
    return reading.planned(settled is None and has_either_order(text))


class _Reading:
    """Goes through the lines from the first to the last."""

    def __init__(self, kinds: Sequence[ShiftKind], near: date, order: str) -> None:
        self._kinds, self._near = names_of(kinds), near
        self._by_hours = {(k.start, k.end): k.name for k in reversed(kinds) if not k.free}
        self._dates = DateReader(near, order)
        self._month: date | None = None
        self._header: list[date] = []  # the days of a table, until another begins
        self._has_row = False
        self._waiting: tuple[int, str, date] | None = None  # a day whose codes may follow
        self._shifts: list[PlannedShift] = []
        self._leaves: list[tuple[str, date]] = []
        self._unreadable: list[Unreadable] = []
        self._days_off = 0

    def take(self, number: int, line: str) -> None:
        """Read one line."""
        text = _LEADING.sub("", line.translate(_DASHES)).rstrip()
        if not text.strip(" \t-=_|*#"):
            return
        try:
            if len(text) > MOST_OF_ONE_LINE:
                raise DateError(tr("it is too long for a line of a rota"))
            self._take(number, text)
        except DateError as problem:
            self._unreadable.append(Unreadable(number, line.strip(), str(problem)))

    def planned(self, is_ambiguous: bool) -> Planned:
        """Return all that was read."""
        self._tell_of_waiting()
        return Planned(
            tuple(self._shifts),
            joined(self._leaves),
            tuple(sorted(self._unreadable, key=lambda one: one.line)),
            self._days_off,
            is_ambiguous=is_ambiguous,
        )

    def _take(self, number: int, text: str) -> None:
        month = month_alone(text, self._near)
        if month is not None:
            self._month, self._header = month, []
            return
        named = _WEEK_OF.match(text)
        text = text[named.end() :] if named else text
        header = self._header_in(text)
        if header:
            self._waiting, self._header, self._has_row = None, header, False
            return
        found = self._dates.read(text)
        if found is None:
            self._take_row(number, text)
            return
        self._tell_of_waiting()
        self._header = []
        rest = text[_after_gap(text, found.end) :]
        if not rest and len(found.days) == 1:
            self._waiting = number, text, found.days[0]
        elif len(found.days) == 1 and len(codes := self._codes(rest)) > 1:
            self._take_codes(number, _from(found.days[0], len(codes)), codes)
        else:
            self._take_codes(number, found.days, [rest] * len(found.days))

    def _take_row(self, number: int, text: str) -> None:
        """Read a line without a day: codes for the days of a table, or from a day on."""
        if self._header and self._has_row:
            raise DateError(tr("a second row under the same days; only one can be yours"))
        if self._header:
            self._take_codes(number, self._header, self._cells(text, len(self._header)))
            self._has_row = True
        elif self._waiting is not None and (codes := self._codes(text)):
            self._take_codes(number, _from(self._waiting[2], len(codes)), codes)
            self._waiting = None
        else:
            raise DateError(tr("no day stands there that can be read"))

    def _take_codes(self, number: int, days: Iterable[date], codes: Iterable[str]) -> None:
        """Take a line's days, all of them or none."""
        made = [(day, self._day(number, day, code)) for day, code in zip(days, codes, strict=True)]
        for day, found in made:
            if isinstance(found, list):
                self._shifts += found
                continue
            self._days_off += 1
            if found.free == LEAVE:
                self._leaves.append((found.name, day))

    def _day(self, number: int, day: date, said: str) -> list[PlannedShift] | ShiftKind:
        """Return the shifts of one day, or the kind of day on which nobody works."""
        if said.strip().casefold() in _EMPTY:
            return []
        hours, words = _all_hours(said)
        name = _ASIDE.sub("", words).strip()
        kind = self._kinds.get(name.casefold())
        if "cancel" in words.casefold():
            raise DateError(tr("it says that it was cancelled"))
        if not hours:
            if kind is None:
                raise DateError(_unknown(name))
            if kind.start is None or kind.end is None:
                return kind
            hours = [(kind.start, kind.end)]
        named = kind.name if kind is not None else name[:MOST_OF_A_NAME].strip()
        return [
            _shift(day, start, end, named or self._by_hours.get((start, end), tr("shift")), number)
            for start, end in hours
        ]

    def _header_in(self, text: str) -> list[date]:
        """Return the days that are all a line says: at least two of them."""
        if self._month is not None and re.fullmatch(r"(?:\d{1,2}\s+)+\d{1,2}\s*", text.strip()):
            return [
                made_date(self._month.year, self._month.month, int(number))
                for number in text.split()
            ]
        if self._waiting is not None and (days := _weekdays(text, self._waiting[2])):
            return days
        place, days = _after_gap(text), []
        while place < len(text):
            found = self._dates.read(text, place)
            if found is None or len(found.days) > 1:
                return []
            days.append(found.days[0])
            place = _after_gap(text, found.end)
        return days if len(days) > 1 else []

    def _cells(self, text: str, many: int) -> list[str]:
        """Return the cells of a row under a table's days; what stands before them is a name."""
        if "\t" in text:
            cells = text.split("\t")
            name = cells[: len(cells) - many]
            cells = cells[len(name) :] + [""] * (many - len(cells))
        else:
            words = text.replace("|", " ").split()
            name, cells = words[: len(words) - many], words[-many:]
        if len(cells) != many or any(one.casefold() in self._kinds for one in name):
            found = len(name) + len(cells)
            raise DateError(tr("it has {found} entries for {many} days", found=found, many=many))
        return cells

    def _codes(self, text: str) -> list[str]:
        """Return the codes that are all a line says, or nothing."""
        if text.strip().casefold() in self._kinds:  # "day off" is one, and not two
            return [text.strip()]
        words = text.replace(",", " ").replace("|", " ").split()
        known = [word for word in words if word.casefold() in self._kinds]
        return words if len(known) == len(words) else []

    def _tell_of_waiting(self) -> None:
        if self._waiting is not None:
            number, text, _ = self._waiting
            self._unreadable.append(Unreadable(number, text, tr("a day, and nothing with it")))
            self._waiting = None


def _all_hours(said: str) -> tuple[list[tuple[time, time]], str]:
    """Return every pair of times in what is said of a day, and the words that are left."""
    hours = []
    found, words = take_hours(said)
    while found is not None:
        hours.append(found)
        found, words = take_hours(words)
    return hours, " ".join(_FILLING.sub("", words.strip()).split())


def _shift(day: date, start: time, end: time, kind: str, line: int) -> PlannedShift:
    last = day if end > start else day + timedelta(days=1)
    return PlannedShift(kind, datetime.combine(day, start), datetime.combine(last, end), line)


def _unknown(name: str) -> str:
    if not name:
        return tr("a day, and nothing with it")
    return tr("“{code}” is no code with hours of its own; add it, or write the hours", code=name)


def _after_gap(text: str, start: int = 0) -> int:
    gap = _BETWEEN.match(text, start)
    return gap.end() if gap else start


def _from(first: date, many: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(many)]


def _weekdays(text: str, first: date) -> list[date]:
    """Return the days from `first` on of a line that names weekdays alone, in their order."""
    days: list[date] = []
    place = _after_gap(text)
    while place < len(text):
        found = weekday_at(text, place)
        if found is None:
            return []
        earliest = days[-1] + timedelta(days=1) if days else first
        days.append(earliest + timedelta(days=(found[0] - earliest.weekday()) % 7))
        place = found[1]
    return days if len(days) > 1 else []

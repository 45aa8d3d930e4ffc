"""Bearable's CSV: one fact a row, of which moods, energy and sleep have a place in Tend."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import TypeVar

from desktop.core.words import tr
from desktop.exchange.found import CannotRead, Found, Item, LeftOut, Progress, Unreadable
from desktop.exchange.moments import clock_of, date_of, shown
from desktop.exchange.scales import from_range, number_of, parts, plain
from desktop.exchange.table import Row, Table, each

T = TypeVar("T")
# Where a row names a part of the day, the middle of that part stands for it.
_PARTS = {"pre": 6, "am": 9, "mid": 13, "pm": 19, "all day": 12, "": 12}
_SMALL_SCALE, _LARGE_SCALE = 5, 10  # energy goes up to one of the two: the file shows to which


def fits(table: Table) -> bool:
    """Say whether this is such a file, by its header."""
    return table.has("date", "time of day", "category", "rating/amount")


def says() -> str:
    """Return what one should know of how it is read."""
    return tr(
        "Where this file names a part of the day and no time, the middle of that part is taken."
    )


def read(table: Table, progress: Progress | None = None) -> Iterator[Item]:
    """Yield what each row says; sleep goes with the first mood of its day."""
    rows = list(table.rows(progress))
    slept, best = _slept(rows), _best_energy(rows)

    def found(row: Row) -> Found | LeftOut:
        category = row.get("category").casefold()
        if category == "mood":
            day = _day(row)
            return _mood(row, day, slept.pop(day, None))
        if category == "energy":
            return _energy(row, best)
        if category == "sleep" and _day(row) in moods:
            return _with_its_mood()
        return LeftOut(row.get("category") or tr("without a category"))

    moods = set(_quietly(rows, "mood", lambda row: None))
    yield from (item for item in each(rows, found) if item != _with_its_mood())


def _with_its_mood() -> LeftOut:
    return LeftOut("")


def _mood(row: Row, day: date, slept: int | None) -> Found:
    return Found(
        line=row.line,
        raw=row.raw,
        at=datetime.combine(day, _clock(row)),
        pleasantness=from_range(number_of(row.get("rating/amount")), 1, 10),
        slept_minutes=slept,
        contexts=parts(row.get("detail"), "|"),
        note=plain(row.get("notes")),
    )


def _energy(row: Row, best: int) -> Found:
    return Found(
        line=row.line,
        raw=row.raw,
        at=datetime.combine(_day(row), _clock(row)),
        energy=from_range(number_of(row.get("rating/amount")), 1, best),
        note=plain(row.get("notes")),
    )


def _slept(rows: list[Row | Unreadable]) -> dict[date, int]:
    """Return the minutes slept by day, of the first such row of each."""
    return _quietly(rows, "sleep", lambda row: minutes_of(row.get("rating/amount")))


def _best_energy(rows: list[Row | Unreadable]) -> int:
    ratings = [0.0]
    for row in rows:
        if isinstance(row, Row) and row.get("category").casefold() == "energy":
            try:
                ratings.append(number_of(row.get("rating/amount")))
            except CannotRead:
                continue  # it is listed where it is read
    return _SMALL_SCALE if max(ratings) <= _SMALL_SCALE else _LARGE_SCALE


def _quietly(
    rows: list[Row | Unreadable], category: str, make: Callable[[Row], T]
) -> dict[date, T]:
    """Return what `make` makes of the first row of a category, by day."""
    found: dict[date, T] = {}
    for row in rows:
        if isinstance(row, Row) and row.get("category").casefold() == category:
            try:
                found.setdefault(_day(row), make(row))
            except CannotRead:
                continue
    return found


def minutes_of(text: str) -> int:
    """Return the minutes of a night's `7:45`, or of hours such as `7.5`.

    Raises:
        CannotRead: it is no length of a night.
    """
    hours, colon, minutes = text.partition(":")
    whole = hours.isdecimal() and minutes[:2].isdecimal()
    length = int(hours) * 60 + int(minutes[:2]) if colon and whole else number_of(text) * 60
    if not 0 <= length <= 24 * 60:
        raise CannotRead(tr("“{found}” is no length of a night", found=shown(text)))
    return round(length)


def _day(row: Row) -> date:
    return date_of(row.get("date formatted") or row.get("date"))


def _clock(row: Row) -> time:
    text = row.get("time of day")
    part = _PARTS.get(text.casefold())
    return clock_of(text) if part is None else time(part)

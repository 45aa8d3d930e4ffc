"""Any other CSV: the person points at the date, the number with its range, and the note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from math import isfinite

from desktop.core.words import tr
from desktop.exchange.found import CannotRead, Found, Item, Progress
from desktop.exchange.moments import instant, moment_of
from desktop.exchange.scales import from_range, number_of
from desktop.exchange.table import Row, Table, each

MONTH, DAY = "month", "day"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column is what, by the header's names; "" where there is none."""

    date: str
    number: str = ""
    worst: float = 1.0  # the number that is least pleasant; it may be the larger one
    best: float = 10.0
    note: str = ""
    order: str = ""  # "day" or "month" first, where a date is written in numbers alone

    def __post_init__(self) -> None:
        if not self.date or not (self.number or self.note):
            raise ValueError("a date, and a number or a note")
        if self.worst == self.best or not isfinite(self.worst - self.best):
            raise ValueError("a range of one number, or of none")


def read(table: Table, columns: Columns, progress: Progress | None = None) -> Iterator[Item]:
    """Yield what each row says."""
    rows = list(table.rows(progress))
    dates = [row.get(columns.date.casefold()) for row in rows if isinstance(row, Row)]
    order = columns.order or order_of(dates)
    return each(rows, lambda row: _found(row, columns, order))


def _found(row: Row, columns: Columns, order: str) -> Found:
    number = row.get(columns.number.casefold()) if columns.number else ""
    note = row.get(columns.note.casefold()) if columns.note else ""
    if not number and not note:
        raise CannotRead(tr("there is neither a number nor a note in it"))
    value = from_range(number_of(number), columns.worst, columns.best) if number else None
    return Found(
        line=row.line,
        raw=row.raw,
        at=_moment(row.get(columns.date.casefold()), order),
        pleasantness=value,
        note=note,
    )


def _moment(text: str, order: str) -> datetime:
    if text.isdecimal() and 9 <= len(text) <= 13:  # a Unix time, in seconds or thousandths
        return instant(int(text) / (1000 if len(text) > 10 else 1))
    return moment_of(text, order, at_noon=True)


def order_of(dates: list[str]) -> str:
    """Return which of day and month comes first in dates of numbers, where one shows it."""
    for text in dates:
        first, _, rest = text.replace(".", "/").replace("-", "/").partition("/")
        second = rest.partition("/")[0]
        if len(first) <= 2 and first.isdecimal() and second.isdecimal():
            if int(first) > 12:
                return DAY
            if int(second) > 12:
                return MONTH
    return ""

"""Rows of a CSV file, each with its line and word for word; what cannot be one is listed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from desktop.core.words import tr
from desktop.exchange.found import CannotRead, Found, Item, LeftOut, Progress, Stopped, Unreadable

SEPARATORS = ",;\t"
LONGEST_CELL = 131_072  # characters
_TELL_EVERY = 2_000  # rows


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `line` is where it begins, from 1; `raw` is as it stands in the file."""

    line: int
    raw: str
    cells: tuple[str, ...]
    columns: dict[str, int]  # the header's names, in small letters

    def get(self, name: str) -> str:
        """Return the cell under a name of the header, without white space around it, or ""."""
        at = self.columns.get(name)
        return self.cells[at].strip() if at is not None and at < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A file's text, cut into lines, and the names in its header."""

    lines: list[str]
    separator: str
    header: tuple[str, ...]  # as it stands
    begins: int  # the line after the header, from 0
    columns: dict[str, int] = field(default_factory=dict)

    def has(self, *names: str) -> bool:
        """Say whether the header has all these names."""
        return all(name in self.columns for name in names)

    def rows(self, progress: Progress | None = None) -> Iterator[Row | Unreadable]:
        """Yield the rows beneath the header.

        Raises:
            Stopped: `progress` said so.
        """
        for number, row in enumerate(_rows(self.lines, self.separator, self.begins)):
            tells = progress is not None and number % _TELL_EVERY == 0
            if tells and progress and not progress(min(1.0, number / max(1, len(self.lines)))):
                raise Stopped
            if isinstance(row, Unreadable):
                yield row
            elif any(cell.strip() for cell in row[2]):
                yield Row(row[0], row[1], row[2], self.columns)


def table_of(text: str, separators: str = SEPARATORS) -> Table | None:
    """Return the table that `text` is, or None: its first row that is not empty is the header."""
    lines = list(io.StringIO(text, newline=""))
    best: Table | None = None
    for separator in separators:
        for row in _rows(lines, separator, 0):
            if isinstance(row, Unreadable):
                break
            _line, _raw, cells, after = row
            if not any(cell.strip() for cell in cells):
                continue
            names = tuple(cell.strip() for cell in cells)
            columns: dict[str, int] = {}
            for place, name in enumerate(names):
                columns.setdefault(name.casefold(), place)
            table = Table(lines, separator, names, after, columns)
            if best is None or len(names) > len(best.header):
                best = table
            break
    return best


def each(
    rows: Iterable[Row | Unreadable], make: Callable[[Row], Found | LeftOut]
) -> Iterator[Item]:
    """Yield what `make` makes of each row; one it cannot read is listed with its reason."""
    for row in rows:
        if isinstance(row, Unreadable):
            yield row
            continue
        try:
            check_letters(row.raw)
            yield make(row)
        except CannotRead as error:
            yield Unreadable(row.line, str(error))


def check_letters(text: str) -> None:
    """Refuse what is not whole letters.

    Raises:
        CannotRead: it holds bytes that are not UTF-8, or signs that belong in no text.
    """
    if "\0" in text:
        raise CannotRead(tr("it holds signs that belong in no text"))
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise CannotRead(tr("it holds letters that are not UTF-8")) from error


def _rows(
    lines: Sequence[str], separator: str, begins: int
) -> Iterator[tuple[int, str, tuple[str, ...], int] | Unreadable]:
    """Yield (line, raw, cells, the line after it, from 0).

    After a row that is broken, the line after its first is tried.
    """
    start = begins
    while start < len(lines):
        feed = _Feed(lines, start)
        reader = csv.reader(feed, delimiter=separator, strict=True)
        try:
            for cells in reader:
                # The csv module's own limit is one for the whole process, and our exports lift it.
                if any(len(cell) > LONGEST_CELL for cell in cells):
                    raise csv.Error("a cell is too long")
                raw = "".join(lines[start : feed.at]).rstrip("\r\n")
                yield start + 1, raw, tuple(cells), feed.at
                start = feed.at
            return
        except csv.Error:
            yield Unreadable(start + 1, _why_broken(lines[start]))
            start += 1


def _why_broken(line: str) -> str:
    if len(line) > LONGEST_CELL:
        return tr("it is longer than any row of such a file")
    return tr("its quotation marks do not match; it may be cut short")


class _Feed:
    """Gives lines to the csv reader and knows how many it took."""

    def __init__(self, lines: Sequence[str], at: int) -> None:
        self._lines, self.at = lines, at

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if self.at >= len(self._lines):
            raise StopIteration
        self.at += 1
        return self._lines[self.at - 1]

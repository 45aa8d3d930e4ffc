"""One CSV file of an export, line by line; what cannot be read is told with its line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import IO

from desktop.core.words import tr
from desktop.exchange.cells import value_of
from desktop.exchange.plain import PlainKind
from desktop.journal.incoming import Line

LONGEST_CELL = 32 * 1024**2  # characters


class WithoutColumnError(ValueError):
    """The first line does not name a column that must be there."""


def csv_lines(file: IO[str], name: str, kind: PlainKind) -> Iterator[Line]:
    """Yield every line of `file`, opened with `newline=""`; `name` is what it is called.

    Raises:
        WithoutColumnError: a column is missing.
    """
    csv.field_size_limit(max(LONGEST_CELL, csv.field_size_limit()))  # one for the process
    reader = csv.reader(file)
    head = [cell.strip() for cell in next(reader, [])]
    if head:
        head[0] = head[0].removeprefix("\ufeff")
    missing = kind.needed - set(head)
    if missing:
        raise WithoutColumnError(min(missing))
    while True:
        place = tr("{file}, line {line}", file=name, line=reader.line_num + 1)
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Line(place, None, str(error))
            continue
        if row:
            yield _line(place, head, row, kind)


def _line(place: str, head: list[str], row: list[str], kind: PlainKind) -> Line:
    if len(row) != len(head):
        reason = tr("it has {n} cells instead of {all}", n=len(row), all=len(head))
        return Line(place, None, reason)
    cells = dict(zip(head, row, strict=True))
    try:
        plain = {
            column.name: value_of(column.name, column.form, cells[column.name])
            for column in kind.columns
            if column.name in cells
        }
        return Line(place, kind.record(plain))
    except ValueError as error:
        return Line(place, None, str(error))

"""Cells of a chart's table: what is read, and what a spreadsheet is given. Knows no numpy."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.trends.phrases import number
from desktop.trends.picture import Cell, Column, Table

NOTHING = "–"
EMPTY = Cell(NOTHING, "")


def text(words: str) -> Cell:
    """Return a cell of words; without any it is empty."""
    return Cell(words, words) if words else EMPTY


def named(shown: str, plain: str) -> Cell:
    """Return a cell that a spreadsheet knows by another name, such as an ISO date."""
    return Cell(shown, plain)


def count(many: int) -> Cell:
    """Return a cell of a whole number."""
    return Cell(str(many), str(many))


def value(found: float | None, digits: int) -> Cell:
    """Return a cell of a number, rounded to be read and to be calculated with alike."""
    if found is None:
        return EMPTY
    shown = number(found, digits)
    return Cell(shown, shown.replace("−", "-"))


def table(name: str, columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]]) -> Table:
    """Return a table. Raises ValueError where a row has not a cell for each column: our bug."""
    if any(len(row) != len(columns) for row in rows):
        raise ValueError(f"{name}: a row has not {len(columns)} cells")
    return Table(name, columns, tuple(rows))

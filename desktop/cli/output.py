"""How commands print: JSON for programs, aligned text for people."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click


def print_json(value: object) -> None:
    """Print a value as JSON, letters as they are."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(rows: Sequence[Sequence[object]]) -> None:
    """Print rows with their columns aligned; None prints as a dash."""
    cells = [["–" if cell is None else str(cell) for cell in row] for row in rows]
    if not cells:
        return
    widths = [max(len(row[i]) for row in cells) for i in range(len(cells[0]))]
    for row in cells:
        click.echo("  ".join(f"{c:<{w}}" for c, w in zip(row, widths, strict=True)).rstrip())

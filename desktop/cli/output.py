"""How commands print: JSON for programs, aligned text for people."""

from __future__ import annotations

import json
import sys
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


class Progress:
    """How far something is, on a terminal's standard error; elsewhere it says nothing."""

    def __init__(self) -> None:
        self._shows = sys.stderr.isatty()
        self._shown = -1

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shows:
            click.echo("\r\033[K", nl=False, err=True)

    def __call__(self, done: float) -> bool:
        """Say how far it is, from 0 to 1; nobody stops it here but by Ctrl+C."""
        percent = int(done * 100)
        if self._shows and percent != self._shown:
            self._shown = percent
            click.echo(f"\r{percent} %", nl=False, err=True)
        return True

"""The CSV of GNOME's Meditate: sittings by Unix time, each with a label and a note."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.exchange.found import Found, Item, Progress
from desktop.exchange.moments import instant
from desktop.exchange.scales import number_of, practised
from desktop.exchange.table import Row, Table, each


def fits(table: Table) -> bool:
    """Say whether this is such a file, by its header."""
    return table.has("start_time_unix", "duration_secs")


def read(table: Table, progress: Progress | None = None) -> Iterator[Item]:
    """Yield a sitting for each row."""
    return each(table.rows(progress), _found)


def _found(row: Row) -> Found:
    return Found(
        line=row.line,
        raw=row.raw,
        at=instant(number_of(row.get("start_time_unix"))),
        practised_s=practised(number_of(row.get("duration_secs"))),
        title=row.get("label") or row.get("mode"),
        note=row.get("note"),
    )

"""Insight Timer's CSV of sittings: month first, local, durations without leading zeros."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.core.words import tr
from desktop.exchange.found import CannotRead, Found, Item, Progress
from desktop.exchange.moments import moment_of, shown
from desktop.exchange.scales import practised
from desktop.exchange.table import Row, Table, each

_LENGTH = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2})")


def fits(table: Table) -> bool:
    """Say whether this is such a file, by its header."""
    return table.has("started at", "duration", "activity")


def read(table: Table, progress: Progress | None = None) -> Iterator[Item]:
    """Yield a sitting for each row."""
    return each(table.rows(progress), _found)


def _found(row: Row) -> Found:
    return Found(
        line=row.line,
        raw=row.raw,
        at=moment_of(row.get("started at"), "month"),
        practised_s=practised(_seconds(row.get("duration"))),
        title=row.get("preset") or row.get("activity"),
    )


def _seconds(text: str) -> int:
    match = _LENGTH.fullmatch(text)
    if match is None:
        raise CannotRead(tr("“{found}” is no duration", found=shown(text)))
    return int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3])

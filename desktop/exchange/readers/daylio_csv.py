"""Daylio's CSV: a row for each entry, the mood under the person's own name for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from desktop.exchange.found import Found, Item, Progress
from desktop.exchange.moments import clock_of, date_of
from desktop.exchange.scales import parts, plain, usual_mood
from desktop.exchange.table import Row, Table, each


def fits(table: Table) -> bool:
    """Say whether this is such a file, by its header."""
    return table.has("full_date", "time", "mood", "activities")


def read(table: Table, progress: Progress | None = None) -> Iterator[Item]:
    """Yield what each row says; only `full_date` is a date in every language."""
    return each(table.rows(progress), _found)


def _found(row: Row) -> Found:
    mood = row.get("mood")
    texts = (row.get("note_title"), row.get("note"))
    return Found(
        line=row.line,
        raw=row.raw,
        at=datetime.combine(date_of(row.get("full_date")), clock_of(row.get("time"))),
        mood=mood,
        pleasantness=usual_mood(mood),
        words=(mood,) if mood else (),
        contexts=parts(row.get("activities"), "|"),
        note="\n".join(text for text in map(plain, texts) if text),
    )

"""How We Feel's CSV, in each of its three headers. It has words and no numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from desktop.core.limits import MOST_WORDS
from desktop.core.words import tr
from desktop.exchange.feelings import mean_value
from desktop.exchange.found import CannotRead, Found, Item, Progress
from desktop.exchange.moments import clock_of, date_of, moment_of, shown
from desktop.exchange.scales import parts
from desktop.exchange.table import Row, Table, each

_DATE = re.compile(r"(\d{4}) (?:[^\W\d]+\.? )?([^\W\d]+)\.? (\d{1,2}),? (\d{1,2}:\d{2}.*)")
_TEXTS = ("notes", "reflections", "takeaways")
_TAGS = ("people", "places", "events")


def fits(table: Table) -> bool:
    """Say whether this is such a file, by its header."""
    moods = ("mood", "mood key", "mood keys")
    tags = any(name.startswith("tags") for name in table.columns)
    return table.has("date") and tags and any(name in table.columns for name in moods)


def says() -> str:
    """Return what one should know of how it is read."""
    return tr(
        "This file has words and no numbers. How pleasant they were is taken from a table of "
        "Tend’s own, and is a rough guess."
    )


def read(table: Table, progress: Progress | None = None) -> Iterator[Item]:
    """Yield what each row says; pleasantness by our own table of words."""
    return each(table.rows(progress), _found)


def _found(row: Row) -> Found:
    keys = parts(row.get("mood keys") or row.get("mood key"), ";")
    words = parts(row.get("mood"), ";") or keys
    value = mean_value(tuple(_word(key) for key in keys))
    texts = [text for text in map(row.get, _TEXTS) if text]
    if rest := words[MOST_WORDS:]:
        texts.append(tr("Also: {words}", words=", ".join(rest)))
    tags = (row.get(f"tags ({kind})") or row.get(f"tags key ({kind})") for kind in _TAGS)
    return Found(
        line=row.line,
        raw=row.raw,
        at=_moment(row.get("date")),
        pleasantness=mean_value(words) if value is None else value,
        words=words[:MOST_WORDS],
        contexts=tuple(dict.fromkeys(tag for cell in tags for tag in parts(cell, ";"))),
        note="\n".join(texts),
    )


def _word(key: str) -> str:
    return key.removeprefix("mood_").replace("_", " ")


def _moment(text: str) -> datetime:
    match = _DATE.fullmatch(" ".join(text.split()))
    if match is None:
        return moment_of(text)
    try:
        day = date_of(f"{match[3]} {match[2]} {match[1]}")
    except CannotRead as error:
        raise CannotRead(tr("“{found}” is no date", found=shown(text))) from error
    return datetime.combine(day, clock_of(match[4]))

"""The person's own words that stand beside the entries: whom they would call, phrases, shift kinds.

What they are for is `desktop.core.settings`'s to know; here they are lines under a name. `early`
reads them by plain sqlite3, before anything heavy is loaded.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.core.settings import OPTIONS, OWN_WORDS, Value
from desktop.journal import door
from desktop.journal.address import to_read
from desktop.journal.records import FieldError, check_text
from desktop.journal.rows import Row, read_record

if TYPE_CHECKING:
    from desktop.journal.sqlite import Database

_PATIENCE_S = 0.05  # on the road to the first practice
_SELECT = "SELECT name, lines FROM own_words ORDER BY name"
Door = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What stands under one name; no lines where it was taken away again."""

    name: str
    lines: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_text("name", self.name)
        check_text("lines", self.lines)
        if not self.name:
            raise FieldError("name", "empty", "text")


@dataclass(frozen=True, slots=True)
class OwnWordsShelf:
    """The own words of one open journal; all methods raise `AppError`."""

    db: Database
    reading: Door
    writing: Door

    def all(self) -> dict[str, Value]:
        """Return what the journal has, as the options hold it."""
        with self.reading():
            return _as_options(map(own_words_of, self.db.query(_SELECT)))

    def put(self, words: Mapping[str, Value]) -> None:
        """Keep these in place of those before."""
        with self.writing():
            for name, value in words.items():
                row = own_words_row(OwnWords(name, lines_of(value)))
                self.db.table("own_words").upsert(row, pk="name")

    def settle(self, known: Mapping[str, Value]) -> None:
        """Keep those of `known` on which the journal has nothing yet, not even that there is none.

        Nothing is written where there are none.
        """
        here = self.all()
        new = {name: value for name, value in known.items() if value and name not in here}
        if new:
            self.put(new)


def early(path: Path) -> dict[str, Value]:
    """Return what the plain journal at `path` has; nothing if it cannot be read yet."""
    with suppress(OSError), door.alone(_PATIENCE_S) as alone:
        if not alone or door.is_ciphers(path) or not path.exists():
            return {}
        for address in to_read(path):
            with (
                suppress(sqlite3.DatabaseError, ValueError, TypeError),
                closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE_S)) as connection,
            ):
                rows = connection.execute(_SELECT).fetchall()
                return _as_options(_made({"name": name, "lines": lines}) for name, lines in rows)
    return {}


def lines_of(value: Value) -> tuple[str, ...]:
    """Return an option's value as lines."""
    if isinstance(value, tuple):
        return value
    return (str(value),) if value else ()


def own_words_row(words: OwnWords) -> dict[str, Any]:
    """Return the row that keeps `words`."""
    return {"name": words.name, "lines": json.dumps(words.lines, ensure_ascii=False)}


def own_words_of(row: Row) -> OwnWords:
    """Return the own words kept in `row`.

    Raises:
        AppError: the row holds what none can; the file is damaged.
    """
    return read_record({**row, "id": row["name"]}, _made)


def _made(row: Row) -> OwnWords:
    lines = json.loads(row["lines"])
    if not isinstance(lines, list):
        raise FieldError("lines", "something else", "a list")
    return OwnWords(row["name"], tuple(lines))


def _as_options(found: Iterable[OwnWords]) -> dict[str, Value]:
    """Return the words by the options' keys; a name of a later version is passed over."""
    known: dict[str, Value] = {}
    for words in found:
        if words.name in OWN_WORDS:
            is_line = isinstance(OPTIONS[words.name].default, str)
            known[words.name] = "".join(words.lines[:1]) if is_line else words.lines
    return known

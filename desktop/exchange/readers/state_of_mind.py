"""State of Mind, as Health Auto Export writes it: a CSV, or JSON.

The class beside the valence ("pleasant", "slightly unpleasant") is not read: Tend has the number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.core.limits import MOST_WORDS
from desktop.core.words import tr
from desktop.exchange.found import CannotRead, Found, Item, Progress, Stopped, Unreadable
from desktop.exchange.json_text import list_of, number_in, text_in, texts_in, verbatim
from desktop.exchange.moments import moment_of
from desktop.exchange.scales import from_valence, number_of, parts
from desktop.exchange.table import Row, Table, check_letters, each


def fits(table: Table) -> bool:
    """Say whether this is such a file, by its header."""
    return table.has("start", "kind", "labels", "valence")


def read(table: Table, progress: Progress | None = None) -> Iterator[Item]:
    """Yield what each row says; the comma too many at its end is an empty cell."""
    return each(table.rows(progress), _found)


def _found(row: Row) -> Found:
    return _made(
        row.line,
        row.raw,
        row.get("start"),
        number_of(row.get("valence")),
        parts(row.get("labels"), "|"),
        parts(row.get("associations"), "|"),
    )


def fits_json(whole: object) -> bool:
    """Say whether a file's JSON is of this kind."""
    data = whole.get("data") if isinstance(whole, Mapping) else None
    return isinstance(data, Mapping) and isinstance(data.get("stateOfMind"), list)


def read_json(whole: object, progress: Progress | None = None) -> Iterator[Item]:
    """Yield what each item of the list says; its number stands for a line."""
    for number, one in enumerate(list_of(whole, "data", "stateOfMind"), start=1):
        if progress is not None and number % 1000 == 0 and not progress(0.5):
            raise Stopped
        try:
            raw = verbatim(one)
            check_letters(raw)
            labels, associations = texts_in(one, "labels"), texts_in(one, "associations")
            start, valence = text_in(one, "start"), number_in(one, "valence")
            yield _made(number, raw, start, valence, labels, associations)
        except CannotRead as error:
            yield Unreadable(number, str(error))


def _made(
    line: int,
    raw: str,
    start: str,
    valence: float,
    labels: tuple[str, ...],
    associations: tuple[str, ...],
) -> Found:
    rest = labels[MOST_WORDS:]
    return Found(
        line=line,
        raw=raw,
        at=moment_of(start),
        pleasantness=from_valence(valence),
        words=labels[:MOST_WORDS],
        contexts=associations,
        note=tr("Also: {words}", words=", ".join(rest)) if rest else "",
    )

"""Lines of Tend's own files, sorted into what is new, what is here, and what cannot come in.

The repository's. It reads the journal and writes nothing: what is new is `whole`'s to put in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from desktop.core.words import tr
from desktop.journal.kinds import KIND_OF, AnyRecord, Kind
from desktop.journal.life import Import
from desktop.journal.listing import by_ids
from desktop.journal.records import Moment
from desktop.journal.sqlite import Database

AT_ONCE = 400  # records compared with those that are here; fewer than SQLite's variables
_OWNERS = {"sitting_id": "sittings", "import_id": "imports"}
_DERIVED = ("day", "week")  # of a moment and the day boundary: another journal may have another
_MANY = 1_000
Row = dict[str, Any]
Door = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what comes in: where it stands, and its record or why it cannot be read."""

    place: str  # "checkins.csv, line 12"
    record: AnyRecord | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that was left out, and why."""

    place: str
    reason: str


@dataclass(slots=True)
class TakenIn:
    """What came of it: records that are new, those that were here, and lines left out."""

    new: dict[str, int] = field(default_factory=dict)  # by kind's name, no zeros
    here: dict[str, int] = field(default_factory=dict)  # the same
    unreadable: list[Unread] = field(default_factory=list)
    batch: Import | None = None  # what can be taken out again, where it was to be noted

    @property
    def added(self) -> int:
        """How many records are new."""
        return sum(self.new.values())

    @property
    def already_here(self) -> int:
        """How many records were here."""
        return sum(self.here.values())


class Sorting:
    """Sorts lines, a batch at a time; `taken` counts them.

    With `only_look`, nobody puts in what is new, and it is remembered, by what it says.
    """

    def __init__(self, db: Database, *, only_look: bool = False) -> None:
        self.taken = TakenIn()
        self._db = db
        self._seen: dict[str, dict[str, int]] | None = {} if only_look else None

    def batches(self, lines: Iterable[Line]) -> Iterator[tuple[Kind, list[Row]]]:
        """Yield the rows that are new, some at a time and of one kind."""
        for batch in _batches(lines, self.taken):
            kind = KIND_OF[type(_record(batch[0]))]
            fresh = self._fresh(kind, batch)
            if fresh:
                _count(self.taken.new, kind, len(fresh))
            yield kind, fresh

    def _fresh(self, kind: Kind, batch: list[Line]) -> list[Row]:
        """Return the rows of a batch that are new; count the others."""
        rows = [kind.row(line.record) for line in batch]
        owners, fresh = self._owners(rows), []
        says = self._here(kind, rows)
        for line, row in zip(batch, rows, strict=True):
            key = row[kind.key]
            if not _tied(row, owners):
                self._leave(line, tr("its import_id names no import"))
            elif key not in says:
                says[key] = _said(kind, row)
                fresh.append(row)
            elif says[key] == _said(kind, row):
                _count(self.taken.here, kind, 1)
            else:
                self._leave(line, tr("it is here already, with other words"))
        if self._seen is not None:
            seen = self._seen.setdefault(kind.table, {})
            seen.update((row[kind.key], says[row[kind.key]]) for row in fresh)
        return fresh

    def _leave(self, line: Line, why: str) -> None:
        self.taken.unreadable.append(Unread(line.place, why))

    def _seen_of(self, table: str) -> dict[str, int]:
        return {} if self._seen is None else self._seen.get(table, {})

    def _here(self, kind: Kind, rows: list[Row]) -> dict[str, int]:
        """Return what those of the rows say that are here, or came before, by their keys."""
        keys, seen = [row[kind.key] for row in rows], self._seen_of(kind.table)
        places = ", ".join("?" * len(keys))
        sql = f"SELECT * FROM {kind.table} WHERE {kind.key} IN ({places})"
        says = {key: seen[key] for key in keys if key in seen}
        for row in self._db.query(sql, keys):
            says[row[kind.key]] = _said(kind, row)
        return says

    def _owners(self, rows: list[Row]) -> set[str]:
        """Return those sittings, or imports, that `rows` name and that are here, or come."""
        column = next((name for name in _OWNERS if name in rows[0]), "")
        if not column:
            return set()
        table, named = _OWNERS[column], {row[column] for row in rows if row[column] is not None}
        found = by_ids(self._db, table, list(named)) if named else []
        return {row["id"] for row in found} | (named & self._seen_of(table).keys())


class Looking:
    """A look at what would come in, some lines at a time; nothing is kept, or held meanwhile."""

    def __init__(self, lines: Iterable[Line], db: Database, reading: Door) -> None:
        self._reading = reading
        self._sorting = Sorting(db, only_look=True)
        self._batches = self._sorting.batches(lines)

    @property
    def taken(self) -> TakenIn:
        """What was seen so far."""
        return self._sorting.taken

    def go_on(self, batches: int) -> bool:
        """Look at so many batches more; return whether there may be others."""
        with self._reading():
            return sum(1 for _ in islice(self._batches, batches)) == batches

    def to_its_end(self) -> TakenIn:
        """Look at everything and return what was seen."""
        while self.go_on(_MANY):
            pass
        return self.taken


def _batches(lines: Iterable[Line], taken: TakenIn) -> Iterator[list[Line]]:
    """Yield the readable lines, some at a time and of one kind; note the others in `taken`."""
    batch: list[Line] = []
    for line in lines:
        if line.record is None:
            taken.unreadable.append(Unread(line.place, line.reason))
            continue
        if batch and (len(batch) == AT_ONCE or type(batch[0].record) is not type(line.record)):
            yield batch
            batch = []
        batch.append(line)
    if batch:
        yield batch


def _tied(row: Row, owners: set[str]) -> bool:
    """Let go of a sitting that is not here, as a check-in does; say whether `row` can stand."""
    if row.get("sitting_id") is not None and row["sitting_id"] not in owners:
        row["sitting_id"] = None
        if row.get("moment") == Moment.BEFORE:
            row["moment"] = Moment.ALONE.value
    return "import_id" not in row or row["import_id"] in owners


def _record(line: Line) -> AnyRecord:
    if line.record is None:
        raise ValueError(f"{line.place} holds no record")
    return line.record


def _said(kind: Kind, row: Row) -> int:
    """Return a number that is the same for two rows of one record that say the same."""
    derived = () if kind.table == "marks" else _DERIVED  # a mark's day is the one that was named
    return hash(tuple((name, row[name]) for name in sorted(row) if name not in derived))


def _count(counts: dict[str, int], kind: Kind, by: int) -> None:
    counts[kind.name] = counts.get(kind.name, 0) + by

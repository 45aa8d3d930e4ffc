"""The whole journal at once: read from end to end, and put in from elsewhere, as one.

Used by the repository, which offers it. Memory stays the same however long the journal is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Any

from desktop.journal.backup import back_up
from desktop.journal.boundary import recompute_days
from desktop.journal.connecting import key_of_connection
from desktop.journal.key import Key
from desktop.journal.kinds import KIND_OF, KINDS, AnyRecord, Kind
from desktop.journal.listing import by_ids
from desktop.journal.records import Moment
from desktop.journal.sqlite import Database

AT_ONCE = 400  # records compared with those that are here; fewer than SQLite's variables
_OWNERS = {"sitting_id": "sittings", "import_id": "imports"}
_DERIVED = ("day", "week")  # of a moment and the day boundary: another journal may have another
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
    already_here: int = 0
    unreadable: list[Unread] = field(default_factory=list)

    @property
    def added(self) -> int:
        """How many records are new."""
        return sum(self.new.values())


class _OnlyLookedError(Exception):
    """Takes back what a look at an import has put in."""


@dataclass(frozen=True, slots=True)
class Whole:
    """All records of one open journal. Methods raise `AppError`."""

    db: Database
    reading: Door
    writing: Door
    boundary: time

    @property
    def key(self) -> Key | None:
        """The key that opens the journal and its copies, or None where they are plain."""
        return key_of_connection(self.db.conn)

    def counts(self) -> dict[str, int]:
        """Return how many records there are of each kind, by its name."""
        with self.reading():
            return {kind.name: self._count(kind) for kind in KINDS}

    @contextmanager
    def as_one(self) -> Iterator[None]:
        """Let everything that is read in the block be of one moment."""
        with self.reading():
            self.db.execute("BEGIN")
            try:
                yield
            finally:
                self.db.rollback()

    def records(self, kind: Kind) -> Iterator[AnyRecord]:
        """Yield the records of `kind` in the order in which they were put in."""
        with self.reading():
            rows = self.db.query(f"SELECT * FROM {kind.table} ORDER BY rowid")
            for row in rows:
                yield kind.of(row)

    def back_up(self, target: Path) -> Path:
        """Copy the journal to `target`, whole or not at all, and return `target`."""
        with self.reading():
            return back_up(self.db.conn, target)

    def take_in(self, lines: Iterable[Line], *, only_look: bool = False) -> TakenIn:
        """Put in, in one transaction, what is not here yet; with `only_look` nothing is kept.

        A record that is here stays as it is; one that says something else is listed as left out.
        What goes wrong while `lines` are read takes everything back, and is raised.
        """
        taken = TakenIn()
        try:
            with self.writing():
                for batch in _batches(lines, taken):
                    self._put(batch, taken)
                if taken.added:
                    recompute_days(self.db, self.boundary)
                if only_look:
                    raise _OnlyLookedError
        except _OnlyLookedError:
            pass
        return taken

    def _put(self, batch: list[Line], taken: TakenIn) -> None:
        """Put in the records of one kind that are new, in their order."""
        kind = KIND_OF[type(_record(batch[0]))]
        rows = [kind.row(line.record) for line in batch]
        here = {row[kind.key]: row for row in self._here(kind, [row[kind.key] for row in rows])}
        owners = self._owners(kind, rows)
        fresh = []
        for line, row in zip(batch, rows, strict=True):
            if not _tied(row, owners):
                taken.unreadable.append(Unread(line.place, "its import_id names no import"))
            elif (stands := here.get(row[kind.key])) is None:
                here[row[kind.key]] = row
                fresh.append(row)
            elif _same(kind, stands, row):
                taken.already_here += 1
            else:
                taken.unreadable.append(Unread(line.place, "it is here already, with other words"))
        if fresh:
            names = list(fresh[0])
            places = ", ".join(f":{name}" for name in names)
            self.db.conn.executemany(
                f"INSERT INTO {kind.table} ({', '.join(names)}) VALUES ({places})", fresh
            )
            taken.new[kind.name] = taken.new.get(kind.name, 0) + len(fresh)

    def _here(self, kind: Kind, keys: list[str]) -> list[dict[str, Any]]:
        if kind.key == "id":
            return by_ids(self.db, kind.table, keys)
        places = ", ".join("?" * len(keys))
        sql = f"SELECT * FROM {kind.table} WHERE {kind.key} IN ({places})"
        return list(self.db.query(sql, keys))

    def _owners(self, kind: Kind, rows: list[dict[str, Any]]) -> set[str]:
        """Return those sittings, or imports, that `rows` name and that are here."""
        column = next((name for name in _OWNERS if name in rows[0]), "")
        named = {row[column] for row in rows if row[column] is not None} if column else set()
        found = by_ids(self.db, _OWNERS[column], list(named)) if named else []
        return {row["id"] for row in found}

    def _count(self, kind: Kind) -> int:
        return int(self.db.execute(f"SELECT count(*) FROM {kind.table}").fetchone()[0])


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


def _tied(row: dict[str, Any], owners: set[str]) -> bool:
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


def _same(kind: Kind, here: dict[str, Any], row: dict[str, Any]) -> bool:
    derived = () if kind.table == "marks" else _DERIVED  # a mark's day is the one that was named
    return all(here[name] == value for name, value in row.items() if name not in derived)

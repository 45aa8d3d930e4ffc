"""What is in a copy of a journal: looked into without changing it, and set against the journal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind
from desktop.core.journal_head import Head, head_of
from desktop.core.words import tr
from desktop.journal.connecting import connect
from desktop.journal.database import check_whose
from desktop.journal.failures import world_errors
from desktop.journal.key import Key
from desktop.journal.kinds import KINDS
from desktop.journal.migrations import steps
from desktop.journal.search_mending import faults_beside_the_index
from desktop.journal.sqlite import Database

_NEWEST = ("check_ins", "sittings", "entries", "reflections", "scores")


@dataclass(frozen=True, slots=True)
class Inside:
    """What a copy holds; `is_sealed` where a passphrase other than the journal's locks it."""

    counts: dict[str, int]  # by kind's name, no zeros
    newest: datetime | None = None  # local civil time of the newest entry
    is_sealed: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What would change if a copy took the journal's place: records, by kind's name, no zeros."""

    lost: dict[str, int]  # here now, and not in the copy
    back: dict[str, int]  # in the copy, and not here now
    changed: dict[str, int]  # in both, and not the same

    @property
    def is_none(self) -> bool:
        """Whether the copy says the same as the journal."""
        return not (self.lost or self.back or self.changed)


def refused(path: Path, why: str) -> AppError:
    """Return the failure of using a copy; `why` ends a sentence."""
    return AppError(ErrorKind.BACKUP_REFUSED, path=path.name, why=why)


def look_into(path: Path, key: Key | None = None) -> Inside:
    """Return what the copy at `path` holds, once it was found to be whole.

    Raises:
        AppError: it is no journal, is of a newer version, or is damaged.
    """
    with opened_copy(path, key) as db:
        if db is None:
            return Inside({}, is_sealed=True)
        if faults_beside_the_index(db):
            raise refused(path, tr("it is damaged"))
        return Inside(counts_in(db), _newest(db))


def is_same(one: Database, other: Database) -> bool:
    """Say whether two journals hold the same records."""
    return all(_rows(one, kind.table) == _rows(other, kind.table) for kind in KINDS)


def difference(here: Database, copy: Database) -> Difference:
    """Return what would change if `copy` took the place of the journal `here`."""
    lost, back, changed = {}, {}, {}
    for kind in KINDS:
        now, then = _rows(here, kind.table), _rows(copy, kind.table)
        lost[kind.name] = len(now.keys() - then.keys())
        back[kind.name] = len(then.keys() - now.keys())
        changed[kind.name] = sum(now[key] != then[key] for key in now.keys() & then.keys())
    return Difference(_without_zeros(lost), _without_zeros(back), _without_zeros(changed))


@contextmanager
def opened_copy(path: Path, key: Key | None) -> Iterator[Database | None]:
    """Open a copy to be read as it lies; None where it is locked with another passphrase.

    Raises:
        AppError: it is no journal of this version or an earlier one, or cannot be read.
    """
    try:
        head = head_of(path)
    except OSError as error:
        raise refused(path, tr("it cannot be opened")) from error
    if head is Head.NOTHING and not path.exists():
        raise refused(path, tr("there is no such file"))
    if head not in (Head.PLAIN, Head.LOCKED):
        raise refused(path, tr("it is no journal that Tend wrote, or it is damaged"))
    if head is Head.LOCKED and (key is None or _salt(path) != key.salt):
        yield None
        return
    fitting = key if head is Head.LOCKED else None
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with _told_of(path), world_errors(path):
        db = connect(address, key=fitting)
        try:
            check_whose(db, path, steps)
            if not db.table_names():
                raise AppError(ErrorKind.JOURNAL_NOT_OURS, path=path)
            yield db
        finally:
            db.close()


def counts_in(db: Database) -> dict[str, int]:
    """Return how many records of each kind there are; a table of a later version has none."""
    there = set(db.table_names())
    sql = "SELECT count(*) FROM {}"
    return _without_zeros(
        {
            kind.name: int(db.execute(sql.format(kind.table)).fetchone()[0])
            for kind in KINDS
            if kind.table in there
        }
    )


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Say of a copy what would else be said of the journal."""
    why = {
        ErrorKind.JOURNAL_NEWER: tr("a newer version of Tend wrote it; update this one"),
        ErrorKind.JOURNAL_NOT_OURS: tr("it is no journal that Tend wrote"),
        ErrorKind.JOURNAL_DAMAGED: tr("it is damaged"),
        ErrorKind.JOURNAL_UNREADABLE: tr("it cannot be opened"),
    }
    try:
        yield
    except AppError as error:
        if error.kind in why and error.facts.get("path") == path:
            raise refused(path, why[error.kind]) from error
        raise


def _newest(db: Database) -> datetime | None:
    there = set(db.table_names())
    sql = "SELECT local FROM {} ORDER BY at_utc DESC LIMIT 1"
    found = [db.execute(sql.format(name)).fetchone() for name in _NEWEST if name in there]
    texts = [row[0] for row in found if row is not None]
    try:
        return max(map(datetime.fromisoformat, texts), default=None)
    except (TypeError, ValueError):
        return None


def _rows(db: Database, table: str) -> dict[str, int]:
    """Return a number for each record of a table, by its id: equal for equal records.

    Days and weeks are left out: they follow from the rest and the day boundary.
    """
    if table not in db.table_names():
        return {}
    cursor = db.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description]
    kept = [n for n, name in enumerate(names) if table == "marks" or name not in ("day", "week")]
    return {row[0]: hash(tuple(row[n] for n in kept)) for row in cursor}


def _without_zeros(counts: dict[str, int]) -> dict[str, int]:
    return {name: count for name, count in counts.items() if count}


def _salt(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(16)

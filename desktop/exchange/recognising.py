"""Which kind of file it is, by what it holds and never by its name; then it is read whole."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from desktop.core.errors import AppError
from desktop.core.words import tr
from desktop.exchange import own
from desktop.exchange.files import decoded, part_names, read_bytes, refused, world, zip_world
from desktop.exchange.found import History, Item, Progress, Source, gathered
from desktop.exchange.json_text import parsed
from desktop.exchange.readers import (
    any_csv,
    apple_health,
    bearable,
    daylio_backup,
    daylio_csv,
    gnome_meditate,
    how_we_feel,
    insight_timer,
    state_of_mind,
)
from desktop.exchange.readers.any_csv import Columns
from desktop.exchange.table import Row, Table, table_of

_HEAD = 1 << 20
_ZIP, _XML, _BOM = b"PK", b"<", b"\xef\xbb\xbf"
_DATABASE = b"SQLite format 3\0"
Read = Callable[[Table, Progress | None], Iterator[Item]]


def _says_nothing() -> str:
    return ""


_TABLES: tuple[tuple[Source, Callable[[Table], bool], Read, Callable[[], str]], ...] = (
    (Source.DAYLIO, daylio_csv.fits, daylio_csv.read, _says_nothing),
    (Source.BEARABLE, bearable.fits, bearable.read, bearable.says),
    (Source.STATE_OF_MIND, state_of_mind.fits, state_of_mind.read, _says_nothing),
    (Source.INSIGHT_TIMER, insight_timer.fits, insight_timer.read, _says_nothing),
    (Source.MEDITATE, gnome_meditate.fits, gnome_meditate.read, _says_nothing),
    (Source.HOW_WE_FEEL, how_we_feel.fits, how_we_feel.read, how_we_feel.says),
)


@dataclass(frozen=True, slots=True)
class AsksForColumns:
    """A CSV of no known kind: the person has to say which column is what."""

    file_name: str
    header: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]  # its first rows


@dataclass(frozen=True, slots=True)
class TendsOwn:
    """A file that Tend itself wrote: it comes in losslessly, by a road of its own."""

    path: Path


Recognised = History | AsksForColumns | TendsOwn


def read_file(
    path: Path, columns: Columns | None = None, progress: Progress | None = None
) -> Recognised:
    """Read a file whole and return what is in it; `columns` for a CSV of no known kind.

    Raises:
        AppError: it cannot be read as a whole; one sentence says why.
        Stopped: `progress` said so.
    """
    if own.is_own(path):
        return TendsOwn(path)
    if path.is_dir():
        raise refused(path, tr("a folder is known only where Tend wrote it"))
    with world(path), path.open("rb") as file:
        head = file.read(_HEAD).removeprefix(_BOM).lstrip()
    if head.startswith(_ZIP):
        return _from_zip(path, progress)
    if head.startswith(_DATABASE):
        raise refused(path, tr("it is a database; a copy of a journal comes back by “restore”"))
    if head.startswith(_XML):
        if not apple_health.fits(head):
            raise _unknown(path)
        items = apple_health.read(path, progress=progress)
        return gathered(Source.APPLE_HEALTH, path.name, items)
    if head.startswith((b"{", b"[")):
        whole = parsed(path, read_bytes(path))
        if not state_of_mind.fits_json(whole):
            raise _unknown(path)
        items = state_of_mind.read_json(whole, progress)
        return gathered(Source.STATE_OF_MIND, path.name, items)
    return _from_csv(path, columns, progress)


def _from_csv(path: Path, columns: Columns | None, progress: Progress | None) -> Recognised:
    table = table_of(decoded(path, read_bytes(path)))
    if table is None:
        raise _unknown(path)
    for source, fits, read, says in _TABLES:
        if fits(table):
            return gathered(source, path.name, read(table, progress), says())
    if len(table.columns) < 2:
        raise _unknown(path)
    if columns is None:
        return AsksForColumns(path.name, table.header, _sample(table))
    named = [columns.date, *filter(None, (columns.number, columns.note))]
    for name in named:
        if name.casefold() not in table.columns:
            known = ", ".join(table.header)
            why = tr("it has no column “{name}”, but {known}", name=name, known=known)
            raise refused(path, why)
    return gathered(Source.ANY_CSV, path.name, any_csv.read(table, columns, progress))


def _sample(table: Table) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    for row in table.rows():
        if isinstance(row, Row):
            rows.append(row.cells)
        if len(rows) == 3:
            break
    return tuple(rows)


def _from_zip(path: Path, progress: Progress | None) -> Recognised:
    names = part_names(path)
    for name in names:
        if PurePosixPath(name).name == daylio_backup.PART:
            backup = daylio_backup.whole(path, name)
            return gathered(Source.DAYLIO, path.name, daylio_backup.read(backup, progress))
    for name in names:  # its name is translated: what counts is what it begins with
        if name.lower().endswith(".xml") and apple_health.fits(_begin(path, name)):
            items = apple_health.read(path, name, progress)
            return gathered(Source.APPLE_HEALTH, path.name, items)
    raise _unknown(path)


def _begin(path: Path, name: str) -> bytes:
    with zip_world(path), zipfile.ZipFile(path) as whole, whole.open(name) as part:
        return part.read(_HEAD)


def _unknown(path: Path) -> AppError:
    return refused(
        path,
        tr(
            "it is of no kind that Tend knows: Daylio, How We Feel, Bearable, Apple Health, "
            "State of Mind, Insight Timer, Meditate, or a CSV with a header"
        ),
    )

"""A journal as one JSON file or as a folder of CSV files: whole, or not at all.

Written aside, for its owner only, flushed, and then given its name. Memory stays the same however
long the journal is.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from desktop.core.clock import Stamp
from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import OWNER_ONLY, as_app_error, flush_folder
from desktop.core.paths import is_tends
from desktop.exchange.cells import cell_of
from desktop.exchange.plain import PlainKind, moment_text, plain_kinds
from desktop.exchange.readme import readme_text
from desktop.journal.repository import Journal

FORMAT = "tend-journal"
SCHEMA_VERSION = 1
README = "README.txt"
EVERY = 500  # records between two words on how far it is
Progress = Callable[[float], bool]  # 0…1 of the work; False: stop


class StoppedError(Exception):
    """Whoever asked for it does not want it any more."""


def go_on(_done: float) -> bool:
    """Let the work go on; the progress that nobody watches."""
    return True


def write_bundle(
    journal: Journal, path: Path, now: Stamp, progress: Progress = go_on, *, replace: bool = False
) -> int:
    """Write everything to the JSON file `path`; return how many records there are.

    Raises:
        AppError: it is there already and `replace` is not set, or it cannot be written.
        StoppedError: `progress` said so. Either way nothing is left of it.
    """
    check_free(path, journal.folder, replace=replace)
    with _aside(path) as part:
        with owner_only(part) as file, journal.whole.as_one():
            count = _json(journal, file, now, _Steps(journal, progress))
        part.replace(path)
        flush_folder(path.parent)
    return count


def write_folder(journal: Journal, path: Path, now: Stamp, progress: Progress = go_on) -> int:
    """Write everything as CSV files into the new folder `path`; return how many records there are.

    Raises:
        AppError: there is something of that name already, or it cannot be written.
        StoppedError: `progress` said so. Either way nothing is left of it.
    """
    check_free(path, journal.folder)
    with _aside(path) as part:
        part.mkdir(mode=0o700)
        with journal.whole.as_one():
            steps = _Steps(journal, progress)
            count = sum(_csv(journal, part, kind, steps) for kind in plain_kinds().values())
        with owner_only(part / README) as file:
            file.write(readme_text(moment_text(now)))
        flush_folder(part)
        part.rename(path)
        flush_folder(path.parent)
    return count


def check_free(path: Path, folder: Path, *, replace: bool = False) -> None:
    """Refuse a name that is taken, a folder that is not there, and what Tend keeps in `folder`.

    Raises:
        AppError: one of them is so.
    """
    if not path.parent.is_dir():
        raise AppError(ErrorKind.NO_SUCH_FOLDER, path=path.parent)
    if is_tends(path, folder):
        raise AppError(ErrorKind.PLACE_IS_TENDS, path=path)
    if os.path.lexists(path) and not (replace and path.is_file()):
        raise AppError(ErrorKind.NAME_TAKEN, name=path.name)


@contextmanager
def owner_only(path: Path) -> Iterator[IO[str]]:
    """Write a new text file that its owner alone may read; at the end it is on the disk."""
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _aside(path: Path) -> Iterator[Path]:
    """Lend a name beside `path`; whatever still has it at the end goes."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            remove(part)  # of a process of this number that died
            yield part
        finally:
            with suppress(OSError):
                remove(part)
    except OSError as error:
        raise as_app_error(error, path) from error


def remove(path: Path) -> None:
    """Remove a file, or a folder with all that is in it; nothing there is no failure."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


class _Steps:
    """Counts records and says how far it is."""

    def __init__(self, journal: Journal, progress: Progress) -> None:
        self._many = max(1, sum(journal.whole.counts().values()))
        self._progress, self.done = progress, 0

    def step(self) -> None:
        self.done += 1
        if self.done % EVERY == 0 and not self._progress(min(1.0, self.done / self._many)):
            raise StoppedError


def _json(journal: Journal, file: IO[str], now: Stamp, steps: _Steps) -> int:
    """Write one object, a record a line: easy to read as a stream, and to compare."""
    head = {
        "format": FORMAT,
        "schema_version": SCHEMA_VERSION,
        "made_at": moment_text(now),
        "day_boundary": journal.boundary.isoformat("minutes"),
    }
    file.write(f"{json.dumps(head)[:-1]}")
    for name, kind in plain_kinds().items():
        file.write(f',\n"{name}": [')
        comma = "\n"
        for record in journal.whole.records(kind.kind):
            file.write(comma + json.dumps(kind.plain(record), ensure_ascii=False))
            comma = ",\n"
            steps.step()
        file.write("\n]")
    file.write("}\n")
    return steps.done


def _csv(journal: Journal, folder: Path, kind: PlainKind, steps: _Steps) -> int:
    before = steps.done
    with owner_only(folder / f"{kind.kind.name}.csv") as file:
        file.write("\ufeff")  # by this a spreadsheet knows UTF-8
        writer = csv.writer(file)
        writer.writerow(kind.names)
        for record in journal.whole.records(kind.kind):
            plain = kind.plain(record)
            writer.writerow([cell_of(column.form, plain[column.name]) for column in kind.columns])
            steps.step()
    return steps.done - before

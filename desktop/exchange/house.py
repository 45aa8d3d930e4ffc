"""Moving house: all that is a person's own in the data folder, as one zip, and back.

The journal as its own backup makes it (locked where it is), settings, own scripts, recordings,
voices and backgrounds. Not what can be made again, nor the log, nor the copies of the journal.
"""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from desktop.core.clock import Stamp
from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import OWNER_ONLY, as_app_error, ensure_folder, flush_folder, free_name
from desktop.core.paths import (
    backgrounds_folder,
    journal_file,
    own_practices,
    recordings_folder,
    settings_file,
    voices_folder,
)
from desktop.exchange.going_out import Progress, StoppedError, check_free, go_on, remove
from desktop.exchange.plain import moment_text
from desktop.exchange.refusing import damaged, newer, not_ours
from desktop.exchange.zips import SafeZip
from desktop.journal.key import Key
from desktop.journal.repository import Journal
from desktop.journal.restoring import restore

MARK = "tend-house.json"
VERSION = 1
LARGEST = 1 << 40  # bytes; the disk's own room is looked at besides
BEFORE = "before-moving-in"
_PIECE = 1 << 20
_PACKED = {".json", ".toml", ".txt", ".db"}  # the rest is sound, and compressed already


def own_places(folder: Path) -> tuple[Path, ...]:
    """Return what moves along, besides the journal."""
    return (
        settings_file(folder),
        own_practices(folder),
        recordings_folder(folder),
        voices_folder(folder),
        backgrounds_folder(folder),
    )


def pack_house(
    journal: Journal, path: Path, now: Stamp, progress: Progress = go_on, *, replace: bool = False
) -> int:
    """Write everything to the zip `path`; return how many records of the journal are in it.

    Raises:
        AppError: it is there already and `replace` is not set, or it cannot be written.
        StoppedError: `progress` said so. Either way nothing is left of it.
    """
    check_free(path, journal.folder, replace=replace)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    copy = path.with_name(f".{path.name}.{os.getpid()}.journal.part")
    try:
        journal.whole.back_up(copy)
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, OWNER_ONLY))
        _write(part, copy, journal.folder, now, progress)
        part.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        raise as_app_error(error, path) from error
    finally:
        for left in (part, copy):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    return sum(journal.whole.counts().values())


def is_house(path: Path) -> bool:
    """Say whether `path` is a zip of everything, by what it holds."""
    try:
        with zipfile.ZipFile(path) as archive:
            return MARK in archive.namelist()
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return False


@dataclass(frozen=True, slots=True)
class House:
    """A zip of everything, unpacked beside what is here; nothing is in place yet."""

    folder: Path  # the data folder
    place: Path  # where it was unpacked

    @property
    def journal(self) -> Path:
        """The journal that came along."""
        return journal_file(self.place)

    def move_in(self, key: Key | None, now: datetime) -> Path | None:
        """Put everything in its place; return where what was there before is kept, if it was.

        The journal is swapped as from any copy, last of all and in one step; the rest moves into a
        folder of its own.

        Raises:
            AppError: the disk, or another process, stands in the way; all is as it was.
        """
        before = free_name(self.folder / BEFORE, "kept")
        moved: list[tuple[Path, Path]] = []
        try:
            for new in own_places(self.place):
                if not new.exists():
                    continue
                here = self.folder / new.name
                if here.exists():
                    before.mkdir(mode=0o700, exist_ok=True)
                    _move(here, before / new.name, moved)
                _move(new, here, moved)
            flush_folder(self.folder)
            kept = restore(self.folder, self.journal, key, now)
        except (OSError, AppError) as error:
            for was, is_now in reversed(moved):
                with suppress(OSError):
                    is_now.rename(was)
            with suppress(OSError):
                before.rmdir()
            if isinstance(error, AppError):
                raise
            raise as_app_error(error, self.folder) from error
        return before if before.exists() else kept


@contextmanager
def unpacked_house(path: Path, folder: Path, progress: Progress = go_on) -> Iterator[House]:
    """Unpack the zip `path` beside what is in data folder `folder`, for the block.

    Raises:
        AppError: it is none of Tend's, damaged, unsafe or of a newer version; there is no room.
        StoppedError: `progress` said so. Either way nothing is left of it.
    """
    ensure_folder(folder)
    place = folder / f".arriving-{os.getpid()}.part"
    try:
        with SafeZip(path, LARGEST) as archive:
            _check_mark(archive)
            _check_room(archive, folder)
            remove(place)
            place.mkdir(mode=0o700)
            _unpack(archive, place, progress)
        yield House(folder, place)
    except OSError as error:
        raise as_app_error(error, folder) from error
    finally:
        with suppress(OSError):
            remove(place)


def _write(part: Path, copy: Path, folder: Path, now: Stamp, progress: Progress) -> None:
    files = [(copy, "journal.db"), *_files(folder)]
    many = max(1, sum(file.stat().st_size for file, _ in files))
    mark = {"kind": "tend-house", "version": VERSION, "made_at": moment_text(now)}
    done = 0
    with part.open("r+b") as raw:
        with zipfile.ZipFile(raw, "w") as archive:
            archive.writestr(MARK, json.dumps(mark))
            for file, name in files:
                info = zipfile.ZipInfo(name, _zip_time(now))
                info.external_attr = (0o100600) << 16
                if file.suffix in _PACKED or file is copy:
                    info.compress_type = zipfile.ZIP_DEFLATED
                with file.open("rb") as here, archive.open(info, "w", force_zip64=True) as there:
                    while piece := here.read(_PIECE):
                        there.write(piece)
                        done += len(piece)
                        if not progress(min(1.0, done / many)):
                            raise StoppedError
        raw.flush()
        os.fsync(raw.fileno())


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files that move along, with their names in the zip; no link, nothing unfinished."""
    for place in own_places(folder):
        inside = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in inside:
            hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
            if file.is_file() and not file.is_symlink() and not hidden:
                yield file, file.relative_to(folder).as_posix()


def _zip_time(now: Stamp) -> tuple[int, int, int, int, int, int]:
    at = now.local
    return (max(1980, min(2107, at.year)), at.month, at.day, at.hour, at.minute, at.second)


def _check_mark(archive: SafeZip) -> None:
    if MARK not in archive.entries or "journal.db" not in archive.entries:
        raise not_ours(archive.path)
    if archive.entries[MARK].file_size > _PIECE:
        raise not_ours(archive.path)
    try:
        mark = json.loads(b"".join(archive.pieces(MARK)))
        kind, version = mark["kind"], mark["version"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise damaged(archive.path) from error
    if kind != "tend-house" or type(version) is not int:
        raise not_ours(archive.path)
    if version > VERSION:
        raise newer(archive.path)


def _check_room(archive: SafeZip, folder: Path) -> None:
    needed = sum(one.file_size for one in archive.entries.values())
    if needed > shutil.disk_usage(folder).free:
        raise AppError(ErrorKind.NO_ROOM, path=archive.path.name)


def _unpack(archive: SafeZip, place: Path, progress: Progress) -> None:
    """Unpack what belongs to a house; what does not is left where it is."""
    ours = {"journal.db", *(one.name for one in own_places(place))}
    wanted = [name for name in archive.entries if PurePosixPath(name).parts[0] in ours]
    many, done = max(1, sum(archive.entries[name].file_size for name in wanted)), 0
    for name in wanted:
        file = place / name
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY)
        with os.fdopen(handle, "wb") as there:
            for piece in archive.pieces(name):
                there.write(piece)
                done += len(piece)
                if not progress(min(1.0, done / many)):
                    raise StoppedError
            there.flush()
            os.fsync(there.fileno())


def _move(source: Path, target: Path, moved: list[tuple[Path, Path]]) -> None:
    source.rename(target)
    moved.append((source, target))

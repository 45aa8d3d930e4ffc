"""Damaged journals put aside, whole, so that a new one can begin; removed only where one asks."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from desktop.core.files import as_app_error, flush_folder, free_name
from desktop.core.paths import journal_file
from desktop.journal import lock
from desktop.journal.wiping import wipe


def set_journal_aside(folder: Path) -> Path:
    """Move the journal of `folder` with its companions into a folder of their own, and return it.

    Raises:
        AppError: it could not be moved; nothing is lost.
    """
    with lock.held(folder / "journal.lock"):
        return moved_aside(folder)


def moved_aside(folder: Path) -> Path:
    """Do the same for a caller that holds the journal's lock.

    The write-ahead log moves first: left behind, it could be taken for that of the next journal.

    Raises:
        AppError: it could not be moved; nothing is lost.
    """
    path = journal_file(folder)
    aside = free_name(path, "damaged")
    try:
        aside.mkdir(mode=0o700)
        for ending in ("-wal", "-shm", ""):
            part = path.with_name(path.name + ending)
            if part.exists():
                part.rename(aside / part.name)
        flush_folder(folder)
    except OSError as error:
        raise as_app_error(error, path) from error
    return aside


def asides_in(folder: Path, since: datetime | None = None) -> list[Path]:
    """Return the folders of damaged journals put aside, or those written to at `since` or later."""
    found = sorted(folder.glob(f"{journal_file(folder).name}.damaged-*"))
    return [one for one in found if since is None or _last_written(one) >= since]


def remove_asides(asides: list[Path]) -> None:
    """Wipe and remove damaged journals that were put aside.

    Raises:
        AppError: one could not be removed; those before it are gone.
    """
    for aside in asides:
        for path in [aside] if aside.is_file() else list(aside.rglob("*")):
            if path.is_file() and not path.is_symlink():
                wipe(path)
        try:
            if aside.exists():
                shutil.rmtree(aside)
            flush_folder(aside.parent)
        except OSError as error:
            raise as_app_error(error, aside) from error


def _last_written(aside: Path) -> datetime:
    """Return when a damaged journal was last written to; one that cannot be looked at, just now."""
    with suppress(OSError, OverflowError, ValueError):
        files = [aside] if aside.is_file() else [one for one in aside.rglob("*") if one.is_file()]
        newest = max((one.stat().st_mtime for one in files), default=0.0)
        return datetime.fromtimestamp(newest, UTC)
    return datetime.now(UTC)

"""Putting a damaged journal aside, whole, so that a new one can begin. Deletes nothing."""

from __future__ import annotations

from pathlib import Path

from desktop.core.files import as_app_error, flush_folder, free_name
from desktop.core.paths import journal_file
from desktop.journal import lock


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

"""Deleting everything: all that Tend keeps in a data folder, and nothing that it did not make."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from desktop.core.files import as_app_error, ensure_folder, free_name
from desktop.core.paths import (
    backups_folder,
    journal_file,
    logs_folder,
    made_voices_folder,
    settings_file,
)
from desktop.exchange.going_out import remove
from desktop.exchange.house import BEFORE, own_places

_GOING = ".going"


def delete_everything(folder: Path) -> None:
    """Delete journal, copies, settings, scripts, recordings, voices and log from `folder`.

    It is first moved out of sight in one place, so that a crash leaves no half of it in use; what
    a crash left there goes with the next call of `finish_deleting`. Other files stay.

    Raises:
        AppError: something cannot be moved or deleted.
    """
    ensure_folder(folder)
    going = free_name(folder / _GOING, "away")
    try:
        going.mkdir(mode=0o700)
        for place in _all_of(folder):
            place.rename(going / place.name)
        finish_deleting(folder)
    except OSError as error:
        raise as_app_error(error, folder) from error


def finish_deleting(folder: Path) -> None:
    """Delete what was to be deleted and is still there.

    Raises:
        OSError: it cannot be deleted.
    """
    for going in folder.glob(f"{_GOING}.away-*"):
        remove(going)


def _all_of(folder: Path) -> Iterator[Path]:
    """Yield what is Tend's, the journal's log before the journal."""
    name = journal_file(folder).name
    made = (
        *(folder / f"{name}{ending}" for ending in ("-wal", "-shm", "")),
        *folder.glob(f"{name}.damaged-*"),
        *folder.glob(f".{name}.*"),
        *folder.glob(f"{settings_file(folder).name}.*"),
        *folder.glob(f".{settings_file(folder).name}.*"),
        *folder.glob(f"{BEFORE}*"),
        *folder.glob(".arriving-*"),
        *own_places(folder),
        made_voices_folder(folder),
        backups_folder(folder),
        logs_folder(folder),
        folder / "journal.lock",
    )
    for place in made:
        with suppress(OSError):
            if place.is_symlink() or place.exists():
                yield place

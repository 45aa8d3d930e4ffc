"""The own words that an earlier version wrote into the settings' file: out of it, and wiped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.core.paths import settings_file
from desktop.core.settings import Settings
from desktop.journal.repository import Journal
from desktop.journal.wiping import held_for_wiping, wipe


def rewritten(folder: Path, save: Callable[[], None]) -> None:
    """Have `save` replace the settings' file of `folder`, and overwrite the one before.

    Raises:
        AppError: it could not be written; what was there before is still there.
    """
    held = held_for_wiping(settings_file(folder))
    try:
        save()
    finally:
        if held is not None:
            wipe(held)  # what a crash leaves of it goes when the journal is next opened


def take_over(journal: Journal) -> None:
    """Move what is still in the settings' file into `journal`, where that can be written.

    Raises:
        AppError: the disk stands in the way; what is not in the one is still in the other.
    """
    settings = Settings(journal.folder)
    old = settings.old_own_words()
    if journal.closed_to_writing is None and settings.problem is None:
        journal.own_words.settle(old)
        if settings.drop_old_own_words():
            rewritten(journal.folder, settings.save)

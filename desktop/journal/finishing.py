"""What a conversion left half-done is done, or undone, when the journal is next opened."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from pathlib import Path

from desktop.core.errors import AppError
from desktop.core.paths import journal_file, settings_file
from desktop.journal.copies import clear_away, plain_copies, settle, stage
from desktop.journal.key import Key
from desktop.journal.wiping import wipe

# What a conversion makes, and a copy on its way to the journal's place: whoever makes one holds the
# journal's lock, so what lies there under it was left by a crash.
_OURS = (".new.part", ".old.part")
_RESTORED = ".restored.part"
_STALE_S = 3600


def finish(folder: Path, key: Key | None) -> None:
    """Clear up in `folder`, whose journal was opened with `key`; under the journal's lock.

    Beside a locked journal no plain copy stays. What cannot be done now is tried next time.
    """
    names = journal_file(folder).name, settings_file(folder).name
    for path in (found for name in names for found in _parts(folder, name)):
        if path.name.endswith(_OURS) or _RESTORED in path.name or _is_stale(path):
            wipe(path)
    for house in _arriving(folder):
        if _is_stale(house):
            _wipe_all(house)
    with suppress(OSError, AppError):
        settle(folder, key)
        if key is not None and plain_copies(folder):
            lock_copies(folder, key)


def clear_up(folder: Path) -> None:
    """Wipe all that lies half-made beside a journal that is about to be locked, however new."""
    for path in _parts(folder, journal_file(folder).name):
        wipe(path)
    for house in _arriving(folder):
        _wipe_all(house)


def _parts(folder: Path, name: str) -> list[Path]:
    return [*folder.glob(f".{name}*.part*"), *folder.glob(f"..{name}*.part*")]


def _arriving(folder: Path) -> list[Path]:
    """Return the folders of houses that were being moved in."""
    return [path for path in folder.glob(".arriving-*.part") if path.is_dir()]


def _wipe_all(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            wipe(path)
    with suppress(OSError):
        shutil.rmtree(folder)


def _is_stale(path: Path) -> bool:
    """Say whether nobody can be making a file any more: it may be another copy's of Tend."""
    with suppress(OSError):
        return abs(time.time() - path.stat().st_mtime) > _STALE_S
    return False


def lock_copies(folder: Path, key: Key) -> None:
    """Make every plain copy a locked one; what cannot be read is wiped, and unfinished ones too.

    Raises:
        AppError: there is no room.
    """
    hopeless = stage(folder, None, key)
    settle(folder, key)
    clear_away(folder, hopeless)

"""What a conversion left half-done is done, or undone, when the journal is next opened."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from desktop.core.errors import AppError
from desktop.core.paths import journal_file, settings_file
from desktop.journal.copies import clear_away, plain_copies, settle, stage
from desktop.journal.key import Key
from desktop.journal.wiping import wipe

# What a conversion makes, which is over where the journal's lock can be had; a copy that is being
# put in the journal's place is made without it.
_OURS = (".new.part", ".old.part")
_STALE_S = 3600


def finish(folder: Path, key: Key | None) -> None:
    """Clear up in `folder`, whose journal was opened with `key`; under the journal's lock.

    Beside a locked journal no plain copy stays. What cannot be done now is tried next time.
    """
    names = journal_file(folder).name, settings_file(folder).name
    for path in (found for name in names for found in folder.glob(f".{name}*.part*")):
        if path.name.endswith(_OURS) or _is_stale(path):
            wipe(path)
    with suppress(OSError, AppError):
        settle(folder, key)
        if key is not None and plain_copies(folder):
            lock_copies(folder, key)


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

"""What a conversion left half-done is done, or undone, when the journal is next opened."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from desktop.core.errors import AppError
from desktop.core.paths import journal_file
from desktop.journal.copies import clear_away, plain_copies, settle, stage
from desktop.journal.key import Key
from desktop.journal.wiping import wipe


def finish(folder: Path, key: Key | None) -> None:
    """Clear up in `folder`, whose journal was opened with `key`; under the journal's lock.

    Beside a locked journal no plain copy stays. What cannot be done now is tried next time.
    """
    for path in folder.glob(f".{journal_file(folder).name}*.part*"):
        wipe(path)
    with suppress(OSError, AppError):
        settle(folder, key)
        if key is not None and plain_copies(folder):
            lock_copies(folder, key)


def lock_copies(folder: Path, key: Key) -> None:
    """Make every plain copy a locked one; what cannot be read is wiped, and unfinished ones too.

    Raises:
        AppError: there is no room.
    """
    hopeless = stage(folder, None, key)
    settle(folder, key)
    clear_away(folder, hopeless)

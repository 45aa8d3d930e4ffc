"""Whole files, or none, readable by their owner only: written aside, flushed, renamed.

`desktop.core.files` does the same for the journal's side in a few lines of its own: through one of
the two, sound and journal would know each other.
"""

from __future__ import annotations

import os
from pathlib import Path

OWNER_ONLY = 0o600


def write_whole(path: Path, data: bytes) -> None:
    """Replace `path` by `data` in one step: after a crash it holds the old or the new, never part.

    Raises:
        OSError: it could not be written; what was there before is still there.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    flags = os.O_CREAT | os.O_TRUNC | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(aside, flags, OWNER_ONLY), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)

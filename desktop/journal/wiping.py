"""Plain files that make room for locked ones: overwritten with zeros before they go. Best effort.

A disk that writes elsewhere than where it read (an SSD, or a file system that copies on writing)
may keep the old blocks for a while; what is said before a passphrase is set says so.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_BLOCK = 1 << 20


def held_for_wiping(path: Path) -> Path | None:
    """Give the file `path` a second name, so that it can be wiped once the first one is gone.

    Returns None where there is no such file, or its disk knows no second names.
    """
    held = path.with_name(f".{path.name}.old.part")
    with suppress(OSError):
        held.unlink(missing_ok=True)
        os.link(path, held)
        return held
    return None


def wipe(path: Path) -> None:
    """Overwrite a file and remove it; what still has another name is only removed under this one.

    Says nothing where it cannot: the file then stays, and the next opening tries again.
    """
    with suppress(OSError):
        if path.stat().st_nlink == 1:
            _overwrite(path)
        path.unlink()


def _overwrite(path: Path) -> None:
    with suppress(OSError), path.open("r+b") as file:
        left = os.fstat(file.fileno()).st_size
        while left > 0:
            left -= file.write(bytes(min(left, _BLOCK)))
        file.flush()
        os.fsync(file.fileno())

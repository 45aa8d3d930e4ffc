"""One process at a time through a door: a lock that the system lets go of if its holder dies.

It guards the first opening of a journal, where two processes would otherwise race to make it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import OWNER_ONLY, as_app_error

WAIT_S = 5.0
_PAUSE_S = 0.01


@contextmanager
def held(path: Path, wait_s: float = WAIT_S) -> Iterator[None]:
    """Hold the lock file `path` for the block, waiting up to `wait_s` seconds for it.

    Raises:
        AppError: another process held it all that time, or it could not be made.
    """
    try:
        handle = os.open(path, os.O_CREAT | os.O_RDWR, OWNER_ONLY)
    except OSError as error:
        raise as_app_error(error, path.parent) from error
    try:
        _take(handle, path, time.monotonic() + wait_s)
        yield
    finally:
        os.close(handle)  # which lets go of the lock


def _take(handle: int, path: Path, until: float) -> None:
    while not _try(handle):
        if time.monotonic() >= until:
            raise AppError(ErrorKind.JOURNAL_BUSY, "the lock is held", path=path.parent)
        time.sleep(_PAUSE_S)


if sys.platform == "win32":
    import msvcrt

    def _try(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

"""Which of the two SQLite libraries may have a journal's file in this process, and when.

The system's locks on a file belong to the process: whoever closes it, by whatever library or none,
lets go of all of them, and another process could then write in between
(https://www.sqlite.org/howtocorrupt.html, 2.2.1). So a plain journal is opened by sqlite3 alone and
a locked one by SQLCipher alone; whoever looks at the file's first bytes, or makes a plain one
locked, has the door to himself, and nothing else of this process has the file open meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

_door = Lock()
_locked: set[Path] = set()  # files of this process that are SQLCipher's


@contextmanager
def alone(wait_s: float = -1) -> Iterator[bool]:
    """Have the door for the block; yields False where somebody else had it for `wait_s`."""
    taken = _door.acquire(timeout=wait_s)
    try:
        yield taken
    finally:
        if taken:
            _door.release()


def note(path: Path, locked: bool) -> None:
    """Note that the journal at `path` was seen to be locked, or plain."""
    (_locked.add if locked else _locked.discard)(path)


def is_ciphers(path: Path) -> bool:
    """Say whether the journal at `path` was last seen to be locked; looks at no file."""
    return path in _locked

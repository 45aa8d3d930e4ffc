"""What a journal's first bytes tell of it: a plain database, a locked one, or neither. No SQLite.

On the road to the first window: it reads one page and imports next to nothing.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

MAGIC = b"SQLite format 3\0"
SALT_LENGTH = 16  # bytes: a locked file begins with the salt of its key, where MAGIC would be
SMALLEST = 512  # bytes: no database is smaller than its smallest page
_PAGE = 4096  # bytes: SQLCipher's own
_VALUES = 240  # of the 256 that a byte can have: a page of cipher text has as good as all of them


class Head(StrEnum):
    """What a file is, by its beginning."""

    NOTHING = "nothing"  # there is no file, or it is empty
    PLAIN = "plain"
    LOCKED = "locked"  # encrypted, as far as one can tell without the key
    OTHER = "other"


def head_of(path: Path) -> Head:
    """Return what `path` is. Opens and closes it: see `desktop.journal.door` for who may.

    Raises:
        OSError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            head, size = file.read(_PAGE), file.seek(0, 2)
    except FileNotFoundError:
        return Head.NOTHING
    return head_in(head, size)


def head_in(head: bytes, size: int) -> Head:
    """Return what a file of `size` bytes is that begins with `head`, a page or all of it."""
    if not head:
        return Head.NOTHING
    head = head[:_PAGE]
    if head.startswith(MAGIC):
        return Head.PLAIN if len(head) >= SMALLEST else Head.OTHER
    whole = len(head) == _PAGE and size % SMALLEST == 0
    return Head.LOCKED if whole and len(set(head)) >= _VALUES else Head.OTHER


def is_locked(path: Path) -> bool:
    """Say whether `path` is a locked journal; one that cannot be read is not."""
    try:
        return head_of(path) is Head.LOCKED
    except OSError:
        return False

"""Lets large arrays go back to the system when they are freed. Knows nothing of what they hold.

The allocator of Linux keeps up to 64 MB of them for each thread, for ever, once it has seen a few
come and go: several times what a background needs while it is being made.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache

M_MMAP_THRESHOLD = -3
LARGE_BYTES = 1 << 20


@cache
def return_large_blocks() -> bool:
    """Have every array from a megabyte up come and go by itself; say whether that could be had."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        return bool(ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, LARGE_BYTES))
    except (AttributeError, OSError):  # another C library
        return False

"""Leaving while a device hangs: all is kept, so the process goes without waiting for it."""

from __future__ import annotations

import os
import sys
import threading

_SOUND = "tend-sound"  # how the names of sound's threads begin


def leave(status: int) -> int:
    """Return `status`; where a thread of sound still waits for its device, end at once instead.

    A sound server that hangs would hold Qt, too, for half a minute while its library is let go.
    """
    if any(thread.name.startswith(_SOUND) for thread in threading.enumerate()):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    return status

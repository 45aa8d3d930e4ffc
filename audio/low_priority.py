"""Work that every other may go before: threads and processes that compute, and hold no lock.

A thread that holds Python's lock must not be among them: all others would wait as long as it does.
"""

from __future__ import annotations

import os
import sys
import threading

STEPS_DOWN = 10


def lower_this_thread() -> None:
    """Let everything else go before this thread, where the system can tell one from another."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), STEPS_DOWN)


def lower_process(process_id: int) -> None:
    """Let everything else go before a process that we started."""
    if sys.platform != "win32":
        os.setpriority(os.PRIO_PROCESS, process_id, STEPS_DOWN)

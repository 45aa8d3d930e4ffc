"""Leaving is not held up by a device that hangs."""

from __future__ import annotations

import subprocess
import sys

HELD = """
import atexit, threading, time
from desktop.system.leaving import leave
def wait():
    print("waited")
    time.sleep({rest_s})
atexit.register(wait)
threading.Thread(target=time.sleep, args=[60], name="{name}", daemon=True).start()
raise SystemExit(leave(3))
"""


def left(name: str, rest_s: float) -> tuple[int, str]:
    code = HELD.format(name=name, rest_s=rest_s)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=50, check=False
    )
    return done.returncode, done.stdout.strip()


def test_a_thread_that_waits_for_a_device_keeps_nobody():
    assert left("tend-sound-device", 60) == (3, "")


def test_otherwise_it_leaves_in_good_order():
    assert left("another", 0) == (3, "waited")

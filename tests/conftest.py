"""What every test stands on: no screen, no person's own data folder, a fixed zone."""

from __future__ import annotations

import gc
import os
import signal
import time
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/Berlin"
if hasattr(time, "tzset"):
    time.tzset()
os.environ.pop("TEND_DATA_DIR", None)

# A shell that starts the tests behind its back has them ignore Ctrl+C, and so would the app.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# As in the app: cycles with QObjects in them must not be freed on a worker's thread.
gc.disable()


@pytest.fixture(autouse=True, scope="module")
def _garbage_goes_on_this_thread() -> Iterator[None]:
    yield
    gc.collect()
    gc.freeze()  # what is loaded by now stays: walking through it after each module takes a second

"""What every test stands on: no screen, no person's own data folder, a fixed zone."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/Berlin"
if hasattr(time, "tzset"):
    time.tzset()
os.environ.pop("TEND_DATA_DIR", None)

# As in the app: cycles with QObjects in them must not be freed on a worker's thread.
gc.disable()


@pytest.fixture(autouse=True, scope="module")
def _garbage_goes_on_this_thread() -> Iterator[None]:
    yield
    gc.collect()

"""What every test stands on: no screen, no person's own data folder, a fixed zone."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/Berlin"
os.environ.pop("TEND_DATA_DIR", None)

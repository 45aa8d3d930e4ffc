"""What stands on the road to the first window loads nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
HEAVY = ["PySide6", "sqlite3", "sqlite_utils", "numpy", "logging.handlers", "tzlocal", "uuid"]
ROAD = (
    "clock",
    "days",
    "errors",
    "files",
    "limits",
    "paths",
    "sentences",
    "settings",
    "vocabulary",
    "words",
)


@pytest.mark.parametrize("name", ROAD)
def test_a_module_of_the_core_loads_nothing_heavy(name):
    code = (
        f"import sys, desktop.core.{name}; "
        f"loaded = set({HEAVY}) & set(sys.modules); print(loaded); raise SystemExit(len(loaded))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_reading_the_settings_loads_nothing_heavy(tmp_path):
    code = (
        "import sys; from pathlib import Path; from desktop.core.settings import Settings; "
        f"Settings(Path({str(tmp_path)!r})).values(); "
        f"raise SystemExit(len(set({HEAVY}) & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)

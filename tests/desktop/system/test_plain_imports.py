"""Importing after PySide6 costs what importing costs without it."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import linecache, sys
from PySide6 import QtCore
from desktop.system.plain_imports import restore_plain_imports
restore_plain_imports()
import colorsys
assert "colorsys" in sys.modules
print([name for name in linecache.cache if name.endswith("colorsys.py")])
"""


def test_the_source_of_a_module_loaded_after_pyside_is_not_read():
    ran = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"

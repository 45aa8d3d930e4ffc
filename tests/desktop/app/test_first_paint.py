"""What the first paint waits for: few modules, no gradient, no text format, no `Qt` namespace."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from PySide6 import QtCore, QtGui
from PySide6.QtWidgets import QApplication
import desktop.app

def left(application):
    status = exec_()
    print(*sys.modules, *("class:" + name for one in (QtCore, QtGui) for name in vars(one)))
    return status

exec_, QApplication.exec = QApplication.exec, left
desktop.app.run_window(data_dir=sys.argv[1], exit_after_first_paint=True)
"""
LATER = (
    "numpy", "sqlite3", "sqlite_utils", "sqlcipher3", "dataclasses", "tomllib", "datetime", "json",
    "hashlib", "logging.handlers", "concurrent", "audio", "resources", "desktop.journal",
    "desktop.trends", "desktop.course", "desktop.cli", "desktop.app.tend",
    "desktop.services.views", "PySide6.QtDBus", "PySide6.QtNetwork", "PySide6.QtMultimedia",
    "PySide6.QtSvg",
)  # fmt: skip


@pytest.fixture(scope="module", params=["no journal", "a locked one"])
def loaded(request, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("data")
    if request.param == "a locked one":
        # Cipher text cannot be told from chance.
        (folder / "journal.db").write_bytes(random.Random(1).randbytes(16 * 4096))
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder)],
        cwd=Path(__file__).resolve().parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ran.stdout.split())


def test_the_page_before_a_locked_journal_is_loaded_where_it_is_locked(loaded, request):
    locked = "a locked one" in request.node.name
    assert ("desktop.ui.pages.unlock" in loaded) is locked


def test_now_is_loaded_by_the_first_paint(loaded):
    assert {"desktop.ui.pages.now", "class:QPainterPath"} <= loaded


@pytest.mark.parametrize("name", LATER)
def test_the_first_paint_waits_for_no_module_that_comes_later(loaded, name):
    assert not {one for one in loaded if one == name or one.startswith(f"{name}.")}


@pytest.mark.parametrize("name", ["Qt", "QTextCharFormat", "QLinearGradient", "QDateTime"])
def test_the_first_paint_builds_none_of_the_classes_that_take_long(loaded, name):
    """PySide6 sets a class up when it is first asked for; these bring hundreds of enum members."""
    assert f"class:{name}" not in loaded

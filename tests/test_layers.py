"""The layers hold, and everything below the services runs where no Qt is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PURE = (
    "audio",
    "desktop/core",
    "desktop/journal",
    "desktop/trends",
    "desktop/course",
    "desktop/exchange",
    "resources",
)
PLAYS_THROUGH_QT = "audio.outputs.device"

NO_QT = """
import sys


class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(f"{name} is not installed", name=name)
        return None


sys.meta_path.insert(0, NoQt())
"""


def pure_modules() -> list[str]:
    """Return the name of every module below the services."""
    files = (path for package in PURE for path in (ROOT / package).rglob("*.py"))
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files}
    return sorted(name.removesuffix(".__init__") for name in names - {PLAYS_THROUGH_QT})


def run_without_qt(code: str, *words: str) -> str:
    """Run `code` in a Python that cannot import Qt; return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", NO_QT + code, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_layers_are_kept():
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_every_module_below_the_services_loads_without_qt():
    names = pure_modules()
    assert len(names) > 60
    code = "import importlib\nfor name in sys.argv[1:]:\n    importlib.import_module(name)\n"
    run_without_qt(code, *names)


def test_a_module_that_needs_qt_would_be_noticed():
    with pytest.raises(AssertionError, match="PySide6 is not installed"):
        run_without_qt("import desktop.services.journal_service")


def test_a_practice_is_planned_and_written_without_qt(tmp_path: Path):
    code = """
from pathlib import Path
import resources
from audio.frames import MINUTE
from audio.library import Library
from audio.planner import plan
from audio.export.rendering import render_file
from audio.timeline import compose
from audio.voices.catalogue import Catalogue

script = Library([resources.practices()], resources.shared_lines()).script("at-the-door")
voice = Catalogue().open("slt")
render_file(compose(plan(script, MINUTE, voice), voice, "rain"), Path(sys.argv[1]))
"""
    path = tmp_path / "door.wav"
    run_without_qt(code, str(path))
    assert path.stat().st_size > 60 * 48_000 * 2 * 3


def test_a_check_in_is_kept_and_a_trend_is_made_without_qt(tmp_path: Path):
    code = """
from datetime import date
from pathlib import Path
from desktop.core.clock import SystemClock
from desktop.course.suggestions import Circumstances, Offer, proposals
from desktop.journal.demo import demo_data
from desktop.journal.records import Measure
from desktop.journal.repository import Journal
from desktop.trends.view import trend_view

with Journal.open(Path(sys.argv[1]), SystemClock()) as journal:
    demo_data(journal, SystemClock(), 20, 1, date(2026, 3, 1))
    days, minutes = journal.weekly_days(Measure.ABLE), journal.minutes_by_week()
print(trend_view(days, minutes, "able", 26, date(2026, 3, 1)).headline)
now = Circumstances(SystemClock().now().local, 10)
print(proposals([Offer("body-scan", 3, 60)], now)[0].reason)
"""
    said = run_without_qt(code, str(tmp_path / "data")).splitlines()
    assert len(said) == 2
    assert all(said)

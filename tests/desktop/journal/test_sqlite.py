"""sqlite-utils comes without what it loads only for data frames."""

from __future__ import annotations

import subprocess
import sys


def run(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


def test_opening_the_journal_loads_no_pandas():
    run("import sys, desktop.journal.repository; assert 'pandas' not in sys.modules")


def test_pandas_can_be_had_afterwards_by_whoever_wants_it():
    run("import desktop.journal.sqlite, importlib.util; assert importlib.util.find_spec('pandas')")

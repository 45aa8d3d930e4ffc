"""Runs the benchmarks or the soak tests one after another, each in a process of its own."""

from __future__ import annotations

import argparse
import pkgutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def names_in(package: str) -> list[str]:
    """Return the runnable modules of `tests.<package>`; helpers start with an underscore."""
    folder = ROOT / "tests" / package
    found = (module.name for module in pkgutil.iter_modules([str(folder)]))
    return sorted(name for name in found if not name.startswith("_"))


def main(package: str) -> int:
    """Share `--seconds` evenly among the modules' `main(seconds)`; return the worst status."""
    parser = argparse.ArgumentParser(prog=f"tests.{package}")
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("names", nargs="*", help="only these modules")
    arguments = parser.parse_args()
    names = arguments.names or names_in(package)
    share = arguments.seconds / max(1, len(names))
    worst = 0
    for name in names:
        print(f"── {package}: {name.replace('_', ' ')}", flush=True)
        code = f"from tests.{package}.{name} import main; raise SystemExit(main({share!r}))"
        worst = max(worst, subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode)
    return worst

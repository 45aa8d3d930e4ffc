"""Compile the hash-pinned lock files from pyproject.toml, with uv from a private environment.

The lock files name packages, versions and hashes only: never where they were found.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "build" / "uv"
OPTIONS = [
    *("--universal", "--generate-hashes", "--python-version", "3.11", "--quiet"),
    *("--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header"),
]
LOCKS = {"requirements.lock": [], "requirements-dev.lock": ["--group", "dev"]}


def main() -> int:
    """Write both lock files; return the exit status."""
    uv = HOME / ("Scripts/uv.exe" if sys.platform == "win32" else "bin/uv")
    if not uv.exists():
        venv.create(HOME, with_pip=True)
        subprocess.run([uv.with_name("pip"), "install", "--quiet", "uv"], check=True)
    for name, group in LOCKS.items():
        command = [uv, "pip", "compile", *OPTIONS, "pyproject.toml", *group, "-o", name]
        subprocess.run(command, cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Build the bundled voice packs: `python -m tools.voices.build`, or `make voices`.

Needs Debian, Python, a C++ compiler and Python's headers; fetches the rest into `build/voices`.
Makes only the clips that are missing and removes those that no line uses.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import resources
from audio.voices.catalogue import BUNDLED
from tools.voices.environment import build_python
from tools.voices.packages import fetched

PROJECT = Path(__file__).resolve().parents[2]
HOME = PROJECT / "build" / "voices"


def main(arguments: list[str]) -> int:
    """Prepare the tools, render what is missing, measure the packs; return the exit status."""
    HOME.mkdir(parents=True, exist_ok=True)
    python = build_python(HOME / "python")
    root = fetched(HOME / "packages")
    packs = map(resources.voice, BUNDLED)
    return max([_made(python, root, pack, arguments) for pack in packs])


def _made(python: Path, root: Path, pack: Path, arguments: list[str]) -> int:
    quiet = [str(python), "-W", "ignore", "-m"]  # pyworld asks setuptools for its own version
    render = [*quiet, "tools.voices.render", str(pack), str(root), *arguments]
    if failed := subprocess.run(render, cwd=PROJECT, check=False).returncode:
        return failed
    measure = [*quiet, "tools.voices.measure", str(pack)]
    return subprocess.run(measure, cwd=PROJECT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

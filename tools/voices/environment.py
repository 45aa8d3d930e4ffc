"""The build's own Python environment, from its own hash-pinned lock; the app's stays untouched."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).with_name("requirements.lock")


def build_python(home: Path) -> Path:
    """Return the Python of the environment in `home`, making it if the lock has changed."""
    python = home / "bin" / "python"
    mark = home / "ready"
    seal = f"{sys.version_info[:2]} {hashlib.sha256(LOCK.read_bytes()).hexdigest()}"
    if mark.is_file() and mark.read_text() == seal:
        return python
    subprocess.run([sys.executable, "-m", "venv", "--clear", home], check=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True)
    mark.write_text(seal)
    return python

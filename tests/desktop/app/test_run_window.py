"""Opening the window, as the entrance does it, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def run(folder: Path, *words: str, **environment: str | None) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder.parent)}
    for name, value in environment.items():
        if value is None:
            env.pop(name, None)
        else:
            env[name] = value
    return subprocess.run(
        [sys.executable, "main.py", "--data-dir", str(folder), *words],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_it_leaves_once_the_first_window_is_painted(tmp_path: Path):
    done = run(tmp_path / "data", "--exit-after-first-paint")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a display is always there")
def test_without_a_display_it_says_so_in_one_sentence(tmp_path: Path):
    done = run(tmp_path / "data", QT_QPA_PLATFORM=None, DISPLAY=None, WAYLAND_DISPLAY=None)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "display" in done.stderr


def test_in_ward_mode_the_first_window_is_painted_too(tmp_path: Path):
    done = run(tmp_path / "data", "--ward", "--exit-after-first-paint")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "data" / "settings.json").exists()

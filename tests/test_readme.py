"""The README is true: every command in it runs."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PYTHON = ".venv/bin/python "


def commands() -> list[str]:
    """Return every line of the README's shell blocks."""
    blocks = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


OURS = [line.removeprefix(PYTHON) for line in commands() if line.startswith(PYTHON)]
TARGETS = sorted(set(re.findall(r"(?:`|^)make ([a-z]+)(?:`|$)", README, flags=re.MULTILINE)))


def environment() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def test_every_command_is_of_a_kind_that_is_checked_here():
    assert all(line.startswith((PYTHON, "make ")) for line in commands())
    assert len(OURS) >= 9


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not on this machine")
@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_it_names_is_there(target: str):
    asked = ["make", "--dry-run", target]
    answer = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr


def test_the_commands_run_one_after_another_as_they_stand(tmp_path: Path):
    """In a copy of the paths, so that what they write is the test's own."""
    for line in OURS:
        if "--start" in line:
            continue
        words = [word.replace("build/", f"{tmp_path}/") for word in shlex.split(line)]
        answer = subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env={**environment(), "TEND_DATA_DIR": str(tmp_path / "usual")},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert answer.returncode == 0, f"{line}\n{answer.stderr}"
    assert (tmp_path / "door.mp3").stat().st_size >= 60 * 128_000 / 8
    assert (tmp_path / "door.lrc").read_text("utf-8").startswith("[ti:")


def test_the_window_opens_straight_into_a_practice_and_stays(tmp_path: Path):
    [line] = [line for line in OURS if "--start" in line]
    words = shlex.split(line)
    folder = tmp_path / "data"
    window = subprocess.Popen(
        [sys.executable, words[0], "--data-dir", str(folder), *words[1:]],
        cwd=ROOT,
        env=environment(),
        stderr=subprocess.PIPE,
    )
    try:
        until = time.monotonic() + 30
        while not (folder / "journal.db").exists() and time.monotonic() < until:
            assert window.poll() is None, window.stderr and window.stderr.read()
            time.sleep(0.1)
        assert (folder / "journal.db").exists()
        assert window.poll() is None
    finally:
        window.terminate()
        window.wait(10)
        if window.stderr is not None:
            window.stderr.close()


def test_every_file_it_links_to_is_there():
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    missing = [link for link in links if not (ROOT / link).exists()]
    assert missing == []

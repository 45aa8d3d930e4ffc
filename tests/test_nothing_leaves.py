"""Nothing leaves the computer: no socket of the internet is ever opened, whatever is done.

The real program runs under strace, which sees every socket that it or a child of its asks for.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.core.clock import SystemClock
from desktop.journal.repository import Journal

ROOT = Path(__file__).resolve().parent.parent
TEND = (sys.executable, str(ROOT / "main.py"), "--data-dir")
SECONDS = 60
KEPT_FROM_S = 10  # a shorter sitting is not kept
_SOCKET = re.compile(r"socket\((\w+)")
HERE_ONLY = {"AF_UNIX", "AF_LOCAL", "AF_NETLINK"}

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here")


@pytest.fixture
def families(tmp_path):
    """Return a function that gives the families of the sockets which strace saw."""

    def families() -> set[str]:
        text = (tmp_path / "trace").read_text("utf-8", "replace")
        assert "+++ exited" in text or "+++ killed" in text  # it saw the program to its end
        return set(_SOCKET.findall(text))

    return families


def traced(tmp_path, *command):
    """Start a command under strace."""
    trace = ["strace", "-f", "-e", "trace=socket", "-o", str(tmp_path / "trace")]
    return subprocess.Popen([*trace, *command], cwd=ROOT, stdout=subprocess.PIPE)


def test_the_check_sees_a_socket_of_the_internet(tmp_path, families):
    code = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
    traced(tmp_path, sys.executable, "-c", code).communicate(timeout=SECONDS)
    assert families() - HERE_ONLY == {"AF_INET"}


@pytest.mark.parametrize(
    "command",
    [
        ("check-in", "--able", "5", "--note", "quiet"),
        ("render", "at-the-door", "--minutes", "1", "-o", "{folder}/out.mp3"),
        ("trends", "--json"),
        ("import", "docs/examples/daylio.csv"),
        ("export", "{folder}/out.json"),
        ("backup", "{folder}/copy.db"),
    ],
    ids=lambda command: command[0],
)
def test_a_command_opens_none(tmp_path, families, command):
    words = [word.format(folder=tmp_path) for word in command]
    process = traced(tmp_path, *TEND, str(tmp_path / "tend"), *words)
    process.communicate(timeout=SECONDS)
    assert process.returncode == 0
    assert families() <= HERE_ONLY


def test_the_window_opens_none_while_a_practice_plays(tmp_path, families):
    folder = tmp_path / "tend"
    begin = ("--start", "breathing-space", "--minutes", "3")
    process = traced(tmp_path, *TEND, str(folder), *begin)
    until = time.monotonic() + SECONDS
    while not _is_playing(folder) and time.monotonic() < until:
        time.sleep(0.2)
    subprocess.run(["pkill", "-TERM", "-P", str(process.pid)], check=True)
    process.communicate(timeout=SECONDS)
    assert process.returncode in (0, -signal.SIGTERM)
    with Journal.open(folder, SystemClock()) as journal:
        assert journal.sittings()
    assert families() <= HERE_ONLY


def _is_playing(folder: Path) -> bool:
    if not (folder / "journal.db").exists():
        return False
    with Journal.open(folder, SystemClock()) as journal:
        return any(sitting.practised_s >= KEPT_FROM_S for sitting in journal.open_sittings())

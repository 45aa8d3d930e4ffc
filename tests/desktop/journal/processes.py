"""Real processes for the tests: started, listened to, and killed without warning."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def start(*arguments: str, module: str = "tests.desktop.journal.worker") -> subprocess.Popen[str]:
    """Start a worker; its lines are read by `finish` or `kill_after`."""
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def kill_after(process: subprocess.Popen[str], wait_s: float) -> list[str]:
    """Kill a worker `wait_s` seconds after it is ready; return the lines it had printed."""
    lines: list[str] = []
    reader = threading.Thread(target=lambda: lines.extend(process.stdout))
    assert process.stdout.readline() == "ready\n"
    reader.start()
    time.sleep(wait_s)
    process.kill()
    process.wait()
    reader.join()
    close(process)
    # A line that the kill cut short was not acknowledged whole.
    return [line.strip() for line in lines if line.endswith("\n")]


def finish(process: subprocess.Popen[str]) -> list[str]:
    """Wait for a worker that ends by itself; return its lines after "ready"."""
    out, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    first, *lines = out.split()
    assert first == "ready"
    return lines


def close(process: subprocess.Popen[str]) -> None:
    """Let go of a worker's pipes."""
    for pipe in (process.stdin, process.stdout, process.stderr):
        pipe.close()

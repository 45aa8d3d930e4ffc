"""How soon the window is usable, and what it weighs, against a bare PySide6 window of its size.

Whole processes, in turn, on the same display; each figure is a ratio of medians.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)
window = Window()
window.resize(1180, 760)
window.show()
app.exec()
"""


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """A display of our own where there is an Xvfb, else Qt's offscreen one."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    if shutil.which("Xvfb") is None:
        yield {**environment, "QT_QPA_PLATFORM": "offscreen"}
        return
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        number = os.read(read, 16).decode().strip()
        environment.pop("QT_QPA_PLATFORM", None)
        yield {**environment, "DISPLAY": f":{number}"}
    finally:
        os.close(read)
        server.terminate()
        server.wait()


def seconds_of(command: list[str], environment: dict[str, str]) -> float:
    """Return how long a whole process took."""
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return time.perf_counter() - began


def main(seconds: float = 60.0) -> None:
    """Take turns for `seconds`, then print the ratio of the medians."""
    with tempfile.TemporaryDirectory() as folder, display() as environment:
        bare = [sys.executable, "-c", BARE]
        ours = [sys.executable, "main.py", "--data-dir", folder, "--exit-after-first-paint"]
        times: tuple[list[float], list[float]] = ([], [])
        for command in (bare, ours):
            seconds_of(command, environment)  # the first run reads from the disk
        until = time.monotonic() + seconds
        while time.monotonic() < until or len(times[0]) < 5:
            for command, kept in zip((bare, ours), times, strict=True):
                kept.append(seconds_of(command, environment))
    alone, with_us = (statistics.median(kept) for kept in times)
    print(
        f"start to first paint: {with_us / alone:.2f} × a bare window "
        f"({with_us * 1000:.0f} ms against {alone * 1000:.0f} ms, median of {len(times[0])}); "
        "budget 1.20"
    )


if __name__ == "__main__":
    main()

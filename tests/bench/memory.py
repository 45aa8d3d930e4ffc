"""Memory of the app while it plays, against a bare window that has loaded the same libraries."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.audio.sound_server import Recorder, SoundServer
from tests.bench._app_stage import LACKS, QUIET, choose, display_of, ms_until_sound, open_app
from tests.bench._sound_stage import PRACTICE
from tests.bench.start_up import ROOT, display

BARE = """
import sys, numpy.fft, numpy.random, soundfile, sqlite_utils
import audio.engine, audio.outputs.device, audio.planner, audio.replan, audio.voices.catalogue
import desktop.app.tend, desktop.app.pages, desktop.ui.pages.player, desktop.ui.pages.trends
from PySide6 import QtMultimedia, QtNetwork
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1180, 760)
window.show()
app.exec()
"""


def megabytes(pid: int) -> float:
    """Return the proportional memory of a process: shared pages count in part."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in rollup if line.startswith("Pss:")) / 1024


def main(seconds: float = 60.0) -> None:
    """Print both sizes, with no background and with rain, and their ratios."""
    if LACKS or not Path("/proc/self/smaps_rollup").exists():
        print(f"memory: not measured, needs Linux and {' and '.join(LACKS) or 'smaps'}")
        return
    each = max(8.0, seconds / 2 - 5)
    server = SoundServer()
    try:
        with display() as screen:
            bare = _bare(server, screen)
            for background in ("none", "rain"):
                own = _playing(server, screen, background, each)
                print(
                    f"memory while playing over {background}: {own:.0f} MB, a bare window with "
                    f"the same imports {bare:.0f} MB, ratio {own / bare:.2f} (at most 1.5)"
                )
    finally:
        server.close()


def _bare(server: SoundServer, screen: dict[str, str]) -> float:
    environment = server.environment() | display_of(screen) | QUIET
    process = subprocess.Popen([sys.executable, "-c", BARE], cwd=ROOT, env=environment)
    try:
        time.sleep(4)
        return megabytes(process.pid)
    finally:
        process.terminate()
        process.wait()


def _playing(server: SoundServer, screen: dict[str, str], background: str, each: float) -> float:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        choose(folder, background=background)
        recorder = Recorder(server)
        words = ("--start", PRACTICE, "--minutes", "20")
        with open_app(server, screen, folder, *words) as app:
            ms_until_sound(recorder, 0)
            recorder.stop()
            time.sleep(each)
            return megabytes(app.process.pid)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0)

"""Processor time of the whole app while it plays, its light breathing, against mpv and the file."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from audio.export.rendering import render_file
from tests.audio.sound_server import Recorder, SoundServer
from tests.bench._app_stage import LACKS, choose, ms_until_sound, open_app
from tests.bench._sound_stage import PRACTICE, practice
from tests.bench.sound_cpu import measured, mpv
from tests.bench.start_up import display


def main(seconds: float = 120.0) -> None:
    """Print both shares of a core and their ratio; about `seconds` in all."""
    lacks = [*LACKS, *([] if shutil.which("mpv") else ["mpv"])]
    if lacks:
        print(f"whole app: CPU while playing: not measured, needs {' and '.join(lacks)}")
        return
    each = max(5.0, seconds / 2 - 12)
    minutes = max(10, int(each // 60) + 2)
    server = SoundServer()
    try:
        with tempfile.TemporaryDirectory() as name, display() as screen:
            folder = Path(name)
            file = folder / "practice.wav"
            render_file(practice(minutes, "rain"), file)
            theirs = mpv(server, file, each)
            own = _ours(server, screen, folder / "data", minutes, each)
    finally:
        server.close()
    print(
        f"whole app: CPU while playing: {own:.2%} of a core, mpv {theirs:.2%}, "
        f"ratio {own / theirs:.2f} (at most 0.8)"
    )


def _ours(
    server: SoundServer, screen: dict[str, str], folder: Path, minutes: int, each: float
) -> float:
    choose(folder, background="rain")
    recorder = Recorder(server)
    words = ("--start", PRACTICE, "--minutes", str(minutes))
    with open_app(server, screen, folder, *words) as app:
        ms_until_sound(recorder, 0)
        recorder.stop()
        measured(app.process.pid, 3.0)  # what follows the start: pages, backgrounds, trends
        return measured(app.process.pid, each)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 120.0)

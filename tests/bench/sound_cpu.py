"""Processor time of playing, no window on either side, against mpv playing the rendered file."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from audio.export.rendering import render_file
from tests.audio.sound_server import MISSING, SoundServer
from tests.bench._sound_stage import cpu_seconds, player, practice, wait_playing

WARM_UP_S = 3.0


def measured(pid: int, seconds: float) -> float:
    """Return the share of one core that a process uses over `seconds`."""
    time.sleep(WARM_UP_S)
    before = cpu_seconds(pid)
    time.sleep(seconds)
    return (cpu_seconds(pid) - before) / seconds


def ours(server: SoundServer, minutes: int, seconds: float) -> float:
    with player(server, minutes, 0.0, seconds + 2 * WARM_UP_S) as process:
        wait_playing(process)
        return measured(process.pid, seconds)


def mpv(server: SoundServer, file: Path, seconds: float) -> float:
    command = ["mpv", "--no-config", "--no-video", "--no-terminal", "--ao=pulse", str(file)]
    process = subprocess.Popen(command, env=server.environment())
    try:
        return measured(process.pid, seconds)
    finally:
        process.terminate()
        process.wait()


def main(seconds: float = 120.0) -> None:
    """Print both shares and their ratio; about `seconds` in all."""
    missing = [*MISSING, *([] if shutil.which("mpv") else ["mpv"])]
    if missing:
        print(f"sound: CPU while playing: not measured, needs {' and '.join(missing)}")
        return
    each = max(5.0, seconds / 2 - WARM_UP_S - 5)
    minutes = int(each // 60) + 2
    server = SoundServer()
    try:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "practice.wav"
            render_file(practice(max(minutes, 10)), file)
            theirs = mpv(server, file, each)
            own = ours(server, max(minutes, 10), each)
    finally:
        server.close()
    print(
        f"sound: CPU while playing: {own:.2%} of a core, mpv {theirs:.2%}, "
        f"ratio {own / theirs:.2f} (at most 0.8)"
    )


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 120.0)

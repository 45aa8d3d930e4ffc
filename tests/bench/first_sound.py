"""From Enter, and from the start of the process, until the first sample is at the sink.

The real window on a display of its own, a real key, and the sink's own recording. The recorder
tells of a frame up to 20 ms after it sounded, so each figure is a little too long, never short.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.audio.sound_server import Recorder, SoundServer
from tests.bench._app_stage import LACKS, choose, ms_until_sound, open_app
from tests.bench._sound_stage import median
from tests.bench.start_up import display

OPEN_S = 1.0  # how long the app has been open when Enter is pressed
MINUTES = (3, 20, 60)
STARTS = (("breathing-space", 3), ("at-the-door", 1), ("whole-round", 60), ("body-scan", 20))


def main(seconds: float = 60.0) -> None:
    """Take turns for `seconds`; print the median and the longest of both waits."""
    if LACKS:
        print(f"first sound: not measured, needs {' and '.join(LACKS)}")
        return
    entered: list[float] = []
    started: list[float] = []
    until = time.monotonic() + seconds
    server = SoundServer()
    try:
        with display() as screen:
            while time.monotonic() < until or len(started) < 3:
                turn = len(started)
                entered.append(_from_enter(server, screen, MINUTES[turn % len(MINUTES)]))
                started.append(_from_start(server, screen, *STARTS[turn % len(STARTS)]))
    finally:
        server.close()
    _tell("Enter", entered, 100)
    _tell("process start", started, 600)


def _from_enter(server: SoundServer, screen: dict[str, str], minutes: int) -> float:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        choose(folder, minutes=minutes, safety_seen=True)
        recorder = Recorder(server)
        with open_app(server, screen, folder) as app:
            app.wait_window()
            time.sleep(OPEN_S)
            at = recorder.frame_count
            app.press("Return")
            waited = ms_until_sound(recorder, at)
        recorder.stop()
    return waited


def _from_start(server: SoundServer, screen: dict[str, str], practice: str, minutes: int) -> float:
    with tempfile.TemporaryDirectory() as name:
        recorder = Recorder(server)
        recorder.wait_started()
        at = recorder.frame_count
        words = ("--start", practice, "--minutes", str(minutes))
        with open_app(server, screen, Path(name), *words):
            waited = ms_until_sound(recorder, at)
        recorder.stop()
    return waited


def _tell(since: str, waits: list[float], most: int) -> None:
    print(
        f"first sound: {since} to first sample at the sink: median {median(waits):.0f} ms, "
        f"longest {max(waits):.0f} ms of {len(waits)} (at most {most})"
    )


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0)

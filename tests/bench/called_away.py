"""From the key B until the sink is silent, while a practice plays over rain.

The real window and a real key, as in `first_sound`; what xdotool takes to press it is counted in,
and the recorder's own 20 ms.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from tests.audio.sound_server import Recorder, SoundServer
from tests.bench._app_stage import LACKS, OpenApp, choose, ms_until_sound, open_app
from tests.bench._sound_stage import PRACTICE, median
from tests.bench.start_up import display

TURN_S = 5.0
TENTH = 4800  # frames: a tenth of a second


def main(seconds: float = 30.0) -> None:
    """Be called away and come back again and again; print the median and the longest wait."""
    if LACKS:
        print(f"called away: not measured, needs {' and '.join(LACKS)}")
        return
    server = SoundServer()
    try:
        with tempfile.TemporaryDirectory() as name, display() as screen:
            folder = Path(name) / "data"
            choose(folder, background="rain")
            recorder = Recorder(server)
            words = ("--start", PRACTICE, "--minutes", "60")
            with open_app(server, screen, folder, *words) as app:
                ms_until_sound(recorder, 0)
                recorder.stop()
                app.wait_window()
                waits = [_wait(server, app) for _ in range(max(3, int(seconds / TURN_S)))]
    finally:
        server.close()
    print(
        f"called away: key to silence at the sink: median {median(waits):.0f} ms, "
        f"longest {max(waits):.0f} ms of {len(waits)} (at most 50)"
    )


def _wait(server: SoundServer, app: OpenApp) -> float:
    recorder = Recorder(server)
    recorder.wait_started()
    time.sleep(1.5)
    at = recorder.frame_count
    app.press("b")
    time.sleep(0.5)
    app.press("Return")  # go on
    time.sleep(1.0)
    heard = recorder.stop()[:, 0] != 0
    if not heard[at - TENTH : at].all():
        return float("nan")  # it did not sound before
    silent = np.convolve(heard[at:], np.ones(TENTH), "valid") == 0
    return float(np.argmax(silent)) / 48 if silent.any() else float("nan")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 30.0)

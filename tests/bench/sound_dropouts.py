"""Dropouts with both cores busy and the interface thread stalled 200 ms every second."""

from __future__ import annotations

import os
import sys
import time

from audio.frames import frames
from tests.audio.sound_server import MISSING, Recorder, SoundServer
from tests.bench._sound_stage import busy_cores, compare, player, practice, rendered, wait_playing

STALL_S = 0.2


def main(seconds: float = 600.0) -> None:
    """Play for `seconds`, record the monitor and compare it with the offline render."""
    if MISSING:
        print(f"sound: dropouts: not measured, needs {' and '.join(MISSING)}")
        return
    seconds = max(5.0, seconds - 10)
    minutes = max(10, int(seconds // 60) + 2)
    server = SoundServer()
    try:
        recorder = Recorder(server)
        recorder.wait_started()
        with busy_cores(os.cpu_count() or 2), player(server, minutes, STALL_S, seconds) as process:
            wait_playing(process)
            time.sleep(seconds + 1)
            underruns = process.stdout.readline().strip() if process.stdout else "?"
        heard = recorder.stop()
    finally:
        server.close()
    counts = compare(heard, rendered(practice(minutes), frames(seconds + 5)))
    print(
        f"sound: dropouts in {counts['compared'] / 48000:.0f} s with {os.cpu_count()} cores busy "
        f"and the interface stalled {STALL_S * 1000:.0f} ms every second: {counts['breaks']} "
        f"({counts['lost']} frames lost, {counts['repeated']} repeated; "
        f"underruns counted by the engine: {underruns}) (at most 0)"
    )


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 600.0)

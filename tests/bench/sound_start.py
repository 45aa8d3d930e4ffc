"""From asking to play until the first sample is at the sink, the device having been prepared."""

from __future__ import annotations

import subprocess
import sys
import time

from tests.audio.sound_server import MISSING, Recorder, SoundServer
from tests.bench._sound_stage import ROOT, median

ASKING = """
import sys, time
from PySide6.QtCore import QCoreApplication
from audio.engine import Engine
from audio.outputs.device import DeviceOutput
from tests.bench._sound_stage import practice
app = QCoreApplication([])
engine = Engine(DeviceOutput)
engine.prepare()
timelines = [practice(minutes) for minutes in (3, 20, 60)]
time.sleep(1.5)
print("ready", flush=True)
for line in sys.stdin:
    timeline = timelines[int(line) % 3]
    engine.load(timeline)
    engine.play()
    print("asked", flush=True)
    time.sleep(0.7)
    engine.away()
    time.sleep(0.3)
    print("ready", flush=True)
engine.close()
"""


def main(seconds: float = 30.0) -> None:
    """Begin practices of 3, 20 and 60 minutes again and again; print the longest wait."""
    if MISSING:
        print(f"sound: asking to first sample: not measured, needs {' and '.join(MISSING)}")
        return
    server = SoundServer()
    process = subprocess.Popen(
        [sys.executable, "-c", ASKING],
        cwd=ROOT,
        env=server.environment() | {"QT_LOGGING_RULES": "qt.multimedia.*=false"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        waits = [_wait(process, server, turn) for turn in range(max(3, int(seconds / 2.5)))]
        process.communicate()
    finally:
        process.kill()
        process.wait()
        server.close()
    print(
        f"sound: asking to first sample at the sink: first {waits[0]:.0f} ms, median "
        f"{median(waits):.0f} ms, longest {max(waits):.0f} ms of {len(waits)} (at most 100)"
    )


def _wait(process: subprocess.Popen[str], server: SoundServer, turn: int) -> float:
    """Return the milliseconds from asking to the first sample, to the recorder's 20 ms or so."""
    if process.stdin is None or process.stdout is None:
        return 0.0
    _await(process, "ready")
    recorder = Recorder(server)
    recorder.wait_started()
    at = recorder.frame_count
    process.stdin.write(f"{turn}\n")
    process.stdin.flush()
    _await(process, "asked")
    time.sleep(0.3)
    heard = recorder.stop()
    return float((heard[:, 0] != 0).argmax() - at) / 48


def _await(process: subprocess.Popen[str], word: str) -> None:
    while process.stdout is not None and process.stdout.readline().strip() not in (word, ""):
        pass


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 30.0)

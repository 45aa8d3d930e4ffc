"""Closing the window while a practice plays and its sound server hangs."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.audio.outputs.speakers import needs_sound_server
from tests.audio.sound_server import Recorder, SoundServer

pytestmark = needs_sound_server
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def server():
    made = SoundServer()
    yield made
    made.close()


def test_a_server_that_hangs_does_not_keep_the_app_open(server: SoundServer, tmp_path: Path):
    folder = tmp_path / "data"
    command = [sys.executable, "main.py", "--data-dir", str(folder), "--start", "breathing-space"]
    own = {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(tmp_path)}
    recorder = Recorder(server)
    app = subprocess.Popen(command, cwd=ROOT, env=server.environment() | own)
    try:
        limit = time.monotonic() + 20
        while not recorder.since(0).any() and time.monotonic() < limit:
            time.sleep(0.05)
        time.sleep(2)  # everything behind the window is there
        server.stop()
        app.send_signal(signal.SIGTERM)
        assert app.wait(12) == 0  # Qt alone would wait for half a minute
    finally:
        server.go_on()
        app.kill()
        app.wait()
        recorder.stop()

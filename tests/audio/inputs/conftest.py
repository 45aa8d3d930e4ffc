"""A microphone that hears the null speaker of a server of its own, recorded in another process.

Another process, because Qt connects to one server only, and these are unplugged.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.audio.sound_server import SoundServer

ROOT = Path(__file__).parents[3]
RECORDING = """
import json, sys
from dataclasses import asdict
from audio.inputs.device import DeviceInput
from audio.recorder import Recorder
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
recorder = Recorder(DeviceInput)
for line in sys.stdin:
    word, *rest = line.split()
    if word == "samples":
        recorder.samples().tofile(rest[0])
    elif word != "hearing":
        getattr(recorder, word)()
    print(json.dumps(asdict(recorder.hearing())), flush=True)
recorder.close()
"""


class Studio:
    """A recorder in a process of its own, and the room in which its microphone stands."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._server = folder, SoundServer()
        load = ("load-module", "module-remap-source", "master=nul.monitor", "source_name=mic")
        self._server.pactl(*load)
        self._server.pactl("set-default-source", "mic")
        self._players: list[subprocess.Popen[bytes]] = []
        self._process = subprocess.Popen(
            [sys.executable, "-c", RECORDING],
            cwd=ROOT,
            env=self._server.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def ask(self, words: str = "hearing") -> SimpleNamespace:
        """Say something to the recorder; return what it hears."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(words, file=self._process.stdin, flush=True)
        return SimpleNamespace(**json.loads(self._process.stdout.readline()))

    def samples(self) -> NDArray[np.float32]:
        """Return what the take has."""
        self.ask(f"samples {self._folder / 'take.raw'}")
        return np.fromfile(self._folder / "take.raw", np.float32)

    def play(self, samples: NDArray[np.float32]) -> subprocess.Popen[bytes]:
        """Let something sound in the room."""
        path = self._folder / "played.raw"
        path.write_bytes(np.stack([samples, samples], 1).tobytes())
        words = ["pacat", "--device=nul", "--format=float32le", "--rate=48000", "--channels=2"]
        words += ["--latency-msec=50", "--raw", str(path)]
        self._players.append(subprocess.Popen(words, env=self._server.environment()))
        return self._players[-1]

    def put_another_beside_it(self) -> None:
        """Let there be another microphone, to which the server moves whatever loses its own."""
        load = ("load-module", "module-remap-source", "master=nul.monitor", "source_name=other")
        self._server.pactl(*load)
        self._server.pactl("load-module", "module-rescue-streams")

    def unplug_the_microphone_alone(self) -> None:
        """Take the microphone away; the one beside it stays."""
        modules = self._server.pactl("list", "short", "modules").stdout.splitlines()
        (number,) = (one.split()[0] for one in modules if "source_name=mic" in one)
        self._server.pactl("unload-module", number)

    def unplug(self) -> None:
        """Take the microphone away, and whatever the server would put in its place."""
        for module in ("module-remap-source", "module-null-sink"):
            self._server.pactl("unload-module", module)

    def close(self) -> None:
        self._process.communicate()
        for player in self._players:
            player.kill()
            player.wait()
        self._server.close()


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    made = Studio(tmp_path)
    yield made
    made.close()


def wait_for(truth, limit_s=10.0):
    """Wait until `truth()` holds."""
    limit = time.monotonic() + limit_s
    while not truth():
        assert time.monotonic() < limit, "waited in vain"
        time.sleep(0.02)

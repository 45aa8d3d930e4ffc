"""The real app in a window of its own display, sounding on a server of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from tests.audio.sound_server import MISSING, Recorder, SoundServer
from tests.bench.start_up import ROOT

LACKS = [*MISSING, *(tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None)]
QUIET = {"QT_LOGGING_RULES": "qt.multimedia.*=false"}
PATIENCE_S = 20.0


class OpenApp:
    """One running Tend: its process, its display and its data folder."""

    def __init__(
        self, server: SoundServer, display: dict[str, str], folder: Path, *words: str
    ) -> None:
        self.environment = server.environment() | display_of(display) | QUIET
        command = [sys.executable, "main.py", "--data-dir", str(folder), *words]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment)

    def wait_window(self) -> None:
        """Return once the window is on the screen and has the keyboard."""
        self._xdotool("search", "--sync", "--onlyvisible", "--name", "^Tend$", "windowfocus")

    def press(self, key: str) -> None:
        """Press and release a key as the keyboard would."""
        self._xdotool("key", "--clearmodifiers", key)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(
            ["xdotool", *words],
            env=self.environment,
            check=True,
            timeout=PATIENCE_S,
            stdout=subprocess.DEVNULL,
        )

    def close(self) -> None:
        """End the process."""
        self.process.terminate()
        self.process.wait()


def display_of(environment: dict[str, str]) -> dict[str, str]:
    """Return only what names the display."""
    return {k: v for k, v in environment.items() if k in ("DISPLAY", "QT_QPA_PLATFORM")}


@contextmanager
def open_app(
    server: SoundServer, display: dict[str, str], folder: Path, *words: str
) -> Iterator[OpenApp]:
    """Start Tend with `words` for as long as the context lasts."""
    running = OpenApp(server, display, folder, *words)
    try:
        yield running
    finally:
        running.close()


def choose(folder: Path, **values: object) -> None:
    """Write the settings that the app will find; it settles for no time before a practice."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.json").write_text(json.dumps({"settle_s": 0, **values}))


def ms_until_sound(recorder: Recorder, from_frame: int) -> float:
    """Wait for the first sample after `from_frame`; return how far from it that is, in ms."""
    limit = time.monotonic() + PATIENCE_S
    seen = from_frame
    while time.monotonic() < limit:
        new = recorder.since(seen)
        sounding = np.flatnonzero(new.any(1))
        if len(sounding):
            return (seen - from_frame + int(sounding[0])) / 48
        seen += len(new)
        time.sleep(0.02)
    return float("nan")

"""The test's own speaker: one sound server for a whole run, because Qt connects to one only."""

from __future__ import annotations

import os

import pytest

from tests.audio.sound_server import MISSING, SoundServer

needs_sound_server = [
    pytest.mark.sound,
    pytest.mark.skipif(bool(MISSING), reason=f"needs {' and '.join(MISSING)}"),
]


class Speaker:
    """The server and Qt's way to it."""

    def __init__(self) -> None:
        self.server = SoundServer()
        self._before = {key: os.environ.get(key) for key in ("PULSE_SERVER", "PULSE_LATENCY_MSEC")}
        os.environ["PULSE_SERVER"] = self.server.address
        os.environ.pop("PULSE_LATENCY_MSEC", None)

    def close(self) -> None:
        for key, value in self._before.items():
            if value is None:
                os.environ.pop(key, None)
            else:
                os.environ[key] = value
        self.server.close()

"""A PulseAudio daemon of the test's own, whose only speaker is recorded and counted."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
MISSING = [tool for tool in ("pulseaudio", "parec", "pactl") if shutil.which(tool) is None]
SINK = "sink_name={name} format=float32le rate=48000 channels=2 norewinds=1"


class SoundServer:
    """One daemon with a null sink `nul`; ended by its process id, its folder removed."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="tend-sound-"))
        self.address = f"unix:{self.folder / 'native'}"
        self._daemon: subprocess.Popen[bytes] | None = None
        self.start()

    def environment(self) -> dict[str, str]:
        """Return the environment in which a client finds this server and no other."""
        own = {"PULSE_SERVER": self.address, "PULSE_RUNTIME_PATH": str(self.folder)}
        return os.environ | own | {"HOME": str(self.folder), "PULSE_LATENCY_MSEC": "100"}

    def start(self) -> None:
        """Start the daemon and wait until it answers."""
        socket = f"module-native-protocol-unix socket={self.folder / 'native'} auth-anonymous=1"
        command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--realtime=no"]
        command += ["--use-pid-file=no", "-L", socket]
        command += ["-L", "module-null-sink " + SINK.format(name="nul")]
        environment = {k: v for k, v in self.environment().items() if k != "PULSE_SERVER"}
        self._daemon = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        limit = time.monotonic() + 5
        while self.pactl("info").returncode:
            if time.monotonic() > limit:
                self.close()
                raise RuntimeError("pulseaudio does not answer")
            time.sleep(0.02)

    def pactl(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run `pactl` against this server."""
        return subprocess.run(
            ["pactl", *words], env=self.environment(), capture_output=True, text=True, check=False
        )

    def add_sink(self, name: str) -> str:
        """Load another null sink and return its module number."""
        return self.pactl("load-module", "module-null-sink", *SINK.format(name=name).split()).stdout

    def load(self, *words: str) -> str:
        """Load a module and return its number."""
        return self.pactl("load-module", *words).stdout.strip()

    def stop(self) -> None:
        """Let the daemon answer nobody, as one that hangs does, until `go_on`."""
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it answer again."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        if self._daemon is not None:
            self._daemon.send_signal(number)

    def kill(self) -> None:
        """End the daemon as a crash would."""
        if self._daemon is not None:
            self._daemon.kill()
            self._daemon.wait()
            self._daemon = None

    def close(self) -> None:
        """End the daemon and remove its folder."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


class Recorder:
    """Records all that a sink of the server sounds, from the moment it is made."""

    def __init__(self, server: SoundServer, sink: str = "nul") -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115
        self.started = time.monotonic()
        command = ["parec", f"--device={sink}.monitor", "--format=float32le", f"--rate={RATE}"]
        command += ["--channels=2", "--latency-msec=20", "--raw"]
        environment = server.environment() | {"PULSE_LATENCY_MSEC": "20"}  # it outweighs the option
        self._parec = subprocess.Popen(command, env=environment, stdout=self._file)

    @property
    def frame_count(self) -> int:
        """How many frames have been recorded so far."""
        return os.fstat(self._file.fileno()).st_size // 8

    def wait_started(self) -> None:
        """Return once the first frames are in."""
        limit = time.monotonic() + 5
        while not self.frame_count and time.monotonic() < limit:
            time.sleep(0.005)

    def since(self, frame: int) -> NDArray[np.float32]:
        """Return what has been recorded from `frame` on so far, float32 `[n, 2]`."""
        length = (self.frame_count - frame) * 8
        return np.frombuffer(os.pread(self._file.fileno(), length, frame * 8), np.float32).reshape(
            -1, 2
        )

    def stop(self) -> NDArray[np.float32]:
        """Stop and return what was recorded, float32 `[n, 2]`."""
        time.sleep(0.3)
        self._parec.send_signal(signal.SIGTERM)
        self._parec.wait()
        self._file.seek(0)
        samples = np.frombuffer(self._file.read(), np.float32)
        self._file.close()
        return samples[: len(samples) // 2 * 2].reshape(-1, 2)

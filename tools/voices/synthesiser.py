"""RHVoice, run from where its packages lie unpacked: text in, samples out."""

from __future__ import annotations

import io
import os
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from tools.voices.settings import Settings


class Synthesiser:
    """Speaks lines with RHVoice; one process a line, so that each is independent."""

    def __init__(self, root: Path, settings: Settings) -> None:
        """Take the folder with the unpacked packages and the voice's settings."""
        libraries = sorted({str(path.parent) for path in root.glob("usr/lib/**/*.so.*")})
        self._program = root / "usr/bin/RHVoice-test"
        self._settings = settings
        self._environment = {
            **os.environ,
            "LD_LIBRARY_PATH": os.pathsep.join(libraries),
            "RHVOICE_DATA_PATH": str(root / "usr/share/RHVoice"),
            "RHVOICE_CONFIG_PATH": str(root / "etc/RHVoice"),
        }

    def speak(self, text: str) -> tuple[NDArray[np.float64], int]:
        """Return the samples of `text` (mono) and their rate.

        Raises:
            subprocess.CalledProcessError: the synthesiser failed.
        """
        settings = self._settings
        with tempfile.TemporaryDirectory() as folder:
            wave = Path(folder) / "line.wav"
            command = [str(self._program), "-p", settings.profile, "-o", str(wave)]
            command += ["-r", str(settings.rate_percent), "-t", str(settings.pitch_percent)]
            subprocess.run(
                command,
                input=f"{text}\n".encode(),
                env=self._environment,
                check=True,
                capture_output=True,
            )
            samples, rate = soundfile.read(io.BytesIO(wave.read_bytes()), dtype="float64")
        return np.asarray(samples, dtype=np.float64), rate

"""Runs a synthesiser: no shell, a time limit, ended as soon as nobody wants the line any more.

What is to be said goes in by standard input or a file, never as part of a command.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from audio.voices.spoken.errors import SpeechError, Trouble

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LIMIT_S = 30.0  # a line takes a second or two, even on a slow computer
LOOK_S = 0.05  # how often `stop` is looked at


def run(
    words: Sequence[str],
    stop: Event,
    data: bytes = b"",
    more: Mapping[str, str] | None = None,
    limit_s: float = LIMIT_S,
) -> bytes:
    """Run a program with `data` as its input and `more` in its environment; return its output.

    Raises:
        SpeechError: it is not there, failed, took longer than `limit_s` seconds, or was stopped.
    """
    name = Path(words[0]).name
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **(more or {})},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows alone has one
        )
    except OSError as error:
        raise SpeechError(Trouble.GONE, name, error.strerror or "") from error
    out, complaint = _waited(process, name, stop, data, limit_s)
    if process.returncode != 0:
        words_of_it = complaint.decode(errors="replace").strip()[:200]
        raise SpeechError(Trouble.FAILED, name, words_of_it or f"status {process.returncode}")
    return out


def _waited(
    process: subprocess.Popen[bytes], name: str, stop: Event, data: bytes, limit_s: float
) -> tuple[bytes, bytes]:
    until, unsent = time.monotonic() + limit_s, data or None
    try:
        while True:
            if stop.is_set():
                raise SpeechError(Trouble.STOPPED, name)
            if time.monotonic() > until:
                raise SpeechError(Trouble.TOO_SLOW, name, f"more than {limit_s:g} s")
            try:
                return process.communicate(unsent, timeout=LOOK_S)
            except subprocess.TimeoutExpired:
                unsent = None  # it is on its way; asking again only goes on waiting
    finally:
        if process.returncode is None:
            process.kill()
            process.communicate()


def spoken(
    words: Sequence[str],
    stop: Event,
    wave: Path,
    data: bytes = b"",
    more: Mapping[str, str] | None = None,
) -> NDArray[np.float32]:
    """Run a program that writes the sound file `wave`; return it, mono float32 at 48 kHz.

    Raises:
        SpeechError: as `run`, or the file is missing, damaged or empty.
    """
    run(words, stop, data, more)
    return _read(wave, Path(words[0]).name)


@contextmanager
def own_folder() -> Iterator[Path]:
    """Give a folder of one line's own, gone with all that is in it once the line is made."""
    with tempfile.TemporaryDirectory(prefix="tend-voice-") as folder:
        yield Path(folder)


def _read(wave: Path, name: str) -> NDArray[np.float32]:
    import soundfile

    from audio.voices.spoken.clip import at_48_khz

    try:
        samples, rate = soundfile.read(wave, dtype="float32", always_2d=True)
    except (OSError, soundfile.SoundFileError) as error:
        raise SpeechError(Trouble.FAILED, name, f"its file cannot be read ({error})") from error
    return at_48_khz(samples.mean(axis=1), rate)

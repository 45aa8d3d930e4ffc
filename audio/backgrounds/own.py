"""A sound of one's own as a background: what is kept of it, and its loop. Decodes nothing.

It lies there as bare samples, 16 bits in two channels at 48 kHz, so that any stretch of it is
read without decoding, when it is to be heard.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audio.errors import SoundFileError
from audio.toml_text import quoted

NAME, SOUND = "background.toml", "sound.s16"
FULL_SCALE = 32_767.0
_FRAME_BYTES = 4

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class OwnBackground:
    """A sound of one's own as it stands among the backgrounds; the id is its folder's name."""

    id: str
    title: str
    frame_count: int
    gain_db: float


def own_backgrounds(shelf: Path) -> list[OwnBackground]:
    """Return every background of one's own that can be read, by title."""
    found = []
    for path in sorted(shelf.glob(f"*/{NAME}")):
        try:
            if not path.parent.name.startswith("."):
                found.append(_read(path.parent))
        except SoundFileError:
            continue  # it is said when it is chosen
    return sorted(found, key=lambda one: one.title.casefold())


def check(folder: Path) -> None:
    """Make sure that the background in `folder` can be heard.

    Raises:
        audio.errors.SoundFileError: it is gone or damaged.
    """
    os.close(_opened(folder)[0])


class OwnLoop:
    """The loop kept in a folder, read from disk stretch by stretch. For one thread at a time.

    Where it can be read no longer it is silent: a drive that went must end neither the practice
    nor the program, as a mapping into memory would.
    """

    def __init__(self, folder: Path) -> None:
        """Read nothing yet."""
        self._folder = folder
        self._file = -1
        self._frame_count, self._step = 1, np.float32(0)
        self.has_failed = False

    def render(self, start: int, out: Floats) -> None:
        """Write the frames from `start` into `out`, float32 `[n, 2]`, round and round."""
        if self._file < 0 and not self.has_failed:
            self._open()
        done = 0
        while done < len(out) and not self.has_failed:
            at = (start + done) % self._frame_count
            count = min(len(out) - done, self._frame_count - at)
            self._read(at, out[done : done + count])
            done += count
        out[done:] = 0.0

    def _open(self) -> None:
        try:
            self._file, background = _opened(self._folder)
        except SoundFileError:
            self.has_failed = True
            return
        self._frame_count = background.frame_count
        self._step = np.float32(10 ** (background.gain_db / 20) / FULL_SCALE)

    def _read(self, at: int, out: Floats) -> None:
        try:
            os.lseek(self._file, at * _FRAME_BYTES, os.SEEK_SET)
            data = os.read(self._file, len(out) * _FRAME_BYTES)
        except OSError:
            data = b""
        if len(data) < len(out) * _FRAME_BYTES:
            self.has_failed = True
            out[:] = 0.0
        else:
            np.multiply(np.frombuffer(data, "<i2").reshape(-1, 2), self._step, out=out)

    def __del__(self) -> None:
        if self._file >= 0:
            os.close(self._file)


def _opened(folder: Path) -> tuple[int, OwnBackground]:
    """Return the handle of the samples, and what is said of them."""
    background, path = _read(folder), folder / SOUND
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise SoundFileError(path, f"cannot be read ({error.strerror})") from error
    size, expected = os.fstat(file).st_size, _FRAME_BYTES * background.frame_count
    if size != expected:
        os.close(file)
        raise SoundFileError(path, f"{size} bytes; {expected} are listed")
    return file, background


def written(background: OwnBackground) -> str:
    """Return the text that keeps `background`; its id is the name of its folder."""
    return (
        f"title = {quoted(background.title)}\n"
        f"frame_count = {background.frame_count}\n"
        f"gain_db = {background.gain_db!r}\n"
    )


def _read(folder: Path) -> OwnBackground:
    path = folder / NAME
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        frame_count, gain_db = int(table["frame_count"]), float(table["gain_db"])
        if frame_count < 1 or not np.isfinite(gain_db) or gain_db > 60:
            raise ValueError("no length, or a gain that is none")
        return OwnBackground(folder.name, str(table["title"]), frame_count, gain_db)
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise SoundFileError(path, f"cannot be read ({error})") from error

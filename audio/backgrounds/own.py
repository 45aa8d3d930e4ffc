"""A sound of one's own as a background: what is kept of it, and its loop. Decodes nothing.

It lies there as bare samples, 16 bits in two channels at 48 kHz, so that any stretch of it is
looked up without decoding, and stays on disk until it is heard.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from audio.errors import SoundFileError
from audio.synth.beds import Loop
from audio.toml_text import quoted

NAME, SOUND = "background.toml", "sound.s16"
FULL_SCALE = 32_767.0


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
    for path in shelf.glob(f"*/{NAME}"):
        try:
            if not path.parent.name.startswith("."):
                found.append(_read(path.parent))
        except SoundFileError:
            continue  # it is said when it is chosen
    return sorted(found, key=lambda one: one.title.casefold())


def is_open(folder: Path) -> bool:
    """Say whether `opened` would return at once."""
    return folder in _open


_open: dict[Path, Loop] = {}


def opened(folder: Path) -> Loop:
    """Return the loop kept in `folder`; its samples stay on disk until they are heard.

    Raises:
        audio.errors.SoundFileError: it is gone or damaged.
    """
    loop = _open.get(folder)
    if loop is None:
        loop = _open[folder] = _opened(folder)
    return loop


def forget(folder: Path) -> None:
    """Let go of the loop kept in `folder`, before it is deleted."""
    _open.pop(folder, None)


def _opened(folder: Path) -> Loop:
    background, path = _read(folder), folder / SOUND
    try:
        size = path.stat().st_size
        if size != 4 * background.frame_count:
            raise SoundFileError(path, f"{size} bytes; {4 * background.frame_count} are listed")
        samples = np.memmap(path, np.dtype("<i2"), "r", shape=(background.frame_count, 2))
    except (OSError, ValueError) as error:
        raise SoundFileError(path, f"cannot be read ({error})") from error
    return Loop(samples, np.float32(10 ** (background.gain_db / 20) / FULL_SCALE))


def written(background: OwnBackground) -> str:
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
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SoundFileError(path, f"cannot be read ({error})") from error

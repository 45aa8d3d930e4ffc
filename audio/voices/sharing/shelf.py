"""The folder in which packs of one's own lie: their names, and what a crash left among them."""

from __future__ import annotations

import re
import shutil
import time
import unicodedata
from pathlib import Path

from audio.errors import SoundFileError
from audio.voices.description import FILE_NAME, read_description
from audio.voices.earlier import forget_earlier

PART, BEFORE = ".part-", ".before-"  # how the names of what is not finished, or replaced, begin
DAY_S = 24 * 3600


def folder_name(shelf: Path, name: str) -> str:
    """Return a name that no folder of `shelf` has yet, for a voice called `name`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-") or "voice"
    found, number = words, 1
    while (shelf / found).exists():
        number += 1
        found = f"{words}-{number}"
    return found


def folder_called(shelf: Path, name: str) -> Path | None:
    """Return the pack whose voice has the same `name`, capital letters aside, or None."""
    for path in sorted(shelf.glob(f"*/{FILE_NAME}")):
        if path.parent.name.startswith("."):
            continue
        try:
            found = read_description(path.parent)
        except SoundFileError:
            continue
        if found.name.casefold() == name.casefold():
            return path.parent
    return None


def clear_away(shelf: Path) -> None:
    """Finish what a crash cut off: a pack half replaced stands again, a half-made one goes.

    Raises:
        OSError: the folder cannot be changed.
    """
    for before in shelf.glob(f"{BEFORE}*"):
        place = shelf / before.name.removeprefix(BEFORE)
        if place.exists():
            shutil.rmtree(before, ignore_errors=True)
        else:
            before.rename(place)
    for pack in shelf.glob(f"*/{FILE_NAME}"):
        forget_earlier(pack.parent)
    for part in shelf.glob(f"{PART}*"):
        if time.time() - part.stat().st_mtime > DAY_S:
            shutil.rmtree(part, ignore_errors=True)

"""Clips that were replaced stay a day beside the new ones: a plan may play them, or save them, yet.

Whoever opened the pack before finds them by the digest that its list names.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from audio.errors import SoundFileError
from audio.voices.index import EARLIER, Entry, clip_path, earlier_path, read_index, whole_clip
from audio.whole_files import write_whole

DAY_S = 24 * 3600


def set_aside(folder: Path, key: str, entry: Entry | None) -> None:
    """Keep the clip of `entry`, which is about to be replaced, if there is one and it is whole.

    Raises:
        OSError: it cannot be written.
    """
    if entry is None or not clip_path(folder, key).exists():
        return
    with suppress(SoundFileError):
        write_whole(earlier_path(folder, entry), whole_clip(folder, key, entry)[1])


def keep_earlier(replaced: Path, new: Path) -> None:
    """Let the pack in `new` keep the clips of the one in `replaced` that are not its own.

    Those that were set aside before are kept for the rest of their day.

    Raises:
        OSError: they cannot be written.
    """
    own = {entry.digest for entry in read_index(new).values()}
    for path in replaced.glob(f"*{EARLIER}"):
        _linked(path, new / path.name)
    with suppress(SoundFileError):  # a damaged list names nothing that anybody could play
        for key, entry in read_index(replaced).items():
            if entry.digest not in own and clip_path(replaced, key).exists():
                target = earlier_path(new, entry)
                _linked(clip_path(replaced, key), target)
                os.utime(target)  # its day begins now


def forget_earlier(folder: Path) -> None:
    """Remove what was replaced in `folder` more than a day ago."""
    for path in folder.glob(f"*{EARLIER}"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > DAY_S:
                path.unlink()


def _linked(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:  # a disk without links
        shutil.copy2(source, target)

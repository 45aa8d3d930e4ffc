"""The list of a pack's clips, so that lengths need no decoding. Reads and writes `index.json`."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from audio.errors import SoundFileError
from audio.voices.naming import KEY_LENGTH, digest
from audio.whole_files import write_whole

FILE_NAME = "index.json"
VERSION = 1
SWAP_S = 0.1
EARLIER = ".earlier"  # how the name of a clip ends that was replaced a while ago
_is_key = re.compile(rf"[0-9a-f]{{{KEY_LENGTH}}}").fullmatch


class Entry(NamedTuple):
    """One clip: its length in 48 kHz frames and the digest of its file."""

    frame_count: int
    digest: str


def clip_path(folder: Path, key: str) -> Path:
    """Return where the clip called `key` lies in the pack."""
    return folder / f"{key}.opus"


def earlier_path(folder: Path, entry: Entry) -> Path:
    """Return where the clip of `entry` lies once another was put in its place."""
    return folder / f"{entry.digest}{EARLIER}"


def whole_clip(folder: Path, key: str, entry: Entry) -> tuple[Path, bytes]:
    """Return the file of the clip that is listed as `entry`, and what is in it.

    Where the clip was replaced since the list was read, that is the one set aside then.

    Raises:
        audio.errors.SoundFileError: it is missing, damaged or not the one listed.
    """
    if not folder.exists():
        time.sleep(SWAP_S)  # a pack that is replaced as a whole is away for a moment
    path, why = clip_path(folder, key), "is not the clip that the pack lists"
    for place in (path, earlier_path(folder, entry)):
        try:
            data = place.read_bytes()
        except OSError as error:
            if place == path:
                why = f"cannot be read ({error.strerror})"
            continue
        if digest(data) == entry.digest:
            return place, data
    raise SoundFileError(path, why)


def read_index(folder: Path) -> dict[str, Entry]:
    """Return the clips of the pack in `folder` by name.

    Raises:
        audio.errors.SoundFileError: it is missing, damaged or names anything but clips of the pack.
    """
    path = folder / FILE_NAME
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        if table["version"] != VERSION:
            raise SoundFileError(path, f"version {table['version']!r}; this Tend reads {VERSION}")
        return {key: _entry(key, found) for key, found in table["clips"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SoundFileError(path, f"cannot be read ({error})") from error


def write_index(folder: Path, entries: Mapping[str, Entry]) -> None:
    """Write the list of clips in one step."""
    write_whole(folder / FILE_NAME, index_text(entries).encode())


def index_text(entries: Mapping[str, Entry]) -> str:
    """Return the list of clips, a line a clip, sorted, so that changes show clip by clip."""
    lines = ",\n".join(f'"{key}":{json.dumps(list(entries[key]))}' for key in sorted(entries))
    return f'{{"version":{VERSION},"clips":{{\n{lines}\n}}}}\n'


def _entry(key: str, found: object) -> Entry:
    match found:
        case [bool(), _]:
            pass
        case [int(frame_count), str(digest)] if frame_count >= 1 and _is_key(key):
            return Entry(frame_count, digest)
    raise ValueError(f"{key!r}: {found!r} is not the length and digest of a clip")

"""Brings a pack to a list of lines: makes what is missing, removes what no line uses.

Knows nothing of how a clip is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from audio.decode import decode
from audio.errors import SoundFileError
from audio.voices.description import read_description
from audio.voices.index import Entry, clip_path, read_index, write_index
from audio.voices.naming import Namer, digest

Make = Callable[[list[str]], Iterable[bytes]]  # lines as the synthesiser is given them → files


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build did to a pack, in clips."""

    made: int
    kept: int
    removed: int


def update(folder: Path, lines: Iterable[str], make: Make) -> Changes:
    """Bring the pack in `folder` to exactly `lines`; a stopped build goes on where it was."""
    description = read_description(folder)
    namer = Namer(description.settings, description.respell)
    wanted = {namer.key(line): namer.spoken(line) for line in lines}
    entries = {key: entry for key, entry in unharmed(folder).items() if key in wanted}
    missing = {key: spoken for key, spoken in wanted.items() if key not in entries}
    try:
        for key, data in zip(missing, make(list(missing.values())), strict=True):
            path = clip_path(folder, key)
            path.write_bytes(data)
            entries[key] = Entry(len(decode(path)), digest(data))
    finally:
        write_index(folder, entries)
    return Changes(len(missing), len(entries) - len(missing), _remove_others(folder, entries))


def unharmed(folder: Path) -> dict[str, Entry]:
    """Return the listed clips whose files are as listed."""
    try:
        entries = read_index(folder)
    except SoundFileError:
        return {}
    paths = {key: clip_path(folder, key) for key in entries}
    return {
        key: entry
        for key, entry in entries.items()
        if paths[key].is_file() and digest(paths[key].read_bytes()) == entry.digest
    }


def _remove_others(folder: Path, entries: Iterable[str]) -> int:
    listed = set(entries)
    others = [path for path in folder.glob("*.opus") if path.stem not in listed]
    for path in others:
        path.unlink()
    return len(others)

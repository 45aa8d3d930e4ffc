"""Brings a voice's file in, whole or not at all: unpacked aside, checked, then renamed.

A clip that is missing or is not the one listed is left out, and counted: its line falls to the
voice chosen, or to captions.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from audio.errors import SoundFileError
from audio.frames import MINUTE
from audio.voices.description import FILE_NAME as DESCRIPTION
from audio.voices.description import Description, read_description
from audio.voices.earlier import keep_earlier
from audio.voices.index import FILE_NAME as INDEX
from audio.voices.index import Entry, clip_path, read_index, write_index
from audio.voices.naming import digest
from audio.voices.pack import VoicePack
from audio.voices.sharing import KIND, MARK, VERSION
from audio.voices.sharing.errors import FileRefusal, VoiceFileError
from audio.voices.sharing.sealed import LARGEST, Damaged, Sealed
from audio.voices.sharing.shelf import BEFORE, PART, clear_away, folder_called, folder_name

LARGEST_TEXT = 16 * 1024**2  # bytes of a description or of an index
LARGEST_CLIP = 32 * 1024**2
LONGEST_CLIP = 10 * MINUTE
LINE, LINES = 120, 1000  # characters of a name; of a licence or a credit

Progress = Callable[[float], bool]  # 0…1 of the work; False: stop


class IfHere(StrEnum):
    """What happens where a voice of the same name is here already."""

    ASK = "ask"  # it is refused
    REPLACE = "replace"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Brought:
    """A voice that has come in."""

    folder: Path
    name: str
    lines: int
    damaged: int  # lines whose clips were left out


def bring_voice(
    path: Path,
    shelf: Path,
    if_here: IfHere = IfHere.ASK,
    progress: Progress = lambda _done: True,
    largest: int = LARGEST,
) -> Brought:
    """Bring the voice in the file `path` into a folder of its own in `shelf`.

    Raises:
        VoiceFileError: the file cannot be used, a voice of its name is here, or it was stopped.
        OSError: the disk stands in the way. Either way `shelf` is as it was.
    """
    with Sealed(path, largest) as sealed:
        _check_mark(sealed)
        shelf.mkdir(mode=0o700, parents=True, exist_ok=True)
        clear_away(shelf)
        part = Path(tempfile.mkdtemp(prefix=PART, dir=shelf))
        try:
            description = _unpack_texts(sealed, part)
            here = folder_called(shelf, description.name)
            if here is not None and if_here is IfHere.ASK:
                raise VoiceFileError(path, FileRefusal.SAME_NAME, description.name)
            lines, damaged = _unpack_clips(sealed, part, progress)
            _flush(part)
            place = here if if_here is IfHere.REPLACE else None
            if place is not None:
                keep_earlier(place, part)
            folder = _placed(part, place or shelf / folder_name(shelf, description.name))
        finally:
            shutil.rmtree(part, ignore_errors=True)
    return Brought(folder, description.name, lines, damaged)


def _check_mark(sealed: Sealed) -> None:
    """Refuse what does not say that it is a voice, and what a later version wrote."""
    if MARK not in sealed:
        raise VoiceFileError(sealed.path, FileRefusal.NOT_A_VOICE)
    try:
        table = tomllib.loads(sealed.read(MARK, LARGEST_TEXT).decode())
    except (Damaged, ValueError, RecursionError) as error:
        raise VoiceFileError(sealed.path, FileRefusal.DAMAGED) from error
    version = table.get("version")
    if table.get("kind") != KIND or type(version) is not int:
        raise VoiceFileError(sealed.path, FileRefusal.NOT_A_VOICE)
    if version > VERSION:
        raise VoiceFileError(sealed.path, FileRefusal.NEWER)


def _unpack_texts(sealed: Sealed, part: Path) -> Description:
    try:
        for name in (DESCRIPTION, INDEX):
            (part / name).write_bytes(sealed.read(name, LARGEST_TEXT))
        VoicePack(part)  # it can be opened and its lines can be named
        description = read_description(part)
    except (Damaged, SoundFileError, ValueError, TypeError, RecursionError) as error:
        raise VoiceFileError(sealed.path, FileRefusal.DAMAGED) from error
    shown = {description.name: LINE, description.licence: LINES, description.credit: LINES}
    if not all(len(text) <= most and text.isprintable() for text, most in shown.items()):
        raise VoiceFileError(sealed.path, FileRefusal.DAMAGED)
    return description


def _unpack_clips(sealed: Sealed, part: Path, progress: Progress) -> tuple[int, int]:
    """Unpack the clips that are whole, list those; return how many there are, and how many not."""
    entries, whole = read_index(part), dict[str, Entry]()
    for number, (key, entry) in enumerate(entries.items()):
        data = _clip(sealed, key, entry)
        if data is not None:
            clip_path(part, key).write_bytes(data)
            whole[key] = entry
        if not progress((number + 1) / len(entries)):
            raise VoiceFileError(sealed.path, FileRefusal.CANCELLED)
    if not whole:
        raise VoiceFileError(sealed.path, FileRefusal.NO_LINES)
    write_index(part, whole)
    return len(whole), len(entries) - len(whole)


def _clip(sealed: Sealed, key: str, entry: Entry) -> bytes | None:
    if entry.frame_count > LONGEST_CLIP:
        return None
    try:
        data = sealed.read(clip_path(Path(), key).name, LARGEST_CLIP)
    except Damaged:
        return None
    return data if digest(data) == entry.digest else None


def _flush(part: Path) -> None:
    """Put the files on the disk before their folder gets its name, against a power cut."""
    for file in part.iterdir():
        file.chmod(0o600)
    if hasattr(os, "sync"):  # once for all of them: one by one, two thousand take fourteen seconds
        os.sync()
        return
    for file in part.iterdir():
        with file.open("rb+") as handle:
            os.fsync(handle.fileno())


def _placed(part: Path, place: Path) -> Path:
    """Give the finished folder its place; what stood there goes only once it has it."""
    before = place.with_name(f"{BEFORE}{place.name}")
    replaces = place.exists()
    if replaces:
        place.rename(before)
    try:
        part.rename(place)
    except OSError:
        if replaces:
            before.rename(place)
        raise
    shutil.rmtree(before, ignore_errors=True)
    return place

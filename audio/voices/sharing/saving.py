"""Saves a voice as one file: description, list and clips. The same voice gives the same bytes."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

from audio.errors import SoundFileError
from audio.voices.description import FILE_NAME as DESCRIPTION
from audio.voices.index import FILE_NAME as INDEX
from audio.voices.index import Entry, clip_path, index_text, read_index, whole_clip
from audio.voices.pack import VoicePack
from audio.voices.sharing import KIND, MARK, VERSION
from audio.voices.sharing.errors import FileRefusal, VoiceFileError

Progress = Callable[[float], bool]  # 0…1 of the work; False: stop
_SAME_DAY = (1980, 1, 1, 0, 0, 0)  # of every entry: when it was saved is nobody's business
_OWNER_READS = 0o100644 << 16


def save_voice(folder: Path, path: Path, progress: Progress = lambda _done: True) -> int:
    """Write the voice in `folder` to the file `path`; return how many damaged clips were left out.

    Raises:
        audio.errors.SoundFileError: its description or its index is damaged.
        VoiceFileError: it was stopped, or not one clip is whole.
        OSError: it cannot be written; what was at `path` before is still there.
    """
    VoicePack(folder)  # says what is wrong with it before anything is written
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with aside.open("wb") as file:
            left_out = _write(folder, zipfile.ZipFile(file, "w"), path, progress)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return left_out


def _write(folder: Path, into: zipfile.ZipFile, path: Path, progress: Progress) -> int:
    entries, whole = read_index(folder), dict[str, Entry]()
    with into:
        _put(into, MARK, f'kind = "{KIND}"\nversion = {VERSION}\n'.encode())
        _put(into, DESCRIPTION, (folder / DESCRIPTION).read_bytes())
        for number, (key, entry) in enumerate(sorted(entries.items())):
            data = _clip(folder, key, entry)
            if data is not None:
                _put(into, clip_path(Path(), key).name, data)
                whole[key] = entry
            if not progress((number + 1) / len(entries)):
                raise VoiceFileError(path, FileRefusal.CANCELLED)
        if not whole:
            raise VoiceFileError(path, FileRefusal.NO_LINES)
        _put(into, INDEX, index_text(whole).encode())
    return len(entries) - len(whole)


def _clip(folder: Path, key: str, entry: Entry) -> bytes | None:
    try:
        return whole_clip(folder, key, entry)[1]
    except SoundFileError:
        return None


def _put(into: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _SAME_DAY)
    info.create_system, info.external_attr = 3, _OWNER_READS
    packed = not name.endswith(".opus")  # sound is packed already
    info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    into.writestr(info, data)

"""Reads a zip that nobody vouches for. What it says of itself is checked, never believed."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from audio.voices.sharing.errors import FileRefusal, VoiceFileError

LARGEST = 2 * 1024**3  # bytes in all, unpacked
MOST_ENTRIES = 100_000
_PIECE = 1 << 16
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,  # a way of packing that nobody uses here
    RuntimeError,  # locked by a password
    ValueError,
    OverflowError,
    MemoryError,
    OSError,  # it points before its own beginning
)
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Damaged(Exception):  # noqa: N818 - the caller decides whether it is an error
    """One entry cannot be read."""


class Sealed:
    """An open zip whose names are safe; counts what is unpacked from it. For one thread."""

    def __init__(self, path: Path, largest: int = LARGEST) -> None:
        """Open `path` and look at every name in it.

        Raises:
            VoiceFileError: it is missing, no zip, damaged, or holds what no pack of ours does.
        """
        self.path = path
        self._left = largest
        self._zip = _opened(path)
        try:
            self._entries = self._checked()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Sealed:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str, largest: int) -> bytes:
        """Return the whole of one entry.

        Raises:
            Damaged: it is not there, cannot be read, or is longer than `largest` bytes.
            VoiceFileError: with it, more than the allowed sum would be unpacked.
        """
        pieces, size = [], 0
        for piece in self._pieces(name):
            size += len(piece)
            self._left -= len(piece)
            if self._left < 0:
                raise VoiceFileError(self.path, FileRefusal.TOO_LARGE)
            if size > largest:
                raise Damaged(name)
            pieces.append(piece)
        return b"".join(pieces)

    def _pieces(self, name: str) -> Iterator[bytes]:
        entry = self._entries.get(name)
        if entry is None:
            raise Damaged(name)
        with _told_as_damage(name), self._zip.open(entry) as file:
            while piece := file.read(_PIECE):
                yield piece

    def _checked(self) -> dict[str, zipfile.ZipInfo]:
        infos = self._zip.infolist()
        if len(infos) > MOST_ENTRIES:
            raise VoiceFileError(self.path, FileRefusal.TOO_LARGE)
        entries: dict[str, zipfile.ZipInfo] = {}
        seen: set[str] = set()
        for info in infos:
            if not _is_safe(info) or info.filename.casefold() in seen:
                raise VoiceFileError(self.path, FileRefusal.UNSAFE)
            seen.add(info.filename.casefold())
            entries[info.filename] = info
        return entries


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        with path.open("rb") as file:
            begin = file.read(2)
    except OSError as error:
        raise VoiceFileError(path, FileRefusal.MISSING) from error
    if begin != b"PK":
        raise VoiceFileError(path, FileRefusal.NOT_A_VOICE)
    try:
        return zipfile.ZipFile(path)
    except _DAMAGE as error:
        raise VoiceFileError(path, FileRefusal.DAMAGED) from error


def _is_safe(info: zipfile.ZipInfo) -> bool:
    """Say whether an entry is a plain file that stays where it is unpacked, on any system."""
    name = info.orig_filename  # as it stands in the file: zipfile would cut it at a zero byte
    odd = any(sign in name for sign in ("\\", ":", "\0"))
    steps = name.removesuffix("/").split("/")
    is_plain = not odd and not any(step in ("", ".", "..") for step in steps)
    kind = stat.S_IFMT(info.external_attr >> 16)
    kinds = (0, stat.S_IFREG, stat.S_IFDIR)
    return is_plain and kind in kinds and info.compress_type in _PLAIN


@contextmanager
def _told_as_damage(name: str) -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise Damaged(name) from error

"""A zip that nobody vouches for: its names are checked, and what it unpacks to is counted."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from desktop.core.words import tr
from desktop.exchange.refusing import damaged, missing, refused

LARGEST = 2 * 1024**3  # bytes in all, unpacked
MOST_ENTRIES = 100_000
_PIECE = 1 << 20
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


class SafeZip:
    """An open zip whose names stay where they are unpacked, on any system. For one thread."""

    def __init__(self, path: Path, largest: int = LARGEST) -> None:
        """Open `path` and look at every name in it; nothing is unpacked yet.

        Raises:
            AppError: it is missing, damaged, too large, or a name in it points elsewhere.
        """
        self.path, self._left, self._largest = path, largest, largest
        try:
            path.open("rb").close()
        except OSError as error:
            raise missing(path) from error
        try:
            self._zip = zipfile.ZipFile(path)
        except _DAMAGE as error:
            raise damaged(path) from error
        try:
            self.entries = self._checked()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        """Open one entry, to be read as a stream; whoever reads counts by `count`.

        Raises:
            AppError: it is not there, or cannot be read.
        """
        if name not in self.entries:
            raise damaged(self.path, name)
        with self._told(name), self._zip.open(self.entries[name]) as file:
            yield file

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the content of one entry, piece by piece.

        Raises:
            AppError: it cannot be read, or more than the allowed sum is unpacked.
        """
        with self.opened(name) as file:
            while piece := file.read(_PIECE):
                self.count(len(piece))
                yield piece

    def count(self, size: int) -> None:
        """Count bytes that came out.

        Raises:
            AppError: they are more than the allowed sum, whatever the zip says of itself.
        """
        self._left -= size
        if self._left < 0:
            raise self._too_large()

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        try:
            yield
        except _DAMAGE as error:
            raise damaged(self.path, name) from error

    def _checked(self) -> dict[str, zipfile.ZipInfo]:
        infos = self._zip.infolist()
        if len(infos) > MOST_ENTRIES or sum(one.file_size for one in infos) > self._largest:
            raise self._too_large()
        entries: dict[str, zipfile.ZipInfo] = {}
        seen: set[str] = set()
        for info in infos:
            if not _is_safe(info) or info.filename.casefold() in seen:
                raise refused(self.path, tr("it holds names that point elsewhere, so it is unsafe"))
            seen.add(info.filename.casefold())
            if not info.is_dir():
                entries[info.filename] = info
        return entries

    def _too_large(self) -> Exception:
        size = f"{self._largest / 1024**3:g}"
        return refused(self.path, tr("it would take more than {size} GB unpacked", size=size))


def _is_safe(info: zipfile.ZipInfo) -> bool:
    """Say whether an entry is a plain file or folder that stays where it is unpacked."""
    name = info.orig_filename  # as it stands in the file: zipfile would cut it at a zero byte
    odd = any(sign in name for sign in ("\\", ":", "\0"))
    steps = name.removesuffix("/").split("/")
    is_plain = not odd and not any(step in ("", ".", "..") for step in steps)
    kinds = (0, stat.S_IFREG, stat.S_IFDIR)
    is_kept = stat.S_IFMT(info.external_attr >> 16) in kinds
    return is_plain and is_kept and info.compress_type in _PLAIN

"""Whole files, or none: owner-only, written aside, flushed, renamed. Knows no file's meaning."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind

OWNER_ONLY = 0o600
_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO}
_GONE |= {getattr(errno, name) for name in ("ESTALE", "ENOTCONN") if hasattr(errno, name)}


def as_app_error(error: OSError, path: Path) -> AppError:
    """Return the kind of failure that the operating system reported about `path`."""
    detail = error.strerror or str(error)
    if error.errno in _FULL:
        return AppError(ErrorKind.DISK_FULL, detail, path=path)
    if error.errno in _CLOSED:
        return AppError(ErrorKind.FOLDER_READ_ONLY, detail, path=path)
    if error.errno in _GONE:
        return AppError(ErrorKind.FOLDER_MISSING, detail, path=path)
    return AppError(ErrorKind.FILE_NOT_WRITTEN, detail, path=path)


def ensure_folder(folder: Path) -> None:
    """Make `folder` for its owner only, if it is not there yet.

    Raises:
        AppError: it cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        file = next((place for place in (folder, *folder.parents) if place.is_file()), folder)
        raise AppError(ErrorKind.FOLDER_IS_FILE, error.strerror or "", path=file) from error
    except OSError as error:
        raise as_app_error(error, folder) from error


def create_owner_only(path: Path) -> None:
    """Make an empty file that its owner alone may read; one that is there is left as it is."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))
    except FileExistsError:
        pass
    except OSError as error:
        raise as_app_error(error, path.parent) from error


def write_whole(path: Path, data: bytes) -> None:
    """Replace `path` by `data` in one step: after a crash it holds the old or the new, never part.

    Raises:
        AppError: it could not be written; what was there before is still there.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            _write_flushed(aside, data)
            aside.replace(path)
        finally:
            with suppress(OSError):
                aside.unlink()
        flush_folder(path.parent)
    except OSError as error:
        raise as_app_error(error, path) from error


def flush_folder(folder: Path) -> None:
    """Make a rename in `folder` durable, where the system has a way to ask for it."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def set_aside(path: Path, suffix: str = "damaged") -> Path:
    """Give `path` a name that nothing uses, such as `settings.json.damaged-2`, and return it.

    Raises:
        AppError: it could not be renamed, and lies where it was.
    """
    new = free_name(path, suffix)
    try:
        path.rename(new)
    except OSError as error:
        raise as_app_error(error, path) from error
    return new


def free_name(path: Path, suffix: str) -> Path:
    """Return `path` with `.suffix-N` after it, for the first N that is not taken."""
    number = 1
    while (new := path.with_name(f"{path.name}.{suffix}-{number}")).exists():
        number += 1
    return new


def _write_flushed(path: Path, data: bytes) -> None:
    flags = os.O_CREAT | os.O_TRUNC | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, OWNER_ONLY), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())

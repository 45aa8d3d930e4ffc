"""The file itself: read whole up to a size that no history has, a zip by its parts. No format.

Nothing of a zip is ever written to disk, so a part's path can lead nowhere.
"""

from __future__ import annotations

import codecs
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from lzma import LZMAError
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind
from desktop.core.words import tr

MB = 1_000_000
LARGEST_TEXT = 64 * MB  # bytes, unpacked; thirty years of long notes, several a day, are half of it
# What zipfile raises for bytes that are no zip, or no whole one.
BROKEN_ZIP = (
    zipfile.BadZipFile,
    EOFError,
    zlib.error,
    LZMAError,
    struct.error,
    ValueError,
    OverflowError,
    KeyError,
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def refused(path: Path, why: str) -> AppError:
    """Return what is said of a file that cannot be brought in as a whole."""
    return AppError(ErrorKind.HISTORY_REFUSED, path=path.name or path, why=why)


def read_bytes(path: Path, most: int = LARGEST_TEXT) -> bytes:
    """Return what is in a file of at most `most` bytes.

    Raises:
        AppError: it cannot be opened, is empty or is larger.
    """
    with world(path), path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise refused(path, tr("it is larger than {n} MB", n=most // MB))
    if not data:
        raise refused(path, tr("it is empty"))
    return data


def decoded(path: Path, data: bytes) -> str:
    """Return text in UTF-8, or in what its first bytes say; bytes that are neither stay marked.

    Raises:
        AppError: it is no text at all.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            how = "surrogateescape" if encoding == "utf-8" else "replace"
            text = data[len(bom) :].decode(encoding, how)
            break
    else:
        text = data.decode("utf-8", "surrogateescape")
    if text[:4096].count("\0") > 8:
        raise refused(path, tr("it is no text, or not in UTF-8; save it as UTF-8 and try again"))
    return text


@contextmanager
def world(path: Path) -> Iterator[None]:
    """Turn what the world does wrong while a file is read into an error of ours.

    Raises:
        AppError: it did.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise refused(path, tr("there is no such file")) from error
    except IsADirectoryError as error:
        raise refused(path, tr("it is a folder")) from error
    except PermissionError as error:
        raise refused(path, tr("Tend may not read it")) from error
    except OSError as error:
        raise refused(path, error.strerror or tr("it cannot be read")) from error


@contextmanager
def zip_world(path: Path) -> Iterator[None]:
    """Do as `world`, and for what a zip's own damage makes Python raise.

    Raises:
        AppError: it did.
    """
    with world(path):
        try:
            yield
        except BROKEN_ZIP as error:
            raise refused(path, damaged_zip()) from error
        except (NotImplementedError, RuntimeError) as error:
            raise refused(
                path, tr("the zip is locked with a password, or packed in a way Tend cannot read")
            ) from error


def damaged_zip() -> str:
    """Return what is said of a zip that is no whole one."""
    return tr("the zip is damaged or cut short; export it once more")


def part_names(path: Path) -> list[str]:
    """Return the names of a zip's parts.

    Raises:
        AppError: it cannot be read.
    """
    with zip_world(path), zipfile.ZipFile(path) as whole:
        return whole.namelist()


def read_part(path: Path, name: str, most: int = LARGEST_TEXT) -> bytes:
    """Return one part of a zip, unpacked.

    Raises:
        AppError: it cannot be read, or is larger than `most` bytes, whatever the zip says of it.
    """
    with zip_world(path), zipfile.ZipFile(path) as whole, whole.open(name) as part:
        data = part.read(most + 1)
    if len(data) > most:
        raise refused(path, tr("what is packed in it is larger than {n} MB", n=most // MB))
    return data

"""The lock on the journal of a house that is to move in: is there one, and what opens it."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import OWNER_ONLY, as_app_error, ensure_folder
from desktop.core.journal_head import Head, head_in
from desktop.core.paths import journal_file
from desktop.exchange.going_out import remove
from desktop.exchange.house import LARGEST
from desktop.exchange.zips import SafeZip
from desktop.journal.connecting import check_key, connect
from desktop.journal.failures import world_errors
from desktop.journal.passphrase import key_for

_JOURNAL = "journal.db"
_HEAD = 4096  # bytes


def has_passphrase(path: Path) -> bool:
    """Say whether the journal in the zip `path` is locked.

    Raises:
        AppError: it is damaged, or holds no journal.
    """
    with SafeZip(path, LARGEST) as archive, archive.opened(_JOURNAL) as file:
        size = archive.entries[_JOURNAL].file_size
        return head_in(file.read(_HEAD), size) is Head.LOCKED


def check_passphrase(path: Path, folder: Path, passphrase: str) -> None:
    """Refuse a passphrase that does not open the locked journal in the zip `path`.

    The journal is unpacked in data folder `folder`, locked as it is, and removed again.

    Raises:
        AppError: it does not open it; the zip is damaged, or there is no room.
    """
    ensure_folder(folder)
    place = folder / f".arriving-{os.getpid()}-journal.part"
    try:
        remove(place)
        place.mkdir(mode=0o700)
        _unpack(path, journal_file(place))
        key = key_for(place, passphrase)
        unpacked = journal_file(place)
        with world_errors(unpacked), closing(connect(str(unpacked), key=key)) as db:
            check_key(db, unpacked)
        key.forget()
    except AppError as error:
        if error.kind is ErrorKind.WRONG_PASSPHRASE:
            raise AppError(error.kind, error.detail, path=path) from error
        raise
    except OSError as error:
        raise as_app_error(error, folder) from error
    finally:
        with suppress(OSError):
            remove(place)


def _unpack(path: Path, target: Path) -> None:
    handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY)
    with SafeZip(path, LARGEST) as archive, os.fdopen(handle, "wb") as file:
        for piece in archive.pieces(_JOURNAL):
            file.write(piece)

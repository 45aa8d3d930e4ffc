"""A journal's passphrase set, changed and taken away: the whole database made anew each time.

At any moment there is the old file or the new one, whole. Nothing of this process may have the
journal open meanwhile; another process that has is noticed, and nothing is changed then.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import as_app_error, flush_folder
from desktop.core.journal_head import SALT_LENGTH, Head, head_of
from desktop.core.paths import journal_file
from desktop.journal import door, lock
from desktop.journal.copies import clear_away, drop_staged, settle, stage
from desktop.journal.finishing import clear_up
from desktop.journal.key import Key, check_length, key_of, new_key
from desktop.journal.recipher import reciphered
from desktop.journal.wiping import held_for_wiping, wipe


def key_for(folder: Path, passphrase: str) -> Key:
    """Return the key that a passphrase makes for the journal in `folder`; it may be the wrong one.

    Raises:
        AppError: the file cannot be read.
    """
    path = journal_file(folder)
    try:
        with door.alone(), path.open("rb") as file:
            salt = file.read(SALT_LENGTH)
    except OSError as error:
        raise as_app_error(error, path) from error
    return key_of(passphrase, salt)


def set_passphrase(folder: Path, passphrase: str) -> Key:
    """Lock the plain journal in `folder`, and every copy of it; return its key.

    Raises:
        AppError: the passphrase is too short, the journal is open elsewhere, locked or damaged, or
            there is no room; nothing was changed.
    """
    key = new_key(passphrase)
    with _having_alone(folder, Head.PLAIN):
        _convert_all(folder, None, key)
    return key


def change_passphrase(folder: Path, old: Key, passphrase: str) -> Key:
    """Lock the journal in `folder`, and its copies, with another passphrase; return the new key.

    Raises:
        AppError: as for `set_passphrase`, or `old` is not its key.
    """
    check_length(passphrase)
    key = new_key(passphrase)
    with _having_alone(folder, Head.LOCKED):
        _convert_all(folder, old, key)
    return key


def remove_passphrase(folder: Path, old: Key) -> None:
    """Make the journal in `folder`, and its copies, plain.

    Raises:
        AppError: as for `set_passphrase`, or `old` is not its key.
    """
    with _having_alone(folder, Head.LOCKED):
        _convert_all(folder, old, None)


def _convert_all(folder: Path, old: Key | None, new: Key | None) -> None:
    """Convert the journal and its copies: once the journal is under `new`, `old` is gone."""
    if old is None:
        clear_up(folder)
    hopeless = stage(folder, old, new)
    try:
        _convert(folder, old, new)
    except BaseException:
        drop_staged(folder)
        raise
    settle(folder, new)
    clear_away(folder, hopeless)


def _convert(folder: Path, old: Key | None, new: Key | None) -> None:
    path = journal_file(folder)
    made = path.with_name(f".{path.name}.new.part")
    try:
        reciphered(path, old, made, new)
        before = None if old else held_for_wiping(path)
        made.replace(path)
        flush_folder(folder)
        door.note(path, new is not None)
    except OSError as error:
        raise as_app_error(error, path) from error
    if before is not None:
        wipe(before)


@contextmanager
def _having_alone(folder: Path, wanted: Head) -> Iterator[None]:
    """Hold the journal's lock and this process's door; refuse a file that is not as `wanted`."""
    path = journal_file(folder)
    with lock.held(folder / "journal.lock"), door.alone():
        try:
            head = head_of(path)
        except OSError as error:
            raise as_app_error(error, path) from error
        if head is not wanted:
            kind = ErrorKind.JOURNAL_LOCKED if head is Head.LOCKED else ErrorKind.JOURNAL_NOT_LOCKED
            raise AppError(kind, path=path)
        yield

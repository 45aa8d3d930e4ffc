"""The copies of a journal that lie about it: which they are, and locked as the journal is.

A copy is made anew beside itself first (`.name.new.part`); they take the old ones' places once the
journal has taken its own, and the next opening goes on where a crash came between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import flush_folder
from desktop.core.journal_head import Head, head_of
from desktop.core.paths import backups_folder, journal_file
from desktop.journal.key import Key
from desktop.journal.recipher import reciphered
from desktop.journal.wiping import wipe

_NEW = ".new.part"
_LEFT = (".making.part", ".old.part")  # of a conversion that a crash cut off
# After these the copy itself is at fault; after others the disk is, or the folder.
_UNUSABLE = {
    ErrorKind.JOURNAL_DAMAGED,
    ErrorKind.JOURNAL_NOT_OURS,
    ErrorKind.JOURNAL_UNREADABLE,
    ErrorKind.JOURNAL_BUSY,
    ErrorKind.JOURNAL_IN_USE,
}


def copies_of(folder: Path) -> Iterator[Path]:
    """Yield the files in the folders of copies and of damaged journals that were put aside."""
    aside = folder.glob(f"{journal_file(folder).name}.damaged-*")
    for place in (backups_folder(folder), *aside):
        yield from (path for path in sorted(place.rglob("*")) if path.is_file())


def stage(folder: Path, old: Key | None, new: Key | None) -> list[Path]:
    """Make each copy that `old` opens anew under `new`, beside itself; return the plain ones that
    cannot be: damaged, or begun and never finished.

    Raises:
        AppError: there is no room for them; none was changed.
    """
    drop_staged(folder)
    hopeless = []
    for path in list(copies_of(folder)):
        if _is_loose(path):
            hopeless.append(path)
        elif _head(path) is (Head.LOCKED if old else Head.PLAIN):
            try:
                _stage(path, old, new)
            except AppError as error:
                if error.kind not in _UNUSABLE:
                    drop_staged(folder)
                    raise
                if old is None:
                    hopeless.append(path)
        elif old is None and _head(path) is Head.OTHER and ".db" in path.name:
            hopeless.append(path)
    return hopeless


def settle(folder: Path, key: Key | None) -> None:
    """Let the copies made anew take the old ones' places, where the journal's key is theirs."""
    wanted = Head.LOCKED if key else Head.PLAIN
    for path in list(copies_of(folder)):
        if path.name.endswith(_LEFT):
            wipe(path)
        if not path.name.endswith(_NEW):
            continue
        place = path.with_name(path.name[1 : -len(_NEW)])
        if _head(path) is wanted and (key is None or _salt(path) == key.salt):
            _replace(place, path)
        else:
            wipe(path)


def drop_staged(folder: Path) -> None:
    """Remove the copies made anew: the journal itself was not."""
    for path in list(copies_of(folder)):
        if path.name.endswith(_NEW):
            wipe(path)


def clear_away(folder: Path, hopeless: Iterable[Path]) -> None:
    """Wipe plain files that cannot be locked, and the folders that they leave empty."""
    for path in hopeless:
        wipe(path)
        if path.parent != backups_folder(folder):
            with suppress(OSError):  # something else lies there
                path.parent.rmdir()


def plain_copies(folder: Path) -> bool:
    """Say whether a copy lies there that anybody could read."""
    return any(_head(path) is Head.PLAIN for path in copies_of(folder))


def _stage(path: Path, old: Key | None, new: Key | None) -> None:
    made = path.with_name(f".{path.name}.making.part")
    reciphered(path, old, made, new)
    made.replace(path.with_name(f".{path.name}{_NEW}"))


def _replace(place: Path, new: Path) -> None:
    """Put a new copy in place of the old one, which is wiped where it was plain."""
    with suppress(OSError):
        if _head(place) is Head.PLAIN:
            wipe(place)  # the new one is whole beside it, and takes its place even after a crash
        new.replace(place)
        flush_folder(place.parent)


def _is_loose(path: Path) -> bool:
    """Say whether a file belongs to a copy that was never finished, or to none."""
    return path.name.endswith((".part", "-wal", "-shm", "-journal"))


def _head(path: Path) -> Head:
    try:
        return head_of(path)
    except OSError:
        return Head.OTHER


def _salt(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(16)

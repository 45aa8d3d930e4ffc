"""Where commands get a passphrase from: an open file handed to them, or the terminal itself.

Never from an argument or the environment: other programs on the computer can read both.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.core.errors import AppError, ErrorKind
from desktop.core.journal_head import is_locked
from desktop.core.paths import journal_file
from desktop.core.sentences import sentence
from desktop.core.words import tr

if TYPE_CHECKING:
    from desktop.journal.key import Key

FD = "tend.passphrase_fd"  # where the group's context keeps what --passphrase-fd said
_TRIES = 3
_MOST = 1 << 16  # bytes


def key_for_command(ctx: click.Context, folder: Path) -> Key | None:
    """Return the key of the journal in `folder`, asking for its passphrase; None for a plain one.

    Raises:
        AppError: it is locked and nobody can be asked, or the passphrase is another.
    """
    path = journal_file(folder)
    if not is_locked(path):
        return None
    handed = passphrases(ctx)
    if handed:
        return opening_key(folder, handed[0])
    check_terminal(path)
    for left in reversed(range(_TRIES)):
        try:
            return opening_key(folder, ask(tr("Passphrase of the journal: ")))
        except AppError as error:
            if error.kind is not ErrorKind.WRONG_PASSPHRASE or not left:
                raise
            click.echo(sentence(error), err=True)
    return None


def opening_key(folder: Path, passphrase: str) -> Key:
    """Return the key that a passphrase makes, once it has opened the journal.

    Raises:
        AppError: it does not open it.
    """
    from contextlib import closing

    from desktop.journal.connecting import check_key, connect
    from desktop.journal.failures import world_errors
    from desktop.journal.passphrase import key_for

    path, key = journal_file(folder), key_for(folder, passphrase)
    with world_errors(path), closing(connect(str(path), key=key)) as db:
        check_key(db, path)
    return key


def passphrases(ctx: click.Context) -> list[str]:
    """Return the lines that --passphrase-fd hands over; none where it was not given.

    Raises:
        click.UsageError: no such file is open, or it holds no text.
    """
    number = ctx.find_root().meta.get(FD)
    if number is None:
        return []
    try:
        with os.fdopen(int(number), "rb") as file:
            text = file.read(_MOST).decode()
    except (OSError, ValueError) as error:
        said = tr("--passphrase-fd {n} cannot be read as text.", n=number)
        raise click.UsageError(said) from error
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    if not lines[0]:
        raise click.UsageError(tr("--passphrase-fd {n} holds no passphrase.", n=number))
    return lines


def check_terminal(path: Path) -> None:
    """Refuse where there is no terminal to ask on.

    Raises:
        AppError: there is none.
    """
    try:
        if sys.platform == "win32":
            there = sys.stdin.isatty()
        else:
            os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
            there = True
    except OSError:
        there = False
    if not there:
        raise AppError(ErrorKind.JOURNAL_LOCKED, path=path)


def ask(prompt: str) -> str:
    """Ask for a passphrase on the terminal itself, unseen, wherever the output goes."""
    from getpass import getpass

    try:
        return getpass(prompt)
    except EOFError as error:
        raise click.Abort from error

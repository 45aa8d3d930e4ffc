"""`passphrase set`, `change` and `remove`: the lock on the journal without a window."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli import folder_of
from desktop.cli.journal_commands import opened_journal
from desktop.cli.passphrase import ask, check_terminal, key_for_command, opening_key, passphrases
from desktop.core.errors import AppError, ErrorKind
from desktop.core.journal_head import is_locked
from desktop.core.paths import journal_file
from desktop.core.words import tr

NO_WAY_BACK = (
    "There is no way back into a journal whose passphrase is forgotten: nobody can open it, not "
    "the people who made Tend either. How Tend is set, own practices, recordings, voices and "
    "exports stay plain files, and an SSD may keep old, unlocked blocks for a while. Copies of the "
    "journal in the folder “backups” are locked as well; those too damaged for it are deleted."
)


@click.group()
def passphrase() -> None:
    """Lock the journal with a passphrase, change it, or take it away."""


@passphrase.command("set")
@click.option("--no-way-back", is_flag=True, help="Yes: a forgotten passphrase opens nothing.")
@click.pass_context
def set_(ctx: click.Context, no_way_back: bool) -> None:
    """Lock the journal. Asked on the terminal, or the first line of --passphrase-fd."""
    from desktop.journal.passphrase import set_passphrase

    folder = folder_of(ctx)
    if is_locked(journal_file(folder)):
        raise click.UsageError(tr("The journal has a passphrase already. “change” gives another."))
    handed = passphrases(ctx)
    if not no_way_back:
        click.echo(tr(NO_WAY_BACK), err=True)
        if handed:
            raise click.UsageError(tr("Say so with --no-way-back."))
        click.confirm(tr("Go on?"), abort=True, err=True)
    with opened_journal(ctx):
        pass  # it is made where there is none, and has what older settings still hold
    set_passphrase(folder, handed[0] if handed else _new_one(folder))
    click.echo(tr("The journal is locked with its passphrase from now on."))


@passphrase.command()
@click.pass_context
def change(ctx: click.Context) -> None:
    """Give another passphrase: the old one, then the new one, a line each."""
    from desktop.journal.passphrase import change_passphrase

    folder = folder_of(ctx)
    _check_locked(folder)
    handed = passphrases(ctx)
    if len(handed) == 1:
        raise click.UsageError(tr("--passphrase-fd gives the old passphrase, then the new one."))
    key = opening_key(folder, handed[0]) if handed else key_for_command(ctx, folder)
    if key is not None:
        change_passphrase(folder, key, handed[1] if handed else _new_one(folder))
        click.echo(tr("The new passphrase opens the journal from now on."))


@passphrase.command()
@click.pass_context
def remove(ctx: click.Context) -> None:
    """Take the passphrase away: the journal and its copies are plain files again."""
    from desktop.journal.passphrase import remove_passphrase

    folder = folder_of(ctx)
    _check_locked(folder)
    key = key_for_command(ctx, folder)
    if key is not None:
        remove_passphrase(folder, key)
        click.echo(tr("The journal has no passphrase any more."))


def _check_locked(folder: Path) -> None:
    path = journal_file(folder)
    if not is_locked(path):
        raise AppError(ErrorKind.JOURNAL_NOT_LOCKED, path=path)


def _new_one(folder: Path) -> str:
    from desktop.journal.key import check_length

    check_terminal(journal_file(folder))
    first = ask(tr("New passphrase: "))
    check_length(first)
    if ask(tr("Once more: ")) != first:
        raise click.UsageError(tr("The two are not the same. Nothing was changed."))
    return first

"""The person's settings with their own words, for commands that need no journal but for these."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import click

from desktop.cli.passphrase import opening_key, passphrases
from desktop.core.clock import SystemClock
from desktop.core.journal_head import is_locked
from desktop.core.paths import journal_file
from desktop.core.settings import Settings
from desktop.core.words import tr


def settings_of(folder: Path) -> Settings:
    """Return the settings, with what the journal of `folder` has of the person's own words.

    A locked one is opened where --passphrase-fd hands its passphrase over; else it is said that
    the usual phrases stand.

    Raises:
        AppError: the passphrase is another.
    """
    from desktop.journal.own_words import early
    from desktop.journal.repository import Journal

    settings, path = Settings(folder), journal_file(folder)
    if not is_locked(path):
        settings.know_own_words(early(path))
        return settings
    settings.forget_own_words()
    context = click.get_current_context(silent=True)
    handed = passphrases(context) if context is not None else []
    if not handed:
        said = tr("The journal is locked, and your own phrases with it: the usual ones stand.")
        click.echo(said, err=True)
        return settings
    boundary = time.fromisoformat(str(settings.get("day_boundary")))
    key = opening_key(folder, handed[0])
    with Journal.open(folder, SystemClock(), boundary, key=key) as journal:
        settings.know_own_words(journal.own_words.all())
    return settings

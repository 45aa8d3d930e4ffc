"""`doctor`: is everything well? Looks, and changes nothing that is kept."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import click

from audio.errors import ScriptError
from desktop import VERSION
from desktop.cli import folder_of
from desktop.cli.journal_commands import opened_journal
from desktop.cli.output import print_table
from desktop.cli.practices_commands import library_of
from desktop.core.errors import AppError
from desktop.core.paths import journal_file, voices_folder
from desktop.core.sentences import sentence
from desktop.services.sound_failures import from_sound

Finding = tuple[str, str, bool]  # what, how it is, whether that is well
PACKAGES = (
    "PySide6_Essentials",
    "sqlite-utils",
    "sqlcipher3",
    "numpy",
    "soundfile",
    "pydub",
    "click",
)


@click.command()
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Look at versions, data folder, journal, sound devices, voices and practices."""
    folder = folder_of(ctx)
    looks: list[Callable[[], list[Finding]]] = [
        _versions,
        lambda: _data_folder(folder),
        lambda: _journal(ctx, folder),
        _sound,
        lambda: _voices(folder),
        lambda: _practices(folder),
    ]
    findings = [finding for look in looks for finding in look()]
    print_table([(name, state) for name, state, _ in findings])
    ill = [f"{name}: {state}" for name, state, well in findings if not well]
    if ill:
        click.echo(" ".join(ill), err=True)
        ctx.exit(1)


def _versions() -> list[Finding]:
    own = [("Tend", VERSION, True), ("Python", platform.python_version(), True)]
    sqlite = ("SQLite", sqlite3.sqlite_version, True)
    return [*own, *((name, metadata.version(name), True) for name in PACKAGES), sqlite]


def _data_folder(folder: Path) -> list[Finding]:
    if not folder.exists():
        return [("data folder", f"{folder} (not made yet)", True)]
    well = folder.is_dir() and os.access(folder, os.R_OK | os.W_OK | os.X_OK)
    return [("data folder", f"{folder}{'' if well else ' cannot be written to.'}", well)]


def _journal(ctx: click.Context, folder: Path) -> list[Finding]:
    if not journal_file(folder).exists():
        return [("journal", "none yet", True)]
    try:
        with opened_journal(ctx) as journal:
            faults = journal.integrity()
            count = len(list(journal.check_ins()))
            closed = journal.closed_to_writing
    except AppError as error:
        return [("journal", sentence(error), False)]
    if faults:
        return [("journal", f"{len(faults)} faults; the first: {faults[0]}", False)]
    if closed is not None:
        return [("journal", f"{count} check-ins can be read. {sentence(closed)}", False)]
    return [("journal", f"whole, {count} check-ins", True)]


def _sound() -> list[Finding]:
    from PySide6.QtCore import QCoreApplication

    from audio.outputs.device import devices

    # Qt lists no device without an application; it has to live until they are listed.
    _application = QCoreApplication.instance() or QCoreApplication([])
    return [("sound", ", ".join(devices()) or "no device: practices play in captions", True)]


def _voices(folder: Path) -> list[Finding]:
    import resources
    from audio.errors import SoundFileError
    from audio.voices.catalogue import BUNDLED
    from audio.voices.pack import VoicePack

    own = sorted(path.parent for path in voices_folder(folder).glob("*/voice.toml"))
    findings: list[Finding] = []
    for place in (*map(resources.voice, BUNDLED), *own):
        try:
            faults = VoicePack(place).faults()
        except SoundFileError as error:
            faults = [str(error)]
        findings.append((f"voice {place.name}", faults[0] if faults else "whole", not faults))
    return findings


def _practices(folder: Path) -> list[Finding]:
    library = library_of(folder)
    ids = [header.id for header in library.headers()]
    damaged: list[ScriptError] = list(library.damaged)
    for practice_id in ids:
        try:
            library.script(practice_id)
        except ScriptError as error:
            damaged.append(error)
    if damaged:
        return [("practices", sentence(from_sound(error)), False) for error in damaged]
    return [("practices", f"{len(ids)} readable", True)]

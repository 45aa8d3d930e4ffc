"""`add-voice`, `save-voice`: a voice from a file, and to one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cli import folder_of

if TYPE_CHECKING:
    from audio.voices.catalogue import Catalogue

PLACE = click.Path(path_type=Path)


@click.command("add-voice")
@click.argument("file", type=PLACE)
@click.option("--replace", "if_here", flag_value="replace", help="Replace one of the same name.")
@click.option("--beside", "if_here", flag_value="beside", help="Keep one of the same name too.")
@click.pass_context
def add_voice(ctx: click.Context, file: Path, if_here: str | None) -> None:
    """Bring in a voice's file (.tendvoice); print its id."""
    from audio.voices.catalogue import PACK
    from audio.voices.sharing.bringing import IfHere
    from desktop.core.paths import voices_folder
    from desktop.services.voice_files import bring_in, damaged_words

    brought = bring_in(file, voices_folder(folder_of(ctx)), IfHere(if_here or "ask"))
    click.echo(PACK + brought.folder.name)
    if brought.damaged:
        click.echo(damaged_words(brought.damaged), err=True)


@click.command("save-voice")
@click.argument("voice")
@click.argument("file", type=PLACE)
@click.pass_context
def save_voice(ctx: click.Context, voice: str, file: Path) -> None:
    """Save a voice, with its credit and licence, as a file to pass on."""
    from audio.voices.catalogue import BUNDLED
    from desktop.core.errors import AppError, ErrorKind
    from desktop.services.voice_files import damaged_words, save
    from resources import voice as bundled

    catalogue = _catalogue(ctx)
    folder = bundled(voice) if voice in BUNDLED else catalogue.folder_of(voice)
    if folder is None:
        known = ", ".join(one.id for one in catalogue.entries() if one.licence)
        raise AppError(ErrorKind.VOICE_NOT_TO_BE_SAVED, voice=voice, known=known)
    if left_out := save(folder, file):
        click.echo(damaged_words(left_out), err=True)


def _catalogue(ctx: click.Context) -> Catalogue:
    from audio.voices.catalogue import Catalogue
    from desktop.core.paths import voices_folder

    return Catalogue(voices_folder(folder_of(ctx)))

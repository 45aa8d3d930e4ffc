"""`voices`: who can speak here. And for `plan` and `render`: a voice by its id, all lines made."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

import click

from desktop.cli import folder_of
from desktop.cli.output import print_json, print_table

if TYPE_CHECKING:
    from pathlib import Path

    from audio.plan import Plan
    from audio.voices import Voice
    from audio.voices.spoken.shelf import MadeVoice


@click.command()
@click.option("--all", "every", is_flag=True, help="Also voices for languages of no practice.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@click.pass_context
def voices(ctx: click.Context, every: bool, as_json: bool) -> None:
    """List the voices: bundled, your own, this computer's, and captions."""
    from desktop.cli.practices_commands import library_of
    from desktop.services.voice_list import spoken_languages
    from desktop.services.voices import catalogue_of

    catalogue = catalogue_of(folder_of(ctx))
    here = catalogue.made_here()
    if not every:
        languages = {header.language for header in library_of(folder_of(ctx)).headers()}
        here = spoken_languages(here, languages)
    entries = [*catalogue.entries(), *here]
    rows = [
        {
            "id": entry.id,
            "name": entry.name,
            "kind": entry.kind.value,
            "language": entry.language,
            "licence": entry.licence,
            "credit": entry.credit,
        }
        for entry in entries
    ]
    if as_json:
        print_json(rows)
        return
    print_table([(r["id"], r["name"], r["kind"], r["language"]) for r in rows])


def voice_of(folder: Path, voice_id: str) -> Voice:
    """Return a voice of data folder `folder`.

    Raises:
        AppError: there is no such voice, or it is damaged.
    """
    from audio.errors import SoundFileError
    from audio.voices.catalogue import VoiceMissingError
    from desktop.core.errors import AppError, ErrorKind
    from desktop.services.sound_failures import from_sound
    from desktop.services.voices import catalogue_of

    try:
        return catalogue_of(folder).open(voice_id)
    except VoiceMissingError as error:
        raise AppError(ErrorKind.VOICE_UNKNOWN, voice=voice_id) from error
    except SoundFileError as error:
        raise from_sound(error) from error


def planned_and_spoken(voice: Voice, planned: Callable[[Voice], Plan]) -> tuple[Plan, Voice]:
    """Return a plan of which `voice` says every line it can: those not made yet are made first.

    Lines once made are longer or shorter than they were thought to be, so that others may be chosen
    in their place; after a few rounds nothing is missing.

    Raises:
        AppError: a line cannot be made.
    """
    from audio.voices.spoken.shelf import MadeVoice
    from desktop.services.voice_making import make_lines

    found = planned(voice)
    if not isinstance(voice, MadeVoice):
        return found, voice
    while missing := _missing(voice, found):
        make_lines(voice, missing, Event())
        found = planned(voice)
    return found, voice.as_it_is()


def _missing(voice: MadeVoice, found: Plan) -> list[str]:
    texts = dict.fromkeys(cue.text for cue in found.cues if cue.text)
    return [text for text in texts if not voice.speaks(text) and text not in voice.refused]

"""`render`: a practice as a sound file, the same samples as are played."""

from __future__ import annotations

from pathlib import Path

import click

from audio.export.kinds import Kind
from audio.timeline import BACKGROUNDS, compose

ENDINGS = tuple(f".{kind}" for kind in Kind)
NAMED = f"{', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"


@click.command()
@click.argument("practice")
@click.option("--minutes", type=click.IntRange(1), help="How long; a recording is as it is.")
@click.option(
    "--background",
    type=click.Choice(("none", *BACKGROUNDS)),
    default="none",
    help="What lies under.",
)
@click.option("--seed", type=click.IntRange(0), help="Another seed gives other rain.")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    help="An .mp3, .opus, .flac, .wav or .m4a file.",
)
@click.pass_context
def render(
    ctx: click.Context,
    practice: str,
    minutes: int | None,
    background: str,
    seed: int | None,
    output: str,
) -> None:
    """Write a practice to a sound file."""
    path = Path(output)
    if path.suffix.lower() not in ENDINGS:
        raise click.UsageError(f"{path.name}: give a name that ends in {NAMED}.")
    from desktop.cli import folder_of
    from desktop.cli.practices_commands import fitted, recorded
    from desktop.services.exporting import export

    bed = None if background == "none" else background
    of_ones_own = recorded(folder_of(ctx), practice, bed, seed)
    if of_ones_own is not None:
        export(of_ones_own[1], path)
        return
    if minutes is None:
        raise click.UsageError("--minutes is missing: how long is the practice to be?")
    _, planned, voice = fitted(folder_of(ctx), practice, minutes)
    export(compose(planned, voice, bed, seed=seed), path)

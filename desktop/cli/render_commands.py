"""`render`: a practice as a sound file, the same samples as are played."""

from __future__ import annotations

from pathlib import Path

import click

from audio.export.captions import ENDINGS as CAPTIONS
from audio.export.kinds import Kind
from audio.timeline import BACKGROUNDS, compose
from desktop.cli.output import Progress

ENDINGS = tuple(f".{kind}" for kind in Kind)
NAMED = f"{', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"


@click.command()
@click.argument("practice")
@click.option("--minutes", type=click.IntRange(1), help="How long; a recording is as it is.")
@click.option("--voice", default="", metavar="ID", help="Who speaks; a recording is as it is.")
@click.option(
    "--background",
    type=click.Choice(("none", *BACKGROUNDS)),
    default="none",
    help="What lies under.",
)
@click.option("--seed", type=click.IntRange(0), help="Another seed gives other rain.")
@click.option("--captions", type=click.Choice(CAPTIONS), help="Write a caption file beside it.")
@click.option("-o", "--output", required=True, metavar="FILE", help=f"Ends in {NAMED}.")
@click.pass_context
def render(
    ctx: click.Context,
    practice: str,
    minutes: int | None,
    voice: str,
    background: str,
    seed: int | None,
    captions: str | None,
    output: str,
) -> None:
    """Write a practice to a sound file."""
    path = Path(output)
    if path.suffix.lower() not in ENDINGS:
        raise click.UsageError(f"{path.name}: give a name that ends in {NAMED}.")
    from desktop.cli import folder_of
    from desktop.cli.practices_commands import fitted, recorded
    from desktop.services.exporting import beside, export, words_of

    bed = None if background == "none" else background
    of_ones_own = recorded(folder_of(ctx), practice, bed, seed)
    if of_ones_own is not None:
        script, planned, timeline = of_ones_own
    elif minutes is None:
        raise click.UsageError("--minutes is missing: how long is the practice to be?")
    else:
        script, planned, speaker = fitted(folder_of(ctx), practice, minutes, voice)
        timeline = compose(planned, speaker, bed, seed=seed)
    others = beside(script, planned, captions or "")
    with Progress() as progress:
        export(timeline, path, words_of(script, planned, timeline.voice), others, progress)

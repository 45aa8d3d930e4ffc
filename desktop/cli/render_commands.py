"""`render`: a practice as a sound file, the same samples as are played."""

from __future__ import annotations

from pathlib import Path

import click

from audio.timeline import BACKGROUNDS, Timeline, compose

ENDINGS = (".wav", ".mp3")


@click.command()
@click.argument("practice")
@click.option("--minutes", type=click.IntRange(1), help="How long; a recording is as it is.")
@click.option(
    "--background",
    type=click.Choice(("none", *BACKGROUNDS)),
    default="none",
    help="What lies under.",
)
@click.option("--voice", default="slt", metavar="ID", help="Who speaks; see `voices`.")
@click.option("--seed", type=click.IntRange(0), help="Another seed gives other rain.")
@click.option("-o", "--output", required=True, metavar="FILE", help="A .wav or .mp3 file.")
@click.pass_context
def render(
    ctx: click.Context,
    practice: str,
    minutes: int | None,
    background: str,
    voice: str,
    seed: int | None,
    output: str,
) -> None:
    """Write a practice to a sound file."""
    path = Path(output)
    if path.suffix.lower() not in ENDINGS:
        raise click.UsageError(f"{path.name}: give a name that ends in .wav or .mp3.")
    from desktop.cli import folder_of
    from desktop.cli.practices_commands import fitted, recorded

    bed = None if background == "none" else background
    of_ones_own = recorded(folder_of(ctx), practice, bed, seed)
    if of_ones_own is not None:
        _write(of_ones_own[1], path)
        return
    if minutes is None:
        raise click.UsageError("--minutes is missing: how long is the practice to be?")
    _, planned, speaker = fitted(folder_of(ctx), practice, minutes, voice)
    _write(compose(planned, speaker, bed, seed=seed), path)


def _write(timeline: Timeline, path: Path) -> None:
    from audio.errors import SoundFileError
    from audio.render import EncoderMissing, EncodingError, render_file
    from desktop.core.errors import AppError, ErrorKind
    from desktop.services.sound_failures import from_sound

    try:
        render_file(timeline, path)
    except EncoderMissing as error:
        raise AppError(ErrorKind.NO_ENCODER, path=path) from error
    except EncodingError as error:
        raise AppError(ErrorKind.FILE_NOT_WRITTEN, str(error), path=path) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise AppError(ErrorKind.FILE_NOT_WRITTEN, reason, path=path) from error
    except SoundFileError as error:
        raise from_sound(error) from error

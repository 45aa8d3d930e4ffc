"""`add-recording`: a sound file of one's own, brought into the library."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli import folder_of

PLACE = click.Path(path_type=Path)


@click.command("add-recording")
@click.argument("file", type=PLACE)
@click.option("--title", default="", help="How it is called; the file's name, if left out.")
@click.option("--teacher", default="", help="Who speaks.")
@click.option("--licence", default="", help="Under what licence you may keep it.")
@click.option("--captions", type=PLACE, help="A .vtt, .srt or .lrc file.")
@click.option(
    "--marks",
    type=PLACE,
    help="A label track: seconds, a tab, a name. Else what is beside the file or inside it.",
)
@click.option("--no-marks", is_flag=True, help="Take no cue marks, wherever they are.")
@click.option("--trim/--no-trim", default=True, help="Leave out silence at both ends.")
@click.pass_context
def add_recording(
    ctx: click.Context,
    file: Path,
    title: str,
    teacher: str,
    licence: str,
    captions: Path | None,
    marks: Path | None,
    no_marks: bool,
    trim: bool,
) -> None:
    """Bring a sound file into the library; print its id."""
    from audio.recordings.keeping import Wanted
    from desktop.core.paths import recordings_folder
    from desktop.services.recordings import bring_in, captions_beside, marks_beside

    wanted = Wanted(
        title,
        teacher,
        licence,
        trim,
        captions=captions or captions_beside(file),
        marks=None if no_marks else marks or marks_beside(file),
        marks_inside=not no_marks,
    )
    recording = bring_in(file, recordings_folder(folder_of(ctx)), wanted)
    click.echo(recording.id)

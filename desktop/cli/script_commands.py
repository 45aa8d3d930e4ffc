"""`check-script`: what is wrong with a practice that somebody wrote, and how to mend it."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("check-script")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_context
def check_script(ctx: click.Context, files: tuple[Path, ...]) -> None:
    """Check practice scripts: format, pacing at every minute of their range, and wording."""
    import resources
    from audio.script_check import faults, range_of
    from audio.voices.catalogue import measuring_voice

    voice, shared = measuring_voice(), resources.shared_lines()
    shipped = [*sorted(resources.practices().glob("*.toml")), shared]
    wrong = False
    for file in files:
        found = faults(file, shared, voice, [*shipped, *files])
        wrong = wrong or bool(found)
        for line in found:
            click.echo(line)
        if not found:
            click.echo(f"{file.name}: good, {range_of(file, shared, voice)}")
    if wrong:
        ctx.exit(1)

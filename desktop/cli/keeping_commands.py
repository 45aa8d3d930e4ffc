"""`export`, `backup` and `restore`: the journal out of Tend, and back, without a window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cli import folder_of
from desktop.cli.journal_commands import opened_journal
from desktop.cli.output import Progress, print_json, print_table
from desktop.cli.passphrase import key_for_command
from desktop.core.clock import SystemClock
from desktop.core.words import tr

if TYPE_CHECKING:
    from desktop.journal.key import Key
    from desktop.journal.restoring import Preview

PLACE = click.Path(path_type=Path)
FORMATS = ("csv", "json", "zip")


@click.command()
@click.argument("place", type=PLACE)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="A folder of CSV files, one JSON file, or everything of Tend’s as a zip.",
)
@click.option("--replace", is_flag=True, help="Replace a file of that name.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
@click.pass_context
def export(ctx: click.Context, place: Path, form: str | None, replace: bool, as_json: bool) -> None:
    """Write the journal to PLACE: by its ending .json or .zip, else as a folder of CSV files."""
    form = form or {".json": "json", ".zip": "zip"}.get(place.suffix.lower(), "csv")
    place = place.absolute()
    if form == "csv" and replace:
        raise click.UsageError("A folder is never replaced. Choose a new name.")
    with opened_journal(ctx) as journal, Progress() as progress:
        now = SystemClock().now()
        if form == "zip":
            from desktop.exchange.house import pack_house

            count = pack_house(journal, place, now, progress, replace=replace)
        else:
            from desktop.exchange.going_out import write_bundle, write_folder

            if form == "json":
                count = write_bundle(journal, place, now, progress, replace=replace)
            else:
                count = write_folder(journal, place, now, progress)
    if as_json:
        print_json({"path": str(place), "format": form, "records": count})
    else:
        click.echo(tr("{n} entries are in {path}.", n=count, path=place))


@click.command()
@click.argument("file", type=PLACE)
@click.option("--replace", is_flag=True, help="Replace a file of that name.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
@click.pass_context
def backup(ctx: click.Context, file: Path, replace: bool, as_json: bool) -> None:
    """Copy the journal to FILE, whole; a locked one is locked there too."""
    from desktop.exchange.going_out import check_free
    from desktop.journal.inside import look_into

    file = file.absolute()
    check_free(file, folder_of(ctx), replace=replace)
    with opened_journal(ctx) as journal:
        journal.whole.back_up(file)
        inside = look_into(file, journal.whole.key)
    if as_json:
        print_json({"path": str(file), "records": inside.counts})
    else:
        click.echo(
            tr("{n} entries are in {path}.", n=sum(inside.counts.values()), path=file),
        )


@click.command()
@click.argument("file", type=PLACE)
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
@click.pass_context
def restore(ctx: click.Context, file: Path, dry_run: bool, as_json: bool) -> None:
    """Put the copy FILE, or a zip of everything, in the place of what is here, which is kept."""
    from desktop.exchange.house import is_house, unpacked_house
    from desktop.journal.restoring import restore as put_back

    folder, now = folder_of(ctx), SystemClock().now().utc
    key = key_for_command(ctx, folder)
    if is_house(file):
        with unpacked_house(file, folder) as house:
            seen = _look(ctx, house.journal, key)
            kept = None if dry_run else house.move_in(key, now)
    else:
        seen = _look(ctx, file, key)
        kept = None if dry_run else put_back(folder, file, key, now)
    if as_json:
        print_json({**_as_plain(seen), "restored": not dry_run, "before": str(kept or "") or None})
        return
    _print(seen)
    if not dry_run:
        click.echo(tr("It is in place now."))
        if kept is not None:
            click.echo(tr("What was there before is in {path}.", path=kept))


def _look(ctx: click.Context, copy: Path, key: Key | None) -> Preview:
    """Return what would change; where the journal cannot be read, only what is in the copy."""
    from desktop.core.errors import AppError, ErrorKind
    from desktop.core.paths import journal_file
    from desktop.journal.inside import Difference, look_into
    from desktop.journal.restoring import Preview, preview

    inside = look_into(copy, key)
    if not journal_file(folder_of(ctx)).exists():
        return Preview(inside, Difference({}, inside.counts, {}))
    try:
        with opened_journal(ctx) as journal:
            return preview(journal, copy)
    except AppError as error:
        if error.kind not in (ErrorKind.JOURNAL_DAMAGED, ErrorKind.JOURNAL_NOT_OURS):
            raise
        return Preview(inside, None)


def _as_plain(seen: Preview) -> dict[str, object]:
    change = seen.change
    return {
        "records": seen.inside.counts,
        "newest": seen.inside.newest and seen.inside.newest.isoformat(),
        "sealed": seen.inside.is_sealed,
        "lost": None if change is None else change.lost,
        "back": None if change is None else change.back,
        "changed": None if change is None else change.changed,
    }


def _print(seen: Preview) -> None:
    change = seen.change
    rows: list[tuple[object, ...]] = [("kind", "in it", "lost", "back", "changed")]
    names = dict.fromkeys([*seen.inside.counts, *(change.lost if change else ())])
    for name in names:
        parts = (change.lost, change.back, change.changed) if change else ()
        rows.append((name, seen.inside.counts.get(name, 0), *(part.get(name, 0) for part in parts)))
    if seen.inside.is_sealed:
        click.echo(tr("It is locked with a passphrase of its own."))
    print_table([row if len(row) == 5 else (*row, None, None, None) for row in rows])

"""`import`, `imports`, `undo-import`: histories of other programs, in and out again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cli.journal_commands import opened_journal
from desktop.cli.output import Progress, print_json, print_table
from desktop.cli.rows import at_text
from desktop.core.clock import SystemClock
from desktop.core.words import plural, tr

if TYPE_CHECKING:
    from desktop.exchange.found import History
    from desktop.exchange.intake import Intake
    from desktop.exchange.readers.any_csv import Columns
    from desktop.journal.life import Import
    from desktop.services.histories import Counts, OwnCounts

_COUNTED = "{}: {} new, {} already here, {} cannot be read."
_BROUGHT = "Brought in. “undo-import {id}” takes it out again."
_SHOWN = 20  # rows that cannot be read, listed for people; --json lists them all


class MoodValue(click.ParamType[tuple[str, int | None]]):
    """A mood's name and what it stands for: `stormy=-60`, or `stormy=` for no number."""

    name = "name=value"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int | None]:
        name, _, number = str(value).rpartition("=")
        if name and not number:
            return name, None
        if not name or not _is_whole(number) or not -100 <= int(number) <= 100:
            self.fail(f"“{value}” is not a name and a value from -100 to 100, as in stormy=-60.")
        return name, int(number)


class Range(click.ParamType[tuple[float, float]]):
    """The worst and the best number, as in `1..10`; the worst may be the larger."""

    name = "worst..best"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, float]:
        if isinstance(value, tuple):
            return value
        worst, _, best = str(value).partition("..")
        if not (_is_whole(worst) and _is_whole(best)) or int(worst) == int(best):
            self.fail(f"“{value}” is not a range such as 1..10.")
        return float(worst), float(best)


def _is_whole(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) < 10


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would come in; keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@click.option("--zone", default="", metavar="ZONE", help="Of times without one: Europe/Berlin.")
@click.option("--map", "moods", type=MoodValue(), multiple=True, help="What a mood stands for.")
@click.option("--date-column", default="", metavar="NAME", help="Of any CSV: its date.")
@click.option("--number-column", default="", metavar="NAME", help="Of any CSV: its number.")
@click.option("--range", "span", type=Range(), default=(1.0, 10.0), help="Of that number.")
@click.option("--note-column", default="", metavar="NAME", help="Of any CSV: its note.")
@click.option("--first", type=click.Choice(["day", "month"]), help="In dates such as 4/5/2024.")
@click.pass_context
def import_(
    ctx: click.Context,
    file: Path,
    dry_run: bool,
    as_json: bool,
    zone: str,
    moods: tuple[tuple[str, int | None], ...],
    date_column: str,
    number_column: str,
    span: tuple[float, float],
    note_column: str,
    first: str | None,
) -> None:
    """Bring in another program's file, or say with --dry-run what would come in."""
    from desktop.exchange.recognising import AsksForColumns, TendsOwn, read_file

    columns = _columns(date_column, number_column, span, note_column, first)
    with Progress() as progress:
        read = read_file(file, columns, progress)
    if isinstance(read, TendsOwn):
        _bring_own_in(ctx, file, dry_run, as_json)
        return
    if isinstance(read, AsksForColumns):
        names = ", ".join(read.header)
        raise click.UsageError(
            tr("Say which column is the date, the number or the note: {names}.", names=names)
        )
    _bring_in(ctx, read, dict(moods), zone, dry_run, as_json)


def _bring_own_in(ctx: click.Context, file: Path, dry_run: bool, as_json: bool) -> None:
    from desktop.services.histories import bring_in_own, look_at_own

    with opened_journal(ctx) as journal:
        with Progress() as progress:
            own = look_at_own(file, journal, progress)
        if own.new and not dry_run:
            with Progress() as progress:
                own = bring_in_own(file, journal, SystemClock().now(), progress) or own
    _say_own(own, as_json)


def _bring_in(
    ctx: click.Context,
    read: History,
    moods: dict[str, int | None],
    zone: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    from desktop.exchange.intake import Choices, intake
    from desktop.exchange.moments import NoSuchZone
    from desktop.services.histories import counted, take_in

    clock = SystemClock()
    with opened_journal(ctx) as journal:
        try:
            ready = intake(read, Choices(zone, moods), clock, journal.boundary)
        except NoSuchZone as error:
            raise click.UsageError(f"“{zone}” is no time zone such as Europe/Berlin.") from error
        counts = counted(journal, ready)
        with Progress() as progress:
            batch = None if dry_run else take_in(journal, ready, clock.now(), progress)
    if as_json:
        print_json(_as_json(read, ready, counts, moods, batch))
        return
    _say(read, ready, counts, moods, batch)


def _as_json(
    read: History,
    ready: Intake,
    counts: Counts,
    moods: dict[str, int | None],
    batch: Import | None,
) -> dict[str, object]:
    return {
        "source": ready.source.value,
        "new": counts.new,
        "already_here": counts.already_here,
        "unreadable": [{"line": one.line, "reason": one.reason} for one in ready.unreadable],
        "left_out": dict(read.left_out),
        "moods": {mood.name: moods.get(mood.name, mood.usual) for mood in read.moods()},
        "import_id": None if batch is None else batch.id,
    }


def _say(
    read: History,
    ready: Intake,
    counts: Counts,
    moods: dict[str, int | None],
    batch: Import | None,
) -> None:
    from desktop.exchange.intake import NAMES

    told = (NAMES[ready.source], counts.new, counts.already_here, len(ready.unreadable))
    click.echo(tr(_COUNTED).format(*told))
    for kind, count in read.left_out:
        click.echo(tr("Left out, without a place in Tend: {kind} ({n}).", kind=kind, n=count))
    unsaid = [m.name for m in read.moods() if moods.get(m.name, m.usual) is None]
    if unsaid:
        names = ", ".join(unsaid)
        click.echo(tr("Without a number, unless --map gives one: {names}.", names=names), err=True)
    if read.says:
        click.echo(read.says, err=True)
    _list_unreadable(
        [tr("Line {line}: {reason}.", line=one.line, reason=one.reason) for one in ready.unreadable]
    )
    if batch is not None:
        click.echo(tr(_BROUGHT, id=batch.id))


def _say_own(own: OwnCounts, as_json: bool) -> None:
    from desktop.services.copy_words import things

    if as_json:
        unreadable = [{"line": place, "reason": reason} for place, reason in own.unreadable]
        counts = {"source": "tend", "new": own.new, "already_here": own.already_here}
        kinds = {"new_of": dict(own.new_of), "already_here_of": dict(own.here_of)}
        import_id = None if own.batch is None else own.batch.id
        print_json({**counts, **kinds, "unreadable": unreadable, "import_id": import_id})
        return
    told = ("Tend", own.new, own.already_here, len(own.unreadable))
    click.echo(tr(_COUNTED).format(*told))
    if own.new:
        click.echo(tr("New: {things}.", things=things(own.new_of)))
    if own.already_here:
        click.echo(tr("Here already: {things}.", things=things(own.here_of)))
    _list_unreadable([f"{place}: {reason}" for place, reason in own.unreadable])
    if own.batch is not None:
        click.echo(tr(_BROUGHT, id=own.batch.id))


def _list_unreadable(lines: list[str]) -> None:
    for line in lines[:_SHOWN]:
        click.echo(line, err=True)
    if (more := len(lines) - _SHOWN) > 0:
        click.echo(plural(more, "and {n} more line", "and {n} more lines"), err=True)


def _columns(
    date: str, number: str, span: tuple[float, float], note: str, first: str | None
) -> Columns | None:
    from desktop.exchange.readers.any_csv import Columns

    if not (date or number or note):
        return None
    try:
        return Columns(date, number, *span, note, first or "")
    except ValueError as error:
        wants = "--date-column, and --number-column or --note-column or both"
        raise click.UsageError(f"A CSV of any kind needs {wants}.") from error


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@click.pass_context
def imports(ctx: click.Context, as_json: bool) -> None:
    """List what was brought in, the last first."""
    with opened_journal(ctx) as journal:
        batches = journal.imports.all()
    rows = [
        {
            "id": one.id,
            "at": at_text(one.at),
            "source": one.source,
            "file_name": one.file_name,
            "added": one.added,
        }
        for one in batches
    ]
    if as_json:
        print_json(rows)
        return
    shown = ("id", "at", "source", "file_name", "added")
    print_table([shown, *([row[name] for name in shown] for row in rows)])


@click.command("undo-import")
@click.argument("import_id", metavar="ID")
@click.pass_context
def undo_import(ctx: click.Context, import_id: str) -> None:
    """Take out again all that one import brought; a copy of the journal is made before."""
    with opened_journal(ctx) as journal:
        batch = journal.imports.take_out(import_id)
    click.echo(
        plural(
            batch.added,
            "{n} row of {name} is taken out again.",
            "{n} rows of {name} are taken out again.",
            name=batch.file_name,
        )
    )

"""`shifts`, `add-shift` and `import-rota`: the shifts without a window."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cli import folder_of
from desktop.cli.journal_commands import Day, Time, opened_journal
from desktop.cli.output import print_json, print_table
from desktop.cli.rows import at_text
from desktop.core.clock import SystemClock
from desktop.core.words import plural, tr

if TYPE_CHECKING:
    from desktop.journal.life import Shift
    from desktop.services.shift_views import ShiftOffer


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@click.option("--since", type=Day(), metavar="DATE", help="Only from this day on.")
@click.pass_context
def shifts(ctx: click.Context, as_json: bool, since: date | None) -> None:
    """List the shifts, newest first."""
    with opened_journal(ctx) as journal:
        found = journal.shifts.all(since=since)
    if as_json:
        print_json([_row(shift) for shift in found])
        return
    shown = ("start", "end", "hours", "kind")
    print_table([shown, *([_row(shift)[name] for name in shown] for shift in found)])


@click.command("add-shift")
@click.argument("kind")
@click.argument("start", type=Time())
@click.argument("end", type=Time())
@click.pass_context
def add_shift(ctx: click.Context, kind: str, start: datetime, end: datetime) -> None:
    """Keep a shift and print its id; what was logged in its hours moves to its day.

    KIND is a word of yours, START and END are ISO 8601 times.
    """
    from desktop.core.sentences import field_sentence
    from desktop.exchange.planned import PlannedShift
    from desktop.journal.records import FieldError
    from desktop.services.shift_plans import shift_from

    try:
        shift = shift_from(PlannedShift(kind, start, end), SystemClock())
    except FieldError as error:
        text = field_sentence(error.field, error.found, error.allowed)
        raise click.UsageError(text) from error
    with opened_journal(ctx) as journal:
        click.echo(journal.shifts.add(shift).id)


@click.command("import-rota")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be kept, and keep nothing.")
@click.option("--order", type=click.Choice(["day", "month"]), help="What comes first in 2/11.")
@click.option("--whole-days", is_flag=True, help="Take events without hours too.")
@click.option("--since", type=Day(), metavar="DATE", help="Take nothing of a calendar before it.")
@click.option("--until", type=Day(), metavar="DATE", help="Take what recurs up to this day.")
@click.option("--marks", is_flag=True, help="Mark annual leave on the charts.")
@click.pass_context
def import_rota(
    ctx: click.Context,
    file: Path,
    dry_run: bool,
    order: str | None,
    whole_days: bool,
    since: date | None,
    until: date | None,
    marks: bool,
) -> None:
    """Keep the shifts of a rota as text, or of a calendar (.ics), known by how it begins."""
    from dataclasses import replace

    from desktop.core.settings import Settings
    from desktop.core.shift_kinds import kinds_of
    from desktop.exchange.shift_file import how_to_read, read_file
    from desktop.services.shift_plans import change_of, offer_of

    settings, clock = Settings(folder_of(ctx)), SystemClock()
    said = order or {"day": "day", "month": "month"}.get(str(settings.get("rota_order")))
    with opened_journal(ctx) as journal:
        lines = journal.own_words.all().get("shift_kinds")
        kinds = kinds_of(lines if isinstance(lines, tuple) else ())
        how = replace(how_to_read(kinds, clock.now().local.date(), said), whole_days=whole_days)
        how = replace(how, since=since or how.since, until=until or how.until)
        planned, source = read_file(file, how)
        offer = offer_of(journal, planned, clock, source, file.name)
        if not dry_run:
            wanted = [kind for kind, _ in offer.kinds]
            journal.shifts.apply(change_of(journal, offer, clock, wanted, marks))
    _tell(offer, dry_run)
    if planned.unreadable and not planned.shifts and not planned.leaves and not planned.days_off:
        ctx.exit(1)


def _tell(offer: ShiftOffer, dry_run: bool) -> None:
    from desktop.services.shift_words import further_words

    planned = offer.planned
    for one in (*planned.unreadable, *planned.whole_days):
        said = tr("{line}: “{words}”: {why}.", line=one.line, words=one.text[:80], why=one.why)
        click.echo(said, err=True)
    if planned.is_ambiguous:
        click.echo(tr("Dates such as 2/11 were read day first; --order says otherwise."), err=True)
    for kind, many in offer.kinds:
        click.echo(f"{many} × {kind}")
    many = len(offer.new)
    if dry_run:
        click.echo(plural(many, "{n} shift would be kept.", "{n} shifts would be kept."))
    else:
        click.echo(plural(many, "{n} shift kept.", "{n} shifts kept."))
    if here := offer.here_already:
        click.echo(plural(here, "{n} is here already.", "{n} are here already."))
    if offer.overlapping:
        text = plural(offer.overlapping, "{n} overlaps another.", "{n} overlap others.")
        click.echo(text)
    if planned.recurring_until is not None:
        click.echo(further_words(planned.recurring_until))


def _row(shift: Shift) -> dict[str, object]:
    return {
        "id": shift.id,
        "kind": shift.kind,
        "start": at_text(shift.at),
        "end": at_text(shift.end),
        "hours": round((shift.end.utc - shift.at.utc).total_seconds() / 3600, 2),
        "day": shift.day,
        "week": shift.week,
        "source": shift.source,
    }

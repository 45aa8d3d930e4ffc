"""`check-in`, `journal` and `demo-data`: the journal without a window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import click

from desktop.cli import folder_of
from desktop.cli.output import print_json, print_table
from desktop.cli.passphrase import key_for_command
from desktop.core.clock import SystemClock

if TYPE_CHECKING:
    from desktop.core.clock import Stamp
    from desktop.journal.records import CheckIn
    from desktop.journal.repository import Journal


@contextmanager
def opened_journal(ctx: click.Context) -> Iterator[Journal]:
    """Open the journal of the data folder with the person's own day boundary.

    A locked one asks for its passphrase. Settings that cannot be read are no failure, but are told
    of: the usual boundary is used.
    """
    from desktop.core.sentences import sentence
    from desktop.core.settings import Settings
    from desktop.journal.repository import Journal

    folder = folder_of(ctx)
    settings = Settings(folder)
    if settings.problem is not None:
        click.echo(sentence(settings.problem), err=True)
    boundary = time.fromisoformat(str(settings.get("day_boundary")))
    key = key_for_command(ctx, folder)
    with Journal.open(folder, SystemClock(), boundary, key=key) as journal:
        yield journal


class Time(click.ParamType[datetime]):
    """An ISO 8601 time; one without an offset is read as this computer's."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        try:
            return datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}” is not a time such as 2026-03-04T19:30+01:00.", param, ctx)


class Day(click.ParamType[date]):
    """A date such as 2026-03-04."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}” is not a date such as 2026-03-04.", param, ctx)


SCALE = click.IntRange(-100, 100)


@click.command("check-in")
@click.option("--pleasantness", type=SCALE, metavar="P", help="-100 unpleasant to 100 pleasant.")
@click.option("--energy", type=SCALE, metavar="E", help="-100 low to 100 high.")
@click.option("--able", type=click.IntRange(0, 10), metavar="A", help="0 to 10.")
@click.option("--word", "words", multiple=True, metavar="W", help="A word for it; up to three.")
@click.option("--context", "contexts", multiple=True, metavar="C", help="What is around you.")
@click.option("--slept", type=click.IntRange(0, 1440), metavar="MIN", help="Minutes slept.")
@click.option("--note", default="", metavar="TEXT", help="A note.")
@click.option("--at", type=Time(), metavar="TIME", help="An earlier time, ISO 8601.")
@click.pass_context
def check_in(
    ctx: click.Context,
    pleasantness: int | None,
    energy: int | None,
    able: int | None,
    words: tuple[str, ...],
    contexts: tuple[str, ...],
    slept: int | None,
    note: str,
    at: datetime | None,
) -> None:
    """Keep a check-in; print its id once it is safely stored."""
    from desktop.journal.making import new_check_in
    from desktop.journal.records import FieldError

    clock = SystemClock()
    with opened_journal(ctx) as journal:
        try:
            record = new_check_in(
                clock,
                journal.boundary,
                at=at,
                pleasantness=pleasantness,
                energy=energy,
                able=able,
                words=words,
                contexts=contexts,
                slept_minutes=slept,
                note=note,
            )
        except FieldError as error:
            from desktop.core.sentences import field_sentence

            text = field_sentence(error.field, error.found, error.allowed)
            raise click.UsageError(text) from error
        journal.add_check_in(record)
    click.echo(record.id)


def at_text(at: Stamp) -> str:
    """Return a stamp as ISO 8601 with the offset that held at entry."""
    sign = "-" if at.offset_minutes < 0 else "+"
    hours, minutes = divmod(abs(at.offset_minutes), 60)
    return f"{at.local.isoformat(timespec='milliseconds')}{sign}{hours:02d}:{minutes:02d}"


def _row(record: CheckIn) -> dict[str, object]:
    return {
        "id": record.id,
        "at": at_text(record.at),
        "day": record.day,
        "week": record.week,
        "pleasantness": record.pleasantness,
        "energy": record.energy,
        "able": record.able,
        "words": list(record.words),
        "contexts": list(record.contexts),
        "slept_minutes": record.slept_minutes,
        "note": record.note,
        "moment": record.moment.value,
        "sitting_id": record.sitting_id,
        "source": record.source,
    }


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@click.option("--since", type=Day(), metavar="DATE", help="Only from this day on.")
@click.pass_context
def journal(ctx: click.Context, as_json: bool, since: date | None) -> None:
    """List the check-ins, newest first."""
    with opened_journal(ctx) as opened:
        rows = [_row(record) for record in opened.check_ins(since=since)]
    if as_json:
        print_json(rows)
        return
    shown = ("at", "able", "pleasantness", "energy", "note")
    print_table([shown, *([row[name] for name in shown] for row in rows)])


@click.command("demo-data")
@click.option("--weeks", type=click.IntRange(1, 1040), required=True, help="How many weeks.")
@click.option("--seed", type=click.IntRange(0), required=True, help="Another seed, another person.")
@click.pass_context
def demo_data(ctx: click.Context, weeks: int, seed: int) -> None:
    """Fill an empty data folder with example weeks."""
    from desktop.journal.demo import check_empty
    from desktop.journal.demo import demo_data as fill

    folder = folder_of(ctx)
    check_empty(folder)
    with opened_journal(ctx) as opened:
        count = fill(opened, SystemClock(), weeks, seed)
    click.echo(f"{count} check-ins over {weeks} weeks are in {folder}.")

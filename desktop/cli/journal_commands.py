"""`check-in`, `journal` and `demo-data`: the journal without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import click

from desktop.cli import folder_of
from desktop.cli.output import print_json, print_table
from desktop.cli.passphrase import key_for_command
from desktop.cli.rows import at_text, check_in_row, row_of
from desktop.core.clock import SystemClock
from desktop.core.lines import one_line

if TYPE_CHECKING:
    from desktop.journal.repository import Journal
    from desktop.journal.wanted import Wanted


@contextmanager
def opened_journal(ctx: click.Context) -> Iterator[Journal]:
    """Open the journal of the data folder with the person's own day boundary.

    A locked one asks for its passphrase. Settings that cannot be read are no failure, but are told
    of: the usual boundary is used.
    """
    from desktop.core.sentences import sentence
    from desktop.core.settings import Settings
    from desktop.journal.repository import Journal
    from desktop.journal.settings_file import take_over

    folder = folder_of(ctx)
    settings = Settings(folder)
    if settings.problem is not None:
        click.echo(sentence(settings.problem), err=True)
    boundary = time.fromisoformat(str(settings.get("day_boundary")))
    key = key_for_command(ctx, folder)
    with Journal.open(folder, SystemClock(), boundary, key=key) as journal:
        if settings.old_own_words():
            take_over(journal)
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


KINDS = ("check-in", "sitting", "entry", "reflection", "score", "mark", "shift", "all")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@click.option("--since", type=Day(), metavar="DATE", help="Only from this day on.")
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="What to list.")
@click.option("--search", "words", default="", metavar="TEXT", help="What is to be in it.")
@click.pass_context
def journal(
    ctx: click.Context, as_json: bool, since: date | None, kinds: tuple[str, ...], words: str
) -> None:
    """List what was logged, newest first.

    As JSON it is the check-ins alone; with --kind or --search it is whatever was asked for, and
    each row names its kind. Shifts are listed only with --kind shift.
    """
    if as_json and not kinds and not words.strip():
        with opened_journal(ctx) as opened:
            print_json([check_in_row(record) for record in opened.check_ins(since=since)])
        return
    from desktop.services.entry_words import entry_of
    from desktop.services.finding import with_practices

    title_of = _titles(ctx)
    with opened_journal(ctx) as opened:
        wanted = with_practices(opened, _wanted(kinds, words, since), title_of)
        found = opened.newest(None, 0, wanted)
    if as_json:
        print_json([row_of(record) for record in found])
        return
    shown = [(at_text(record.at), entry_of(record, title_of)) for record in found]
    rows = [(at, entry.kind, entry.title, one_line(entry.note)) for at, entry in shown]
    print_table([("at", "kind", "what", "note"), *rows])


def _wanted(kinds: tuple[str, ...], words: str, since: date | None) -> Wanted:
    from desktop.journal.wanted import Kind, Wanted

    chosen = () if "all" in kinds else map(Kind, kinds)
    return Wanted(kinds=frozenset(chosen), words=words, since=since)


def _titles(ctx: click.Context) -> Callable[[str], str]:
    """Return what gives a practice's title; one that is gone goes by its id."""
    from desktop.app.sound_road import make_library

    return make_library(folder_of(ctx)).title_of


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

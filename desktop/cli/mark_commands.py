"""`mark`: a day, or a stretch of days, to be seen on the charts."""

from __future__ import annotations

from datetime import date

import click

from desktop.cli.journal_commands import Day, opened_journal
from desktop.cli.life import keep


@click.command()
@click.argument("name")
@click.option("--day", type=Day(), metavar="DATE", help="Its day; without it, today.")
@click.option("--until", type=Day(), metavar="DATE", help="Its last day, as of a leave.")
@click.pass_context
def mark(ctx: click.Context, name: str, day: date | None, until: date | None) -> None:
    """Mark a day, such as the first on a new ward, or with --until a stretch of days."""
    from desktop.services.life_views import MarkDraft

    with opened_journal(ctx) as journal:
        record = keep(journal, MarkDraft(name, day, until))
    click.echo(record.id)

"""`trends`: the numbers of the Trends page, as JSON or as the one true sentence."""

from __future__ import annotations

from datetime import date

import click

from desktop.cli.journal_commands import Day, opened_journal
from desktop.cli.output import print_json, print_table
from desktop.core.clock import SystemClock
from desktop.trends.measures import MOST_WEEKS, SCALES


@click.command()
@click.option("--measure", type=click.Choice(list(SCALES)), default="able", show_default=True)
@click.option("--weeks", type=click.IntRange(1, MOST_WEEKS), default=26, show_default=True)
@click.option("--as-of", type=Day(), metavar="DATE", help="As it stood at the end of this day.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
@click.pass_context
def trends(ctx: click.Context, measure: str, weeks: int, as_of: date | None, as_json: bool) -> None:
    """Show how the weeks have been going."""
    from desktop.journal.records import Measure
    from desktop.services.forms import questionnaires
    from desktop.services.trend_reading import read_life, read_measure
    from desktop.trends.numbers import numbers

    with opened_journal(ctx) as journal:
        last = as_of or date.fromisoformat(journal.place_of(SystemClock().now()).day)
        rows, life = read_measure(journal, Measure(measure)), read_life(journal)
    found = numbers(measure, rows, life, questionnaires(), weeks, last)
    if as_json:
        print_json(found.to_json())
        return
    click.echo(found.view.headline)
    click.echo(found.view.subline)
    points = [(p.week, _one_decimal(p.mean), p.days, p.checkins) for p in found.view.weekly]
    print_table([("week", "mean", "days", "check-ins"), *points])


def _one_decimal(value: float | None) -> str | None:
    return None if value is None else f"{value:.1f}"

"""`reflect`: the weekly reflection without a window."""

from __future__ import annotations

from datetime import datetime

import click

from desktop.cli.journal_commands import Time, opened_journal
from desktop.cli.life import answers_of, keep
from desktop.cli.output import print_json
from desktop.cli.rows import reflection_row
from desktop.core.words import tr


@click.command()
@click.option("--answers", metavar="A,…", help="Eight from 0 to 4, with - to leave one out.")
@click.option("--note", metavar="TEXT", help="A note.")
@click.option("--at", type=Time(), metavar="TIME", help="An earlier time, ISO 8601.")
@click.option("--json", "as_json", is_flag=True, help="Print what was kept as JSON.")
@click.pass_context
def reflect(
    ctx: click.Context, answers: str | None, note: str | None, at: datetime | None, as_json: bool
) -> None:
    """Look back on a week in eight lines. Without --answers they are asked one by one."""
    from desktop.journal.life import Reflection
    from desktop.services.life_views import ReflectionDraft

    given = _asked() if answers is None else answers_of(answers)
    if answers is None and note is None:
        question = tr("A note, if you like")
        note = click.prompt(question, default="", show_default=False, err=True)
    with opened_journal(ctx) as journal:
        record = keep(journal, ReflectionDraft(given, note or "", at))
    if not isinstance(record, Reflection):
        raise TypeError("a reflection is kept as one")
    if as_json:
        print_json(reflection_row(record))
        return
    from desktop.services.life_words import life_entry

    row = life_entry(record)
    click.echo(record.id)
    click.echo("\n".join(filter(None, (row.title, row.detail))), err=True)


def _asked() -> tuple[int | None, ...]:
    """Ask the eight statements on the terminal, each until its answer can be one."""
    from desktop.services.forms import eight_lines

    lines = eight_lines()
    for words in (lines.title, lines.about, ""):
        click.echo(tr(words) if words else "", err=True)
    ask = tr(
        "0 {lowest} … 4 {highest}, - leaves it out", lowest=lines.lowest, highest=lines.highest
    )
    click.echo(f"{tr(lines.ask)} {ask}.", err=True)
    return tuple(_one(tr(statement.words)) for statement in lines.statements)


def _one(words: str) -> int | None:
    allowed = click.Choice(("0", "1", "2", "3", "4", "-"))
    said: str = click.prompt(words, type=allowed, show_choices=False, err=True)
    return None if said == "-" else int(said)

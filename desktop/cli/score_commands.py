"""`add-score` and `scores`: questionnaires that were filled in elsewhere, without a window."""

from __future__ import annotations

from datetime import datetime

import click

from desktop.cli.journal_commands import Time, opened_journal
from desktop.cli.life import answers_of, keep
from desktop.cli.output import print_json, print_table
from desktop.cli.rows import score_row


@click.command("add-score")
@click.argument("key")
@click.option("--answers", metavar="A,…", help="Every answer, in the order of the items.")
@click.option("--total", "totals", multiple=True, metavar="N", help="The total; or SCALE=N.")
@click.option("--note", default="", metavar="TEXT", help="A note.")
@click.option("--at", type=Time(), metavar="TIME", help="When it was filled in, ISO 8601.")
@click.option("--json", "as_json", is_flag=True, help="Print what was kept as JSON.")
@click.pass_context
def add_score(
    ctx: click.Context,
    key: str,
    answers: str | None,
    totals: tuple[str, ...],
    note: str,
    at: datetime | None,
    as_json: bool,
) -> None:
    """Keep the score of a questionnaire that was filled in elsewhere.

    KEY is one of brs, burnout-1, olbi, phq-4, proqol-5, pss-4, pss-10, scs-sf, who-5.
    """
    from desktop.journal.life import Score
    from desktop.services.life_views import ScoreDraft

    if (answers is None) is not bool(totals):
        raise click.UsageError("Give either --answers or --total.")
    draft = ScoreDraft(key, _whole(answers), tuple(map(_total, totals)), note, at)
    with opened_journal(ctx) as journal:
        record = keep(journal, draft)
        before = [
            one
            for one in journal.scores.all()
            if one.questionnaire == key and one.at.utc < record.at.utc
        ]
    if not isinstance(record, Score):
        raise TypeError("a score is kept as one")
    if as_json:
        print_json(score_row(record))
        return
    from desktop.services import life_words

    click.echo(record.id)
    for sentence in (life_words.score_title(record), *life_words.score_sentences(record, before)):
        click.echo(sentence, err=True)
    if life_words.points_to_people(record):
        from desktop.ui.widgets import signposts

        click.echo(f"{signposts.people()} {signposts.emergency()}", err=True)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@click.pass_context
def scores(ctx: click.Context, as_json: bool) -> None:
    """List the scores of questionnaires, newest first."""
    from desktop.services.life_words import score_detail, score_title

    with opened_journal(ctx) as journal:
        found = journal.scores.all()
    if as_json:
        print_json([score_row(one) for one in found])
        return
    told = [(score_row(one)["at"], score_title(one), score_detail(one)) for one in found]
    print_table([("at", "score", "range"), *told])


def _whole(answers: str | None) -> tuple[int, ...]:
    given = answers_of(answers) if answers is not None else ()
    said = tuple(answer for answer in given if answer is not None)
    if len(said) < len(given):
        raise click.UsageError("A score needs every answer: none can be left out.")
    return said


def _total(text: str) -> tuple[str, float]:
    scale, _, number = text.rpartition("=")
    try:
        return scale or "total", float(number)
    except ValueError:
        raise click.UsageError(f"“{number}” is not a number.") from None

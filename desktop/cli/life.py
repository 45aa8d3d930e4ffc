"""What the commands for reflections, scores and marks share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from desktop.core.clock import SystemClock
from desktop.core.days import day_of

if TYPE_CHECKING:
    from desktop.journal.repository import Journal
    from desktop.services.life_drafts import Life, LifeDraft


def keep(journal: Journal, draft: LifeDraft) -> Life:
    """Keep what a command line said.

    Raises:
        click.UsageError: a field cannot hold it.
    """
    from desktop.core.sentences import field_sentence
    from desktop.journal.records import FieldError
    from desktop.services.life_drafts import made_from
    from desktop.services.removing import keep as kept

    clock = SystemClock()
    today = day_of(clock.now().local, journal.boundary)
    try:
        record = made_from(draft, clock, journal.boundary, today)
    except FieldError as error:
        text = field_sentence(error.field, error.found, error.allowed)
        raise click.UsageError(text) from error
    return kept(journal, record)


def answers_of(text: str) -> tuple[int | None, ...]:
    """Return "4,3,-,2" as numbers; a dash is none.

    Raises:
        click.UsageError: one is neither.
    """
    return tuple(_answer(part.strip()) for part in text.split(","))


def _answer(text: str) -> int | None:
    if text in ("-", "–", ""):
        return None
    if not text.isascii() or not text.isdigit():
        raise click.UsageError(f"“{text}” is not an answer: a number, or - to leave one out.")
    return int(text)

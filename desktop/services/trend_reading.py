"""What the trends are made of, read from the journal on the thread that owns it. No Qt."""

from __future__ import annotations

from datetime import date

from desktop.journal.records import Measure
from desktop.journal.repository import Journal
from desktop.services.forms import eight_lines, questionnaires
from desktop.trends.numbers import LifeRows, MeasureRows
from desktop.trends.reflections import reflection_score
from desktop.trends.scores import totals_of


def read_measure(journal: Journal, measure: Measure) -> MeasureRows:
    """Return every row of one measure. Raises `AppError`."""
    rows = journal.trends
    return MeasureRows(
        days=journal.weekly_days(measure),
        moments=rows.moments(measure),
        changes=rows.changes(measure),
        by_shift=rows.by_shift(measure),
        by_hour=rows.by_hour(measure),
    )


def read_life(journal: Journal) -> LifeRows:
    """Return what stands beside the check-ins. Raises `AppError`.

    A score of a questionnaire whose key no longer ships keeps the totals that were entered.
    """
    lines, keys = eight_lines(), questionnaires()
    scores = reversed(journal.scores.all())
    return LifeRows(
        practised=journal.trends.practised(),
        reflections=[
            (one.week, reflection_score(one.answers, lines))
            for one in reversed(journal.reflections.all())
        ],
        scores=[
            (
                score.questionnaire,
                date.fromisoformat(score.day),
                totals_of(keys[score.questionnaire], score.answers, score.totals),
            )
            for score in scores
            if score.questionnaire in keys
        ],
        marks=[
            (mark.name, date.fromisoformat(mark.day), _day(mark.until))
            for mark in journal.marks.all()
        ],
        shifts=[(shift.at.local, shift.end.local, shift.kind) for shift in journal.shifts.all()],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)

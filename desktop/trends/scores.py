"""Scores of questionnaires from answers, and how two of them compare. Pure; no Qt, no journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from desktop.trends.questionnaires import Questionnaire, Scale

Totals = tuple[tuple[str, float], ...]  # (scale's key, its score)


class Compared(StrEnum):
    """How a later score stands to an earlier one of the same scale."""

    UNKNOWN = "unknown"  # its measurement error is not published well enough to say
    WITHIN = "within"  # within measurement error
    HIGHER = "higher"  # by more than that
    LOWER = "lower"


def scored(questionnaire: Questionnaire, answers: Sequence[int]) -> Totals:
    """Return every scale's score of a whole set of answers (measurement, section 3).

    A reversed item counts as lowest + highest − answer. A scale is the mean of its items, or their
    sum times a factor. Nothing is rounded, and nothing is filled in.

    Raises:
        ValueError: an answer is missing, or out of the questionnaire's range.
    """
    if len(answers) != questionnaire.items:
        raise ValueError(f"{questionnaire.items} answers, not {len(answers)}")
    low, high = questionnaire.lowest, questionnaire.highest
    if not all(low <= answer <= high for answer in answers):
        raise ValueError(f"answers are from {low} to {high}")
    turned = [
        low + high - answer if number in questionnaire.reversed else answer
        for number, answer in enumerate(answers, start=1)
    ]
    return tuple((scale.key, _score(scale, turned)) for scale in questionnaire.scales)


def totals_of(
    questionnaire: Questionnaire, answers: Sequence[int], totals: Iterable[tuple[str, float]]
) -> Totals:
    """Return the scores that were kept: worked out of answers, or as they were entered."""
    return scored(questionnaire, answers) if answers else tuple(totals)


def compared(scale: Scale, before: float, after: float) -> Compared:
    """Say whether `after` lies outside `before` ± SDC95 (measurement, section 3).

    At the edge itself it is still within measurement error.
    """
    if scale.sdc95 is None:
        return Compared.UNKNOWN
    if abs(after - before) <= scale.sdc95:
        return Compared.WITHIN
    return Compared.HIGHER if after > before else Compared.LOWER


def _score(scale: Scale, turned: Sequence[int]) -> float:
    total = sum(turned[number - 1] for number in scale.of)
    return total / len(scale.of) if scale.is_mean else float(total * scale.times)

"""What a weekly reflection adds up to: a score, and four facets. Pure; no Qt, no words.

The statements are ours, and so is their sum: a self-reflection, not a validated questionnaire.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

STATEMENTS = 8
HIGHEST = 4
LEAST_ANSWERED = 6
_TO_PERCENT = 100 / HIGHEST


@dataclass(frozen=True, slots=True)
class Statement:
    """One line of the reflection, worded so that 4 is the better end."""

    key: str
    facet: str
    words: str


@dataclass(frozen=True, slots=True)
class EightLines:
    """The whole form, as it is shown."""

    title: str
    about: str  # what it is, and what it is not
    ask: str
    lowest: str  # what 0 means
    highest: str  # what 4 means
    facets: tuple[tuple[str, str], ...]  # (key, name), in their order
    statements: tuple[Statement, ...]

    def __post_init__(self) -> None:
        if len(self.statements) != STATEMENTS:
            raise ValueError(f"{STATEMENTS} statements, not {len(self.statements)}")
        for key, _ in self.facets:
            if sum(statement.facet == key for statement in self.statements) != 2:
                raise ValueError(f"the facet {key} has two statements")


@dataclass(frozen=True, slots=True)
class ReflectionScore:
    """What eight answers add up to, each from 0 to 100; None where too few were given."""

    score: float | None
    answered: int
    facets: tuple[tuple[str, float | None], ...]  # (facet's key, score)


def read_eight_lines(path: Path) -> EightLines:
    """Return the statements in a file of ours.

    Raises:
        ValueError: the file is not as it should be: a fault of ours.
    """
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return EightLines(
        title=raw["title"],
        about=raw["about"],
        ask=raw["ask"],
        lowest=raw["lowest"],
        highest=raw["highest"],
        facets=tuple(raw["facets"].items()),
        statements=tuple(Statement(**one) for one in raw["statements"]),
    )


def reflection_score(answers: Sequence[int | None], lines: EightLines) -> ReflectionScore:
    """Return score and facets of eight answers, each 0 to 4 or None (measurement, section 2).

    Score = mean of the answers × 25, from 0 to 100, with at least six answered; facet = mean of
    its two answers × 25, where both were given. Nothing is filled in for what was left out.

    Raises:
        ValueError: not eight answers, or one outside 0 to 4.
    """
    if len(answers) != STATEMENTS:
        raise ValueError(f"{STATEMENTS} answers, not {len(answers)}")
    given = [answer for answer in answers if answer is not None]
    if not all(0 <= answer <= HIGHEST for answer in given):
        raise ValueError(f"answers are from 0 to {HIGHEST}")
    by_facet = tuple(
        (
            key,
            _mean(
                [
                    answer
                    for answer, statement in zip(answers, lines.statements, strict=True)
                    if statement.facet == key
                ],
                least=2,
            ),
        )
        for key, _ in lines.facets
    )
    return ReflectionScore(_mean(answers, LEAST_ANSWERED), len(given), by_facet)


def _mean(answers: Sequence[int | None], least: int) -> float | None:
    given = [answer for answer in answers if answer is not None]
    return sum(given) / len(given) * _TO_PERCENT if len(given) >= least else None

"""How steady the days are: the time-adjusted RMSSD of entries within a day. Pure; numpy inside.

Source: measurement, section 8; Jahng, Wood & Trull 2008 (λ = .5). Moods that swing within a day
and moods that drift over weeks are two things; this is the first.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from desktop.core.days import week_from_number
from desktop.trends.intervals import mean_of
from desktop.trends.weekly import WeekDays

WEEKS_A_BLOCK = 4
LEAST_PAIRS = 10
LEAST_GAP_H = 1.0  # hours; nearer entries tell of one moment twice
LAMBDA = 0.5

Moment = tuple[str, str, float, float]
"""One entry: ISO date of its day, ISO week, hours of elapsed (UTC) time, its value."""

Pair = tuple[float, float]
"""Two successive entries of a day: the change of the value, and the hours between them."""


@dataclass(frozen=True, slots=True)
class SteadyBlock:
    """Four weeks together. `rmssd` is None where there are too few pairs to say."""

    first: int  # running number of its first week
    last: int
    rmssd: float | None
    pairs: int
    mean: float | None  # mean of its day means
    days: int

    def to_json(self) -> dict[str, object]:
        """Return the plain form that `trends --json` prints."""
        return {
            "from": week_from_number(self.first),
            "to": week_from_number(self.last),
            "rmssd": self.rmssd,
            "pairs": self.pairs,
            "mean": self.mean,
        }


def pairs_of_a_day(entries: Sequence[tuple[float, float]]) -> list[Pair]:
    """Return the successive pairs of one day's (hours, value), in the order of time.

    An entry less than an hour after the last that counts is dropped before pairing.
    """
    kept: list[tuple[float, float]] = []
    for hours, value in sorted(entries):
        if not kept or hours - kept[-1][0] >= LEAST_GAP_H:
            kept.append((hours, value))
    return [(later - earlier, there - here) for (here, earlier), (there, later) in pairwise(kept)]


def adjusted_rmssd(pairs: Sequence[Pair]) -> float:
    """Return √ mean((Δx / (Δh/med)^λ)²), med the median gap, λ = .5; unit: that of the value.

    A change over a long gap says less of unsteadiness than the same over a short one. Raises
    ValueError without a pair.
    """
    if not pairs:
        raise ValueError("steadiness needs at least one pair")
    typical = median(hours for _, hours in pairs)
    squares = (change**2 / (hours / typical) ** (2 * LAMBDA) for change, hours in pairs)
    return math.sqrt(math.fsum(squares) / len(pairs))


def pairs_by_week(moments: Iterable[Moment], last_day: str) -> dict[str, list[Pair]]:
    """Return the pairs of each ISO week, from entries in any order; later days do not count.

    Pairs break at the day, so none of them reaches from one week into another.
    """
    days: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for day, week, hours, value in moments:
        if day <= last_day:
            days.setdefault((week, day), []).append((hours, value))
    found: dict[str, list[Pair]] = {}
    for (week, _), entries in days.items():
        if len(entries) > 1:
            found.setdefault(week, []).extend(pairs_of_a_day(entries))
    return found


def steadiness(
    pairs: dict[str, list[Pair]], weeks: dict[int, WeekDays], last_full: int
) -> tuple[SteadyBlock, ...]:
    """Return blocks of four ISO weeks, counted back from the last full week, oldest first.

    `pairs` by ISO week; `weeks` are the measure's weeks by running number, for the mean that
    stands beside each block. Blocks go back to the first week with an entry.
    """
    first = min((number for number in weeks if number <= last_full), default=last_full + 1)
    blocks = []
    end = last_full
    while end >= first:
        blocks.append(_block(pairs, weeks, end - WEEKS_A_BLOCK + 1, end))
        end -= WEEKS_A_BLOCK
    return tuple(reversed(blocks))


def _block(
    pairs: dict[str, list[Pair]], weeks: dict[int, WeekDays], first: int, last: int
) -> SteadyBlock:
    numbers = range(first, last + 1)
    within = [pair for number in numbers for pair in pairs.get(week_from_number(number), ())]
    means = [mean for number in numbers if number in weeks for mean in weeks[number].means]
    enough = len(within) >= LEAST_PAIRS
    return SteadyBlock(
        first,
        last,
        adjusted_rmssd(within) if enough else None,
        len(within),
        mean_of(means) if means else None,
        len(means),
    )

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

import numpy as np

from desktop.core.days import week_from_number
from desktop.trends.intervals import mean_of
from desktop.trends.weekly import WeekDays

WEEKS_A_BLOCK = 4
LEAST_PAIRS = 10
LEAST_GAP_H = 1.0  # hours; nearer entries tell of one moment twice
LEAST_DAYS = 6  # for an interval
DRAWS = 2000
SEED = 20260101
LAMBDA = 0.5

Moment = tuple[str, str, float, float]
"""One entry: ISO date of its day, ISO week, hours of elapsed (UTC) time, its value."""

Pair = tuple[float, float]
"""Two successive entries of a day: the change of the value, and the hours between them."""

DaysOfPairs = dict[str, list[list[Pair]]]
"""The pairs of each day that has any, by ISO week."""


@dataclass(frozen=True, slots=True)
class SteadyBlock:
    """Four weeks together. `rmssd` is None where there are too few pairs to say."""

    first: int  # running number of its first week
    last: int
    rmssd: float | None
    pairs: int
    mean: float | None  # mean of its day means
    days: int  # with an entry
    interval: tuple[float, float] | None = None  # 95 %, of `rmssd`

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
    return math.sqrt(_squares(pairs, typical) / len(pairs))


def _squares(pairs: Sequence[Pair], typical: float) -> float:
    return math.fsum(change**2 / (hours / typical) ** (2 * LAMBDA) for change, hours in pairs)


def pairs_by_week(moments: Iterable[Moment], last_day: str) -> DaysOfPairs:
    """Return the pairs of each day of each ISO week; entries in any order, later days left out.

    Pairs break at the day, so none of them reaches from one week into another.
    """
    days: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for day, week, hours, value in moments:
        if day <= last_day:
            days.setdefault((week, day), []).append((hours, value))
    found: DaysOfPairs = {}
    for (week, _), entries in sorted(days.items()):
        if pairs := pairs_of_a_day(entries):
            found.setdefault(week, []).append(pairs)
    return found


def rmssd_interval(days: Sequence[Sequence[Pair]]) -> tuple[float, float] | None:
    """Return the 95 % percentile bootstrap of the adjusted RMSSD over days, drawn whole.

    Pairs of one day are alike, so days are drawn and not pairs; the typical gap stays that of the
    window. 2,000 draws with a fixed seed. None with fewer than six days that have a pair.
    """
    if len(days) < LEAST_DAYS:
        return None
    typical = median(hours for day in days for _, hours in day)
    sums = np.array([_squares(day, typical) for day in days])
    counts = np.array([len(day) for day in days])
    drawn = np.random.default_rng(SEED).multinomial(
        len(days), np.full(len(days), 1 / len(days)), size=DRAWS
    )
    low, high = np.quantile(np.sqrt((drawn @ sums) / (drawn @ counts)), (0.025, 0.975))
    return float(low), float(high)


def steadiness(
    pairs: DaysOfPairs, weeks: dict[int, WeekDays], last_full: int, told_from: int = 0
) -> tuple[SteadyBlock, ...]:
    """Return blocks of four ISO weeks, counted back from the last full week, oldest first.

    `pairs` by day and ISO week; `weeks` are the measure's weeks by running number, for the mean
    that stands beside each block. Blocks go back to the first week with an entry; those that end
    before week `told_from` are drawn and not spoken of, and have no interval.
    """
    first = min((number for number in weeks if number <= last_full), default=last_full + 1)
    blocks = []
    end = last_full
    while end >= first:
        blocks.append(_block(pairs, weeks, end - WEEKS_A_BLOCK + 1, end, told=end >= told_from))
        end -= WEEKS_A_BLOCK
    return tuple(reversed(blocks))


def _block(
    pairs: DaysOfPairs, weeks: dict[int, WeekDays], first: int, last: int, *, told: bool
) -> SteadyBlock:
    numbers = range(first, last + 1)
    days = [day for number in numbers for day in pairs.get(week_from_number(number), ())]
    within = [pair for day in days for pair in day]
    means = [mean for number in numbers if number in weeks for mean in weeks[number].means]
    enough = len(within) >= LEAST_PAIRS
    return SteadyBlock(
        first,
        last,
        adjusted_rmssd(within) if enough else None,
        len(within),
        mean_of(means) if means else None,
        len(means),
        (told and enough and rmssd_interval(days)) or None,
    )

"""Before and after a practice: the mean change, who improved, and practices side by side.

Pure; knows no words. Source: measurement, section 10; Wilson 1927; DerSimonian & Laird 1986.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.trends.intervals import Z95, mean_interval, mean_of, squares_about_mean

LEAST_FOR_INTERVAL = 5
LEAST_FOR_STATEMENT = 10

Change = tuple[float, float]
"""The value before a sitting and after it."""


@dataclass(frozen=True, slots=True)
class PracticeChange:
    """What one practice's sittings had before and after them."""

    practice: str  # its id
    n: int
    mean: float  # of after − before
    low: float | None  # 95 % t-interval, from five pairs
    high: float | None
    before: float  # means of both
    after: float
    improved: int  # pairs with a change above nought
    improved_low: float  # Wilson's 95 % interval of their share
    improved_high: float
    pooled: float | None  # partially pooled towards all practices; None: no ranking

    def to_json(self) -> dict[str, object]:
        """Return the plain form that `trends --json` prints."""
        return {
            "practice": self.practice,
            "n": self.n,
            "mean": self.mean,
            "low": self.low,
            "high": self.high,
            "pooled": self.pooled,
        }


@dataclass(frozen=True, slots=True)
class Pooled:
    """Means of several groups, drawn towards what they have in common."""

    mean: float  # μ of all groups
    spread: float  # τ², the variance between groups; 0: nothing tells them apart
    within: float  # s², the variance within a group
    shrunk: tuple[float, ...]


def wilson(successes: int, n: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share, from 0 to 1. Raises ValueError for n < 1.

    (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)
    """
    if not 0 <= successes <= n or n < 1:
        raise ValueError("a share is of at least one, and no more than all")
    share, z2 = successes / n, Z95**2
    middle = share + z2 / (2 * n)
    half = Z95 * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    scale = 1 + z2 / n
    low = 0.0 if successes == 0 else (middle - half) / scale
    high = 1.0 if successes == n else (middle + half) / scale
    return low, high


def within_variance(groups: Sequence[Sequence[float]]) -> float | None:
    """Return s² = Σ(n_k−1)s_k² / Σ(n_k−1); None where no group has two values."""
    freedom = sum(len(group) - 1 for group in groups)
    if freedom < 1:
        return None
    return math.fsum(squares_about_mean(group) for group in groups) / freedom


def between_variance(means: Sequence[float], counts: Sequence[int], within: float) -> float:
    """Return τ² by DerSimonian–Laird, floored at 0, with weights n_k/s².

    τ² = max(0, (Q − (K−1)) / (Σw − Σw²/Σw)), Q = Σ w(m − m̄_w)².
    """
    weights = [count / within for count in counts]
    total = math.fsum(weights)
    middle = math.fsum(w * m for w, m in zip(weights, means, strict=True)) / total
    q = math.fsum(w * (m - middle) ** 2 for w, m in zip(weights, means, strict=True))
    room = total - math.fsum(w * w for w in weights) / total
    return max(0.0, (q - (len(means) - 1)) / room)


def pooled_means(
    means: Sequence[float], counts: Sequence[int], within: float, between: float
) -> Pooled:
    """Return B_k·μ + (1−B_k)·mean_k, B_k = (s²/n_k) / (s²/n_k + τ²), μ weighted by 1/(s²/n_k + τ²).

    A practice with few sittings is drawn more towards what all have in common: the top of a list
    is else taken by whatever was tried three times on good days.
    """
    own = [within / count for count in counts]
    weights = [1 / (variance + between) for variance in own]
    middle = math.fsum(w * m for w, m in zip(weights, means, strict=True)) / math.fsum(weights)
    shares = [variance / (variance + between) for variance in own]
    shrunk = tuple(b * middle + (1 - b) * m for b, m in zip(shares, means, strict=True))
    return Pooled(middle, between, within, shrunk)


def pool(groups: Sequence[Sequence[float]]) -> Pooled | None:
    """Return the partially pooled means of groups of changes.

    None where there is but one group, or where nothing varies within one, so that no error is
    known to weigh them by.
    """
    within = within_variance(groups)
    if len(groups) < 2 or not within:
        return None
    means, counts = [mean_of(group) for group in groups], [len(group) for group in groups]
    return pooled_means(means, counts, within, between_variance(means, counts, within))


def before_after(pairs: Mapping[str, Sequence[Change]]) -> tuple[PracticeChange, ...]:
    """Return every practice with a pair, the most often practised first.

    `pairs` by the practice's id. Unit: that of the measure.
    """
    there = {practice: tuple(found) for practice, found in pairs.items() if found}
    changes = [[after - before for before, after in found] for found in there.values()]
    pooled = pool(changes)
    shrunk = pooled.shrunk if pooled is not None else (None,) * len(changes)
    rows = (
        _practice(practice, found, change, mean)
        for (practice, found), change, mean in zip(there.items(), changes, shrunk, strict=True)
    )
    return tuple(sorted(rows, key=lambda row: (-row.n, row.practice)))


def can_be_ranked(rows: Sequence[PracticeChange]) -> bool:
    """Say whether anything tells the practices apart: τ² above nought."""
    return len({row.pooled for row in rows if row.pooled is not None}) > 1


def _practice(
    practice: str, pairs: Sequence[Change], changes: Sequence[float], pooled: float | None
) -> PracticeChange:
    n = len(changes)
    low, high = (n >= LEAST_FOR_INTERVAL and mean_interval(changes)) or (None, None)
    improved = sum(1 for change in changes if change > 0)
    share = wilson(improved, n)
    return PracticeChange(
        practice=practice,
        n=n,
        mean=mean_of(changes),
        low=low,
        high=high,
        before=mean_of([before for before, _ in pairs]),
        after=mean_of([after for _, after in pairs]),
        improved=improved,
        improved_low=share[0],
        improved_high=share[1],
        pooled=pooled,
    )

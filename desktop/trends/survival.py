"""Kaplan–Meier: how long something lasts when some of it was not seen to end. Pure, no numpy.

Source: Kaplan & Meier 1958; the interval of the median after Brookmeyer & Crowley 1982, on the
log(−log) scale with Greenwood's variance.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from desktop.trends.intervals import Z95

Span = tuple[float, bool]
"""How long something lasted, and whether its end was seen (else: at least so long)."""

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Step:
    """The share that lasts longer than `time`, and its 95 % interval where it has one."""

    time: float
    share: float
    low: float | None
    high: float | None
    at_risk: int  # how many had lasted until then


@dataclass(frozen=True, slots=True)
class Lasting:
    """The whole curve. `median` is None where it is not reached; so are its ends."""

    steps: tuple[Step, ...]
    median: float | None
    low: float | None  # 95 % interval of the median
    high: float | None


def kaplan_meier(spans: Sequence[Span]) -> Lasting:
    """Return S(t) = Π (1 − d/n) over the times of ends, and the first t with S(t) ≤ .5.

    At equal times ends come before what was not seen to end. S is kept as a fraction, so that
    one half is exactly one half.
    """
    share, greenwood = Fraction(1), Fraction(0)
    steps: list[Step] = []
    middle: float | None = None
    for time in sorted({time for time, ended in spans if ended}):
        at_risk = sum(1 for lasted, _ in spans if lasted >= time)
        ends = sum(1 for lasted, ended in spans if ended and lasted == time)
        share *= Fraction(at_risk - ends, at_risk)
        if share:
            greenwood += Fraction(ends, at_risk * (at_risk - ends))
        low, high = _interval(share, greenwood)
        steps.append(Step(time, float(share), low, high, at_risk))
        if middle is None and share <= HALF:
            middle = time
    return Lasting(tuple(steps), middle, _first(steps, "low"), _first(steps, "high"))


def _interval(share: Fraction, greenwood: Fraction) -> tuple[float | None, float | None]:
    """Return S^exp(±z·√V / ln S), V Greenwood's sum; none where S is 0 or 1."""
    if not 0 < share < 1:
        return None, None
    log = math.log(share)
    reach = Z95 * math.sqrt(greenwood) / abs(log)
    return math.exp(log * math.exp(reach)), math.exp(log * math.exp(-reach))


def _first(steps: Sequence[Step], end: str) -> float | None:
    """Return the first time at which this end of the interval is at or below one half."""
    for step in steps:
        value = getattr(step, end)
        if step.share == 0 or (value is not None and value <= HALF):
            return step.time
    return None

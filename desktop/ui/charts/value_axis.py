"""The upright axis: which part of a scale is drawn, and its quiet lines. Knows no Qt."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

_STEPS = (1.0, 2.0, 2.5, 5.0)
_MINUTES = (10, 20, 30, 60, 90, 120, 150, 180, 240, 300, 360, 480, 600)


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """The values from bottom to top, and where lines are drawn."""

    low: float
    high: float
    lines: tuple[float, ...]


def nice_step(span: float, at_most: int) -> float:
    """Return a round step that cuts `span` into no more than `at_most` parts."""
    raw = span / at_most
    size = 10.0 ** math.floor(math.log10(raw))
    return next((size * step for step in _STEPS if size * step >= raw * 0.999999), size * 10)


def value_axis(values: Iterable[float], low: float, high: float) -> ValueAxis:
    """Return the part of the scale `low` … `high` that the values need, at least half of it.

    Half the scale at least, so that small changes never look large.
    """
    found = [min(max(value, low), high) for value in values]
    least = (high - low) / 2
    bottom, top = (min(found), max(found)) if found else (low, high)
    room = (high - low) * 0.04
    bottom, top = bottom - room, top + room
    if top - bottom < least:
        middle = (bottom + top) / 2
        bottom, top = middle - least / 2, middle + least / 2
    if bottom < low:
        bottom, top = low, max(top, low + least)
    if top > high:
        bottom, top = max(low, min(bottom, high - least)), high
    return ValueAxis(bottom, top, _lines(bottom, top))


def _lines(low: float, high: float) -> tuple[float, ...]:
    step = nice_step(high - low, 5)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(step * number for number in range(first, last + 1))


def amount_axis(values: Iterable[float]) -> ValueAxis:
    """Return an axis from nought for minutes; its top line is the round number above them."""
    most = max(values, default=0.0)
    if most <= 0:
        return ValueAxis(0.0, 1.0, ())
    top = next((round_one for round_one in _MINUTES if round_one >= most), 0)
    if not top:
        top = 600 * math.ceil(most / 600)
    return ValueAxis(0.0, float(top), (float(top),))

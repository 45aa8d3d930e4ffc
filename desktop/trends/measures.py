"""The measures that a trend can follow, and their scales. Knows no journal and no words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """One measure of a check-in: the ends of its scale and the least variance of its day means."""

    key: str
    low: float
    high: float
    least_variance: float  # the floor of s² (measurement, section 6)


MOST_WEEKS = 5300  # of a trend: a hundred years

ABLE = Scale("able", 0, 10, 0.01)
PLEASANTNESS = Scale("pleasantness", -100, 100, 1.0)
ENERGY = Scale("energy", -100, 100, 1.0)
SCALES = {scale.key: scale for scale in (ABLE, PLEASANTNESS, ENERGY)}


def scale_of(measure: str) -> Scale:
    """Return the scale of a measure; raises ValueError for one that trends cannot follow."""
    try:
        return SCALES[measure]
    except KeyError:
        raise ValueError(f"no trend follows {measure!r}; one of {', '.join(SCALES)}") from None

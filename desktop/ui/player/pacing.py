"""How the light breathes where breathing is paced: pure numbers, no Qt."""

from __future__ import annotations

from math import cos, pi

IN_SHARE = 0.4  # of a breath; the sound has the same
REACH = 0.16  # of the radius, each way


def is_in(phase: float) -> bool:
    """Say whether a breath goes in at `phase`, 0…1."""
    return phase < IN_SHARE


def scale_at(phase: float) -> float:
    """Return the size of the light, 1 ± REACH: it grows with the breath in, and shrinks with it."""
    out = (phase - IN_SHARE) / (1 - IN_SHARE)
    way = phase / IN_SHARE if is_in(phase) else 1 + out
    return 1 - REACH * cos(pi * way)

"""How the breathing light drifts: pure numbers, no Qt.

Two slow swings whose periods never meet, so that nobody is led to breathe in time with it. The rim
is soft and moves by two or three pixels a second at most: a step of `STEP_PX` changes no pixel by
more than a few levels of 255, which no eye sees. So two or three frames a second are as smooth as
sixty, for a hundredth of the work.
"""

from __future__ import annotations

from math import pi, sin

SWINGS = ((11.3, 0.7), (17.9, 0.3))  # period in seconds, share of the swing
REACH = 0.05  # of the radius, each way
STEP_PX = 0.8  # the least movement of the rim worth a frame


def scale_at(t_s: float) -> float:
    """Return the size of the light at `t_s`, 1 ± REACH."""
    return 1 + REACH * sum(share * sin(2 * pi * t_s / period) for period, share in SWINGS)


def is_due(scale_shown: float, scale_now: float, radius_px: float) -> bool:
    """Say whether a light of `radius_px` has moved far enough for a new frame."""
    return abs(scale_now - scale_shown) * radius_px >= STEP_PX

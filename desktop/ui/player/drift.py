"""How the breathing light drifts: pure numbers, no Qt.

Two slow swings whose periods never meet, so that nobody is led to breathe in time with it. The
motion is at most a few pixels a second; a new frame is due only once the rim has moved far enough
to be seen, which is some eight times a second and never more than `FASTEST_FPS`.
"""

from __future__ import annotations

from math import cos, pi, sin

SWINGS = ((11.3, 0.7), (17.9, 0.3))  # period in seconds, share of the swing
REACH = 0.06  # of the radius, each way
VISIBLE_STEP_PX = 0.3  # a soft rim that moves by less is not seen to move
FASTEST_FPS = 20
SLOWEST_MS = 400


def scale_at(t_s: float) -> float:
    """Return the size of the light at `t_s`, 1 ± REACH."""
    return 1 + REACH * sum(share * sin(2 * pi * t_s / period) for period, share in SWINGS)


def speed_at(t_s: float) -> float:
    """Return how fast the size changes at `t_s`, per second."""
    return REACH * sum(
        share * 2 * pi / period * cos(2 * pi * t_s / period) for period, share in SWINGS
    )


def next_frame_ms(t_s: float, radius_px: float) -> int:
    """Return the milliseconds until the rim of a light of `radius_px` has visibly moved."""
    speed_px = abs(speed_at(t_s)) * radius_px
    if speed_px * SLOWEST_MS <= VISIBLE_STEP_PX * 1000:
        return SLOWEST_MS
    return max(1000 // FASTEST_FPS, round(1000 * VISIBLE_STEP_PX / speed_px))

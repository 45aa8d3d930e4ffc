"""A low drone: a root, its fifth and their octaves, each a pair that beats as slowly as breath.

Every tone makes a whole number of turns in a loop, so the loop has no seam. Ratios are those of
the harmonic series, and enough of them lie above 150 Hz for small loudspeakers to have something
to say. The two loops have no tone in common: two of one pitch might cancel each other for good.
"""

from __future__ import annotations

import numpy as np

from audio.frames import RATE
from audio.synth.noise import Floats, band, even, slow, turned

ROOT_HZ = 110.0
# (ratio to the root, level, turns of the pair against each other in a loop), of each loop
_TONES = (
    ((1.0, 1.0, 3), (2.0, 0.5, 5), (4.0, 0.14, 8)),
    ((0.5, 0.7, 2), (1.5, 0.8, 5), (3.0, 0.3, 7), (6.0, 0.06, 9)),
)
_SHARES = (0.75, 0.25)  # of the two tones of a pair
_LAG = 1.1  # radians: what the right ear hears comes later, so that it has some width
_SWELL, _SWELL_HZ = 0.2, (0.02, 0.09)  # natural logarithm; each tone comes and goes by itself
_BREATH = 0.08  # of air over it, against the tones


def drone(seed: int, frame_count: int) -> Floats:
    """Make a loop of the drone: float32 `[n, 2]` at a mean square of 1.

    An even seed gives the root and its octaves, an odd one what lies between them.
    """
    rng = np.random.default_rng([seed, frame_count])
    out = np.zeros((frame_count, 2), np.float32)
    for ratio, level, beats in _TONES[seed % 2]:
        turns = round(ROOT_HZ * ratio * frame_count / RATE)
        swell = level * np.exp(_SWELL * slow(rng, frame_count, *_SWELL_HZ))
        for count, share in zip((turns, turns + beats), _SHARES, strict=True):
            phase = rng.uniform(0, 2 * np.pi)
            for ear in (0, 1):
                out[:, ear] += share * swell * _turning(frame_count, count, phase + ear * _LAG)
    out = even(out)
    out += np.float32(_BREATH) * turned(rng, frame_count, _air, 0.3)
    return even(out)


def _air(f: Floats) -> Floats:
    return band(f, 250, 900)


def _turning(frame_count: int, turns: int, phase: float) -> Floats:
    """Return a sine of `turns` whole turns, beginning at `phase` (radians)."""
    steps = np.arange(frame_count, dtype=np.float64) * (2 * np.pi * turns / frame_count)
    return np.sin(steps + phase).astype(np.float32)

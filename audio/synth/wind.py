"""Wind in trees: air, branches and leaves, all moved by the same slow gusts.

Leaves answer a gust more than in proportion and flutter a few times a second; the air between the
trunks answers least (Fégeant, "Wind-induced vegetation noise", Acta Acustica 85, 1999, has the
spectra; the figures here are our own).
"""

from __future__ import annotations

import numpy as np

from audio.synth.noise import Floats, Shape, band, even, slow, turned

_GUST_HZ = (0.018, 0.11)  # one gust takes ten to fifty seconds
_FLUTTER_HZ = (1.5, 8.0)
_ALIKE = 0.36  # of the two ears
_DEPTH, _FLUTTER = 0.3, 0.28  # of the gusts and of the flutter, as natural logarithms
# Where each part lies, how strong it is, and by which power it follows the gust.
_AIR = (70.0, 380.0, 0.8, 0.6)
_BRANCHES = (380.0, 1700.0, 0.8, 1.0)
_LEAVES = (1700.0, 7000.0, 0.4, 1.7)


def wind(seed: int, frame_count: int) -> Floats:
    """Make a loop of wind in trees: float32 `[n, 2]` at a mean square of 1."""
    rng = np.random.default_rng([seed, frame_count])
    gust = _DEPTH * slow(rng, frame_count, *_GUST_HZ)
    out = np.zeros((frame_count, 2), np.float32)
    for part in (_AIR, _BRANCHES, _LEAVES):
        low_hz, high_hz, level, power = part
        sound = turned(rng, frame_count, _within(low_hz, high_hz), _ALIKE)
        for ear in (0, 1):
            swing = np.float32(power) * gust
            if part is _LEAVES:
                swing = swing + _FLUTTER * slow(rng, frame_count, *_FLUTTER_HZ)
            out[:, ear] += sound[:, ear] * (level * np.exp(swing))
    return even(out)


def _within(low_hz: float, high_hz: float) -> Shape:
    return lambda f: band(f, low_hz, high_hz, 1.3)

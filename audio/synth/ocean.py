"""Waves on a flat beach: each swells, breaks and runs out, over the sea further off.

The shape follows what recordings of surf show: the low roar of the plunging crest comes first and
the hiss of bubbles bursting in the wash comes later and lasts longest (Deane, "Sound generation
and air entrainment by breaking waves in the surf zone", JASA 102, 1997; Means and Heitmeyer,
"Surf-generated noise signatures", JASA 110, 2001). The figures are our own, by eye and by level.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audio.frames import RATE
from audio.synth.noise import Floats, band, even, over, turned

WAVES_A_MINUTE = 3.4  # of one loop; the two together make about seven
_POINTS = 100  # of an envelope, a second


@dataclass(frozen=True, slots=True)
class _Band:
    """A part of a wave's sound: where it lies, and how it comes and goes about the crest."""

    low_hz: float
    high_hz: float
    level: float
    rise_s: float
    fall_s: float
    late_s: float

    def shape(self, f: Floats) -> Floats:
        """Return its spectrum over frequency in Hz."""
        return band(f, self.low_hz, self.high_hz, 1.6)


_BANDS = (
    _Band(55, 240, 0.62, 2.1, 1.9, -0.5),  # the roar
    _Band(240, 1100, 1.0, 1.5, 2.1, 0.0),  # the crest
    _Band(1100, 4500, 0.62, 0.9, 2.9, 0.5),  # the wash
    _Band(4500, 11_000, 0.2, 0.6, 2.3, 0.8),  # and its bubbles
)
_FAR = 0.34  # the sea that is always there
_ALIKE = 0.36  # of the two ears


def _far_shape(f: Floats) -> Floats:
    shape: Floats = (band(f, 60, 900, 1.2) * (np.maximum(f, 60) / 200) ** -0.5).astype(np.float32)
    return shape


def _crests(rng: np.random.Generator, length_s: float) -> list[tuple[float, float, float]]:
    """Return (second, size, side) of each wave; sides are 0 (left) to 1 (right)."""
    count = round(length_s / 60 * WAVES_A_MINUTE)
    at = (np.arange(count) + rng.uniform(-0.14, 0.14, count)) * (length_s / count)
    sizes, sides = rng.uniform(0.75, 1.15, count), rng.uniform(0.3, 0.7, count)
    return list(zip(at.tolist(), sizes.tolist(), sides.tolist(), strict=True))


def _swell(part: _Band, at_s: float, length_s: float) -> Floats:
    """Return how strong a part of the wave at `at_s` is, at 100 points a second, round and round.

    It rises and falls by its own time constants, and is smooth where it turns.
    """
    points = round(length_s * _POINTS)
    t = np.arange(points) / _POINTS - at_s - part.late_s
    t = (t + length_s / 2) % length_s - length_s / 2
    swell: Floats = (2 / (np.exp(-t / part.rise_s) + np.exp(t / part.fall_s))).astype(np.float32)
    return swell


def ocean(seed: int, frame_count: int) -> Floats:
    """Make a loop of surf: float32 `[n, 2]` at a mean square of 1, about seven waves a minute."""
    rng = np.random.default_rng([seed, frame_count])
    length_s = frame_count / RATE
    crests = _crests(rng, length_s)
    out = np.float32(_FAR) * turned(rng, frame_count, _far_shape, _ALIKE)
    for part in _BANDS:
        sound = turned(rng, frame_count, part.shape, _ALIKE)
        for ear in (0, 1):
            swell = sum(
                size * (side if ear else 1 - side) * _swell(part, at_s, length_s)
                for at_s, size, side in crests
            )
            level = part.level * over(np.asarray(swell, np.float32), frame_count)
            out[:, ear] += sound[:, ear] * level
    return even(out)

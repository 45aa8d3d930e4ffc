"""The melody and the breath of a voice, as the vocoder's own figures. Knows no vocoder."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tools.voices.settings import Settings

LONGEST_GAP = 5  # frames
BREATH_FROM_HZ, BREATH_FULL_HZ = 1500.0, 4000.0


def widened(pitch: NDArray[np.float64], settings: Settings) -> NDArray[np.float64]:
    """Return `pitch` (Hz, 0 where unvoiced) widened about its own middle and then moved."""
    voiced = pitch > 0
    moved = np.zeros_like(pitch)
    if voiced.any():
        tones = np.log2(pitch[voiced])
        middle = np.median(tones)
        wide = middle + (tones - middle) * settings.pitch_range + settings.semitones / 12
        moved[voiced] = np.clip(2**wide, settings.lowest_hz, settings.highest_hz)
    return moved


def unbroken(pitch: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return `pitch` with gaps of at most five frames bridged: there the search lost its way."""
    voiced = np.flatnonzero(pitch > 0)
    bridged = pitch.copy()
    for before, after in pairwise(voiced):
        if 1 < after - before <= LONGEST_GAP + 1:
            bridged[before : after + 1] = np.geomspace(
                pitch[before], pitch[after], after - before + 1
            )
    return bridged


def breathy(noise: NDArray[np.float64], rate: int, amount: float) -> NDArray[np.float64]:
    """Return the share of noise (frames × frequencies, 0 to 1) with breath in the upper voice."""
    hertz = np.linspace(0, rate / 2, noise.shape[1])
    rise = np.clip((hertz - BREATH_FROM_HZ) / (BREATH_FULL_HZ - BREATH_FROM_HZ), 0, 1)
    return np.ascontiguousarray(noise + (1 - noise) * amount * rise)

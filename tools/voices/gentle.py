"""A gentler way of speaking: wider and lower melody, a little breath, more time (WORLD vocoder)."""

from __future__ import annotations

import numpy as np
import pyworld
from numpy.typing import NDArray

from tools.voices.melody import breathy, unbroken, widened
from tools.voices.settings import Settings

FRAME_MS = 5.0
PITCH_FLOOR, PITCH_CEILING = 80.0, 300.0  # Hz; the search for the voice's pitch
STEADINESS = 0.2  # how far the pitch may move in one frame before it counts as unvoiced


def gentle(samples: NDArray[np.float64], rate: int, settings: Settings) -> NDArray[np.float64]:
    """Return `samples` (mono) spoken more gently; the result is longer by `settings.stretch`."""
    samples = np.ascontiguousarray(samples, dtype=np.float64)
    rough, times = pyworld.dio(
        samples, rate, PITCH_FLOOR, PITCH_CEILING, frame_period=FRAME_MS, allowed_range=STEADINESS
    )
    pitch = unbroken(pyworld.stonemask(samples, rough, times, rate))
    spectrum = pyworld.cheaptrick(samples, pitch, times, rate)
    noise = pyworld.d4c(samples, pitch, times, rate)
    melody = widened(pitch, settings.pitch_range, settings.semitones)
    breath = breathy(noise, rate, settings.breath)
    spoken: NDArray[np.float64] = pyworld.synthesize(
        melody, spectrum, breath, rate, FRAME_MS * settings.stretch
    )
    return spoken

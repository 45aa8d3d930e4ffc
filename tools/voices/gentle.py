"""A gentler way of speaking: wider and lower melody, a little breath, more time (WORLD vocoder)."""

from __future__ import annotations

import numpy as np
import pyworld
from numpy.typing import NDArray

from tools.voices.melody import breathy, unbroken, widened
from tools.voices.settings import Settings

FRAME_MS = 5.0


def gentle(samples: NDArray[np.float64], rate: int, settings: Settings) -> NDArray[np.float64]:
    """Return `samples` (mono) spoken more gently; the result is longer by `settings.stretch`."""
    samples = np.ascontiguousarray(samples, dtype=np.float64)
    rough, times = pyworld.dio(
        samples,
        rate,
        settings.search_from_hz,
        settings.search_to_hz,
        frame_period=FRAME_MS,
        allowed_range=settings.steadiness,
    )
    pitch = unbroken(pyworld.stonemask(samples, rough, times, rate))
    size = pyworld.get_cheaptrick_fft_size(rate, settings.search_from_hz)
    spectrum = pyworld.cheaptrick(samples, pitch, times, rate, fft_size=size)
    noise = pyworld.d4c(samples, pitch, times, rate, fft_size=size)
    melody = widened(pitch, settings)
    breath = breathy(noise, rate, settings.breath)
    spoken: NDArray[np.float64] = pyworld.synthesize(
        melody, spectrum, breath, rate, FRAME_MS * settings.stretch
    )
    return spoken

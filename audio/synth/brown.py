"""Brown noise: even, dark and without features. Makes samples; knows no loop."""

from __future__ import annotations

import numpy as np

from audio.synth.noise import Floats, band, stereo


def _brown_shape(f: Floats) -> Floats:
    shape: Floats = (band(f, 45, 9000) / np.maximum(f, 60)).astype(np.float32)
    return shape


def brown(seed: int, frame_count: int) -> Floats:
    """Make a loop of brown noise, 6 dB an octave from 60 Hz up."""
    rng = np.random.default_rng([seed, frame_count])
    return stereo(rng, frame_count, _brown_shape, shared=0.3)

"""Steady rain: near drops that can be told apart, and the hiss of far ones."""

from __future__ import annotations

import numpy as np

from audio.frames import RATE
from audio.synth.noise import Floats, band, even, stereo

DROPS_A_SECOND = 420
_DROP_SHAPES = 1024
_DROP_FRAMES = 1200


def _drop_shapes(rng: np.random.Generator) -> Floats:
    """Return drops, one a row: short damped resonances, nearly all of 1.2 to 7 kHz."""
    t = np.arange(_DROP_FRAMES, dtype=np.float32) / RATE
    frequency = np.exp(rng.normal(np.log(2900), 0.44, (_DROP_SHAPES, 1)))
    decay = rng.uniform(0.0015, 0.006, (_DROP_SHAPES, 1)) * (2000 / frequency) ** 0.3
    phase = rng.uniform(0, 2 * np.pi, (_DROP_SHAPES, 1))
    body = np.sin(2 * np.pi * frequency * t + phase) * np.exp(-t / decay)
    body *= 1 - np.exp(-t / 0.0003)
    body /= np.sqrt((body**2).sum(axis=1, keepdims=True))
    return body.astype(np.float32)


def _drops(rng: np.random.Generator, frame_count: int) -> Floats:
    """Return falling drops on a ring of `frame_count` frames, float32 `[n, 2]`."""
    shapes = _drop_shapes(rng)
    count = int(rng.poisson(DROPS_A_SECOND * frame_count / RATE))
    at = rng.integers(0, frame_count, count)
    which = rng.integers(0, _DROP_SHAPES, count)
    level = rng.lognormal(0.0, 0.75, count)
    side = rng.uniform(0.15, 0.85, count) * (np.pi / 2)
    gains = (level[:, None] * np.stack([np.cos(side), np.sin(side)], 1)).astype(np.float32)
    out = np.zeros((frame_count + _DROP_FRAMES, 2), np.float32)
    for start, shape, gain in zip(at.tolist(), which.tolist(), gains, strict=True):
        out[start : start + _DROP_FRAMES] += shapes[shape][:, None] * gain
    out[:_DROP_FRAMES] += out[frame_count:]
    return even(out[:frame_count])


def _distance_shape(f: Floats) -> Floats:
    """Return what is left of drops too far to be told apart: a hiss, and a little rumble."""
    hiss = band(f, 700, 7500, 1.4) * (np.maximum(f, 100) / 1000) ** -0.3
    rumble = 2.2 * band(f, 50, 180, 1)
    shape: Floats = np.hypot(hiss, rumble).astype(np.float32)
    return shape


def rain(seed: int, frame_count: int) -> Floats:
    """Make a loop of steady rain: near drops, and the hiss of far ones."""
    rng = np.random.default_rng([seed, frame_count])
    wave = np.float32(0.62) * _drops(rng, frame_count)
    wave += np.float32(0.85) * stereo(rng, frame_count, _distance_shape, shared=0.2)
    return wave

"""Periodic noise of any spectrum, by inverse Fourier transform: it comes round without a seam."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audio.frames import RATE

Floats = NDArray[np.float32]
Shape = Callable[[Floats], Floats]


def even(wave: NDArray[np.floating[Any]]) -> Floats:
    """Return `wave` at a root mean square of 1."""
    level = np.float32(np.sqrt(np.mean(wave * wave)))
    return (wave / level).astype(np.float32, copy=False)


def noise(rng: np.random.Generator, frame_count: int, shape: Shape) -> Floats:
    """Return one channel of periodic noise whose spectrum has `shape` over frequency in Hz."""
    count = frame_count // 2 + 1
    spectrum = rng.standard_normal((count, 2), np.float32).view(np.complex64)[:, 0]
    spectrum *= shape(np.arange(count, dtype=np.float32) * np.float32(RATE / frame_count))
    spectrum[0] = 0
    return even(np.fft.irfft(spectrum, frame_count))


def stereo(rng: np.random.Generator, frame_count: int, shape: Shape, shared: float) -> Floats:
    """Return two channels of one power that have `shared` (0…1) of it in common."""
    middle = noise(rng, frame_count, shape) * np.float32(shared**0.5)
    out = np.empty((frame_count, 2), np.float32)
    for ear in (0, 1):
        out[:, ear] = middle + noise(rng, frame_count, shape) * np.float32((1 - shared) ** 0.5)
    return out


def turned(rng: np.random.Generator, frame_count: int, shape: Shape, alike: float) -> Floats:
    """Return two channels of one power whose correlation is `alike` (0…1), from two noises.

    Each ear hears a little of the other's: cheaper than a third noise that both have in common.
    """
    own, other = noise(rng, frame_count, shape), noise(rng, frame_count, shape)
    angle = np.arcsin(alike) / 2
    more, less = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    both: Floats = np.stack([more * own + less * other, more * other + less * own], axis=1)
    return both


def band(f: Floats, low_hz: float, high_hz: float, order: float = 2.0) -> Floats:
    """Return a smooth band-pass: falls by 6 dB an octave for each `order` outside the band."""
    f = np.maximum(f, 1e-3)
    low = 1 + (np.float32(low_hz) / f) ** (2 * order)
    high = 1 + (f / np.float32(high_hz)) ** (2 * order)
    return (1 / np.sqrt(low * high)).astype(np.float32)


def slow(rng: np.random.Generator, frame_count: int, low_hz: float, high_hz: float) -> Floats:
    """Return periodic noise between two low frequencies (below 20 Hz), at a mean square of 1.

    What varies that slowly is worked out at 200 points a second and joined by straight lines.
    """
    return over(_coarse(rng, frame_count * 200 // RATE, low_hz, high_hz), frame_count)


def over(points: Floats, frame_count: int) -> Floats:
    """Return what is known at a few even points, round and round, at each of `frame_count`."""
    at = np.arange(frame_count) * (len(points) / frame_count)
    round_ = np.append(points, points[0])
    values: Floats = np.interp(at, np.arange(len(round_)), round_).astype(np.float32)
    return values


def _coarse(rng: np.random.Generator, points: int, low_hz: float, high_hz: float) -> Floats:
    f = np.fft.rfftfreq(points, 1 / 200).astype(np.float32)
    spectrum = rng.standard_normal((len(f), 2)) @ np.array([1, 1j])
    spectrum *= band(f, low_hz, high_hz, 3.0)
    spectrum[0] = 0
    return even(np.fft.irfft(spectrum, points))

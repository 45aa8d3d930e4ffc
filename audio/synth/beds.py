"""Background beds, rain and brown noise: seeded, endless, without a seam.

A bed is the sum of two loops of 47 s and 61 s, each made by an inverse Fourier transform at its
own length and therefore exactly periodic; together they come round after 48 minutes. A loop is
made once in a process; a seed chooses where in the two loops a bed begins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audio.frames import RATE
from audio.memory import return_large_blocks

Floats = NDArray[np.float32]
Shape = Callable[[Floats], Floats]

LOOP_S = (47, 61)
_FULL_SCALE = 32_700.0


@dataclass(frozen=True, slots=True)
class Loop:
    """One exactly periodic stretch: int16 `[n, 2]` and what one step of it is worth."""

    samples: NDArray[np.int16]
    step: np.float32

    def render(self, start: int, out: Floats) -> None:
        """Write the frames from `start` into `out`, round and round."""
        done = 0
        while done < len(out):
            at = (start + done) % len(self.samples)
            count = min(len(out) - done, len(self.samples) - at)
            np.multiply(self.samples[at : at + count], self.step, out=out[done : done + count])
            done += count


@dataclass(frozen=True, slots=True)
class Bed:
    """Two loops and where in each the bed begins."""

    loops: tuple[Loop, ...]
    offsets: tuple[int, ...]

    def render(self, start: int, out: Floats, scratch: Floats) -> None:
        """Write the frames from `start` into `out` (float32 `[n, 2]`); `scratch` is as large."""
        for loop, offset in zip(self.loops, self.offsets, strict=True):
            part = out if loop is self.loops[0] else scratch[: len(out)]
            loop.render(start + offset, part)
            if part is not out:
                out += part


def _even(wave: NDArray[np.floating[Any]]) -> Floats:
    """Return `wave` at a root mean square of 1."""
    level = np.float32(np.sqrt(np.mean(wave * wave)))
    return (wave / level).astype(np.float32, copy=False)


def _noise(rng: np.random.Generator, frame_count: int, shape: Shape) -> Floats:
    """Return one channel of periodic noise whose spectrum has `shape` over frequency in Hz."""
    count = frame_count // 2 + 1
    spectrum = rng.standard_normal((count, 2), np.float32).view(np.complex64)[:, 0]
    spectrum *= shape(np.arange(count, dtype=np.float32) * np.float32(RATE / frame_count))
    spectrum[0] = 0
    return _even(np.fft.irfft(spectrum, frame_count))


def _stereo(rng: np.random.Generator, frame_count: int, shape: Shape, shared: float) -> Floats:
    """Return two channels of one power that have `shared` (0…1) of it in common."""
    middle = _noise(rng, frame_count, shape) * np.float32(shared**0.5)
    out = np.empty((frame_count, 2), np.float32)
    for ear in (0, 1):
        out[:, ear] = middle + _noise(rng, frame_count, shape) * np.float32((1 - shared) ** 0.5)
    return out


def _band(f: Floats, low_hz: float, high_hz: float, order: float = 2.0) -> Floats:
    """Return a smooth band-pass: falls by 6 dB an octave for each `order` outside the band."""
    f = np.maximum(f, 1e-3)
    low = 1 + (np.float32(low_hz) / f) ** (2 * order)
    high = 1 + (f / np.float32(high_hz)) ** (2 * order)
    return (1 / np.sqrt(low * high)).astype(np.float32)


def _brown_shape(f: Floats) -> Floats:
    shape: Floats = (_band(f, 45, 9000) / np.maximum(f, 60)).astype(np.float32)
    return shape


def brown(seed: int, frame_count: int) -> Floats:
    """Make a loop of brown noise, 6 dB an octave from 60 Hz up."""
    rng = np.random.default_rng([seed, frame_count])
    return _stereo(rng, frame_count, _brown_shape, shared=0.3)


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
    return _even(out[:frame_count])


def _distance_shape(f: Floats) -> Floats:
    """Return what is left of drops too far to be told apart: a hiss, and a little rumble."""
    hiss = _band(f, 700, 7500, 1.4) * (np.maximum(f, 100) / 1000) ** -0.3
    rumble = 2.2 * _band(f, 50, 180, 1)
    shape: Floats = np.hypot(hiss, rumble).astype(np.float32)
    return shape


def rain(seed: int, frame_count: int) -> Floats:
    """Make a loop of steady rain: near drops, and the hiss of far ones."""
    rng = np.random.default_rng([seed, frame_count])
    wave = np.float32(0.62) * _drops(rng, frame_count)
    wave += np.float32(0.85) * _stereo(rng, frame_count, _distance_shape, shared=0.2)
    return wave


MAKERS: dict[str, tuple[Callable[[int, int], Floats], float]] = {
    "rain": (rain, -35.7),  # and the level of the whole bed, RMS in dB of full scale
    "brown": (brown, -31.4),
}


_made: dict[tuple[str, int], Loop] = {}
_making = Lock()


def is_made(name: str) -> bool:
    """Say whether `bed` would return at once."""
    return all((name, index) in _made for index in range(len(LOOP_S)))


def _loop(name: str, index: int) -> Loop:
    """Return a loop, making it at most once; what is made is found without waiting."""
    kept = _made.get((name, index))
    if kept is None:
        with _making:
            kept = _made.get((name, index)) or _make_loop(name, index)
            _made[(name, index)] = kept
    return kept


def _make_loop(name: str, index: int) -> Loop:
    return_large_blocks()
    maker, level_db = MAKERS[name]
    wave = maker(index, LOOP_S[index] * RATE)
    level = 10 ** (level_db / 20) / np.sqrt(np.mean(wave * wave) * len(LOOP_S))
    peak = np.abs(wave).max()
    samples = np.rint(wave * np.float32(_FULL_SCALE / peak)).astype(np.int16)
    samples.setflags(write=False)
    return Loop(samples, np.float32(level * peak / _FULL_SCALE))


def bed(name: str, seed: int) -> Bed:
    """Return the bed `name` for `seed`. The first call in a process takes up to a second.

    May be called from any thread but should not be from the interface's.
    """
    loops = tuple(_loop(name, index) for index in range(len(LOOP_S)))
    rng = np.random.default_rng(seed)
    return Bed(loops, tuple(int(rng.integers(len(loop.samples))) for loop in loops))

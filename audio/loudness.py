"""How loud sound is: a BS.1770-4 meter in numpy alone. Knows no files and no voices."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.floating[Any]]  # (frames,) or (frames, channels); one or two channels

SILENCE = -math.inf
_OFFSET = -0.691  # LUFS of a full-scale mean square of one, BS.1770-4 equation 2
_ABSOLUTE_GATE = -70.0
_RELATIVE_GATE = -10.0
_BLOCK_S, STEP_S = 0.4, 0.1
_CHUNK_S, _TAIL_S = 10.0, 1.0  # the weighting rings for far less than a second
_TAPS, _OVERSAMPLING = 16, 4


def integrated_lufs(samples: Samples, rate: int) -> float:
    """Return the gated loudness of `samples` in LUFS; silence is minus infinity.

    Sound shorter than one 0.4 s block is measured as one ungated block of its own length.
    """
    steps = step_energies(samples, rate)
    return ungated_lufs(samples, rate) if len(steps) < 4 else lufs_of_steps(steps)


def lufs_of_steps(steps: NDArray[np.float64]) -> float:
    """Return the gated loudness of a sound from its `step_energies`, at least four of them.

    For sound that is never held whole: the steps of its pieces, one after another.
    """
    blocks = np.convolve(steps, np.ones(4) / 4, "valid")
    loud = blocks[blocks > _energy(_ABSOLUTE_GATE)]
    if not len(loud):
        return SILENCE
    gate = _energy(_lufs(float(loud.mean())) + _RELATIVE_GATE)
    return _lufs(float(loud[loud > gate].mean()))


def ungated_lufs(samples: Samples, rate: int) -> float:
    """Return the loudness of `samples` in LUFS over their whole length, pauses and all."""
    weighted = _k_weighted(_columns(samples), rate)
    return _lufs(float((weighted**2).sum() / max(len(samples), 1)))


def true_peak_dbtp(samples: Samples) -> float:
    """Return the highest peak between the samples in dBTP (four times oversampled)."""
    columns = _columns(samples)
    if not columns.size:
        return SILENCE
    peak = float(np.abs(columns).max())
    for column in columns.T:
        for taps in _phases():
            peak = max(peak, float(np.abs(np.convolve(column, taps)).max()))
    return 20 * math.log10(peak) if peak > 0 else SILENCE


def step_energies(samples: Samples, rate: int) -> NDArray[np.float64]:
    """Return the K-weighted mean square of each whole 0.1 s, channels summed."""
    step = round(STEP_S * rate)
    weighted = _k_weighted(_columns(samples), rate)[: len(samples)]
    power = (weighted**2).sum(axis=1)
    whole = len(power) // step * step
    means: NDArray[np.float64] = power[:whole].reshape(-1, step).mean(axis=1)
    return means


def _k_weighted(columns: NDArray[np.float64], rate: int) -> NDArray[np.float64]:
    """Return `columns` through the K weighting, with one second more to ring out in.

    The recursive filters are applied by their frequency response, chunk by chunk with the tails
    overlapping: numpy has no recursive filter.
    """
    chunk, tail = round(_CHUNK_S * rate), round(_TAIL_S * rate)
    size = _easy_size(min(chunk, len(columns)) + tail, rate)
    response = _k_response(size, rate)[:, None]
    out = np.zeros((len(columns) + tail, columns.shape[1]))
    for start in range(0, len(columns), chunk):
        spectrum = np.fft.rfft(columns[start : start + chunk], size, axis=0)
        piece = np.fft.irfft(spectrum * response, size, axis=0)
        length = min(size, len(out) - start)
        out[start : start + length] += piece[:length]
    return out


def _easy_size(least: int, rate: int) -> int:
    """Return a size that is quickly transformed: whole half seconds have small factors only."""
    unit = rate // 2
    return -(-least // unit) * unit


@lru_cache(maxsize=1)  # a long sound asks for the same one for every chunk
def _k_response(size: int, rate: int) -> NDArray[np.complex128]:
    """Return the K weighting at the frequencies of a real transform of `size`.

    The two biquads of BS.1770-4 by their analogue prototypes, so that any rate is served:
    a shelf of +4 dB at 1682 Hz and a high pass at 38 Hz.
    """
    delay = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    k = math.tan(math.pi * 1681.974450955533 / rate)
    q, high = 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    shelf = np.array([high + band * k / q + k * k, 2 * (k * k - high), high - band * k / q + k * k])
    response = _at(delay, shelf) / _at(delay, _denominator(k, q))
    k, q = math.tan(math.pi * 38.13547087602444 / rate), 0.5003270373238773
    low = np.array([1.0, -2.0, 1.0]) * (1 + k / q + k * k)
    weighting: NDArray[np.complex128] = response * _at(delay, low) / _at(delay, _denominator(k, q))
    return weighting


def _at(delay: NDArray[np.complex128], coefficients: NDArray[np.float64]) -> NDArray[np.complex128]:
    """Return a biquad's polynomial; as a matrix product it would wake a thread for each core."""
    none, one, two = coefficients
    value: NDArray[np.complex128] = (two * delay + one) * delay + none
    return value


def _denominator(k: float, q: float) -> NDArray[np.float64]:
    return np.array([1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k])


def _phases() -> NDArray[np.float64]:
    """Return the interpolation filters of the points between two samples, a row each."""
    offsets = np.arange(1, _OVERSAMPLING)[:, None] / _OVERSAMPLING
    times = np.arange(_TAPS) - (_TAPS / 2 - 1) - offsets
    taps = np.sinc(times) * np.cos(np.pi * times / (_TAPS + 1)) ** 2
    unit: NDArray[np.float64] = taps / taps.sum(axis=1, keepdims=True)
    return unit


def _columns(samples: Samples) -> NDArray[np.float64]:
    columns = np.asarray(samples, dtype=np.float64)
    return columns[:, None] if columns.ndim == 1 else columns


def _lufs(energy: float) -> float:
    return _OFFSET + 10 * math.log10(energy) if energy > 0 else SILENCE


def _energy(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET) / 10))

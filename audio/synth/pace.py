"""The sound that paces a breath: a soft swell in, a longer one out. Makes samples; knows no when.

Filtered noise, as of a slow sea: the breath in is a little brighter and rises, the breath out is
darker and falls. In to out is two to three, as in most studies of slow breathing (for instance
Laborde et al., "Effects of voluntary slow breathing", Neurosci. Biobehav. Rev. 138, 2022).
"""

from __future__ import annotations

from threading import Lock

import numpy as np
from numpy.typing import NDArray

from audio.frames import RATE
from audio.ramps import rise

IN_SHARE = 0.4  # of a breath
LEVEL = 0.022  # root mean square at the height of a swell: about 13 dB beneath the voice
_TURN_S = 0.6  # in which one swell gives way to the other
_SEED = 20_260_304
_KEPT = 3  # breaths of different lengths: as many as a person tries

Floats = NDArray[np.float32]


def make_breath(cycle_frames: int) -> Floats:
    """Return one breath, float32 `[cycle_frames, 2]`: silent at both ends, so that it repeats."""
    rng = np.random.default_rng(_SEED)
    turn = round(IN_SHARE * cycle_frames)
    half = min(round(_TURN_S * RATE), turn) // 2
    t = np.arange(cycle_frames)
    up = rise(turn - half)  # a raised cosine
    swell_in = np.zeros(cycle_frames, np.float32)
    swell_in[: turn - half] = up
    swell_in[turn - half : turn + half] = rise(2 * half)[::-1]
    swell_out = np.zeros(cycle_frames, np.float32)
    swell_out[turn - half : turn + half] = rise(2 * half)
    swell_out[turn + half :] = rise(cycle_frames - turn - half)[::-1]
    out = np.empty((cycle_frames, 2), np.float32)
    for ear in (0, 1):
        bright = _noise(rng, cycle_frames, 420.0, 1_900.0)
        dark = _noise(rng, cycle_frames, 160.0, 800.0)
        out[:, ear] = LEVEL * (swell_in * bright + swell_out * dark)
    edge = rise(min(RATE // 20, cycle_frames // 8))
    out[: len(edge)] *= edge[:, None]
    out[len(t) - len(edge) :] *= edge[::-1][:, None]
    return out


def _noise(rng: np.random.Generator, count: int, low_hz: float, high_hz: float) -> Floats:
    """Return noise between two frequencies, with soft edges, at a root mean square of 1."""
    bins = count // 2 + 1
    hz = np.arange(bins) * (RATE / count)
    shape = 1 / (1 + (low_hz / np.maximum(hz, 1.0)) ** 4) / (1 + (hz / high_hz) ** 4)
    spectrum = rng.standard_normal((bins, 2)).view(np.complex128)[:, 0] * shape
    spectrum[0] = 0
    wave = np.fft.irfft(spectrum, count)
    wave /= np.sqrt(np.mean(wave * wave))
    even: Floats = wave.astype(np.float32)
    return even


_made: dict[int, Floats] = {}
_making = Lock()


def breath_samples(cycle_frames: int) -> Floats:
    """Return `make_breath(cycle_frames)`, made once. May be called from any thread."""
    samples = _made.get(cycle_frames)
    if samples is None:
        with _making:
            samples = _made.get(cycle_frames)
            if samples is None:
                if len(_made) >= _KEPT:
                    _made.pop(next(iter(_made)))
                samples = _made[cycle_frames] = make_breath(cycle_frames)
                samples.setflags(write=False)
    return samples

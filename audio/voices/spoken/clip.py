"""From what a synthesiser said to a finished clip: edges, loudness, peaks. Knows no synthesiser."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from audio.frames import RATE, frames
from audio.loudness import integrated_lufs, true_peak_dbtp
from audio.recordings.resample import Resampler

Floats = NDArray[np.float32]

LUFS = -20.0
PEAK_DBTP = -5.0  # compression adds one or two; a clip stays beneath −3 dBTP
HEARD_DB = -58.0  # of full scale, at −20 LUFS: beneath this nothing is heard
QUIET_S = 0.05  # left at either end
FADE_IN_S, FADE_OUT_S = 0.012, 0.040
_WINDOW = frames(0.01)
_STEP = 64  # frames for which a peak's gain is worked out together
_HOLD = 5  # such steps on either side


def at_48_khz(samples: Floats, rate: int) -> Floats:
    """Return mono `samples` at 48 kHz."""
    resampler = Resampler(rate)
    first = resampler.take(np.ascontiguousarray(samples, np.float32))
    return np.concatenate([first, resampler.finish()])


def finished(samples: Floats) -> Floats:
    """Return a clip of `samples` (mono, 48 kHz): trimmed, eased, at −20 LUFS, its peaks held.

    Raises:
        ValueError: there is nothing to be heard.
    """
    if not len(samples) or not np.isfinite(samples).all():
        raise ValueError("no sound")
    clip = _at_loudness(_eased(_trimmed(_at_loudness(samples))))
    for _ in range(3):  # holding the peaks takes a little loudness, and giving it back raises them
        held = _held(clip)
        if held is clip:
            break
        clip = _at_loudness(held)
    return clip.astype(np.float32)


def _at_loudness(clip: Floats) -> Floats:
    found = integrated_lufs(clip, RATE)
    if not np.isfinite(found):
        raise ValueError("nothing is to be heard")
    return clip * np.float32(10 ** ((LUFS - found) / 20))


def _trimmed(clip: Floats) -> Floats:
    """Return `clip` with 50 ms of quiet at either end and no more."""
    whole = np.pad(clip, (0, -len(clip) % _WINDOW))
    power = (whole.reshape(-1, _WINDOW).astype(np.float64) ** 2).mean(axis=1)
    heard = np.flatnonzero(power > 10 ** (HEARD_DB / 10))
    if not len(heard):
        raise ValueError("nothing is to be heard")
    quiet = frames(QUIET_S)
    first, last = int(heard[0]) * _WINDOW - quiet, (int(heard[-1]) + 1) * _WINDOW + quiet
    return np.pad(clip[max(0, first) : last], (max(0, -first), max(0, last - len(clip))))


def _eased(clip: Floats) -> Floats:
    """Return `clip` rising from nothing and falling to it by raised cosines."""
    eased = clip.copy()
    for count, part in ((frames(FADE_IN_S), eased), (frames(FADE_OUT_S), eased[::-1])):
        part[:count] *= 0.5 - 0.5 * np.cos(np.pi * np.arange(count, dtype=np.float32) / count)
    return eased


def _held(clip: Floats) -> Floats:
    """Return `clip` with its few highest peaks held down, from a little before to a little after.

    The gain is the least that any frame near by needs, smoothed over the same stretch, so that it
    is never more than a peak allows.
    """
    over = true_peak_dbtp(clip) - PEAK_DBTP
    if over <= 0:
        return clip
    limit = float(np.abs(clip).max()) * 10 ** (-over / 20)
    steps = np.abs(np.pad(clip, (0, -len(clip) % _STEP))).reshape(-1, _STEP).max(axis=1)
    needed = np.minimum(1.0, limit / np.maximum(steps, 1e-9))
    width = 2 * _HOLD + 1
    around = np.lib.stride_tricks.sliding_window_view(np.pad(needed, _HOLD, "edge"), width)
    weights = np.hanning(width + 2)[1:-1]
    smooth = np.convolve(
        np.pad(around.min(axis=1), _HOLD, "edge"), weights / weights.sum(), "valid"
    )
    middles = np.arange(len(smooth)) * _STEP + _STEP / 2
    return clip * np.interp(np.arange(len(clip)), middles, smooth).astype(np.float32)

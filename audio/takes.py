"""From what a microphone heard to a clip: level, trimmed and matched in loudness. Pure.

Nothing is done to the voice itself: no noise is taken out, nothing is equalised.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from audio.frames import RATE, frames
from audio.loudness import integrated_lufs, true_peak_dbtp

Floats = NDArray[np.float32]

TARGET_LUFS = -20.0
HIGHEST_DBTP = -3.0
QUIETEST_LUFS = -55.0  # quieter than this is a room, not a voice
SHORTEST = frames(0.2)
ROOM_BEFORE, ROOM_AFTER = frames(0.1), frames(0.25)  # of the silence round the words
FADE_IN, FADE_OUT = frames(0.01), frames(0.03)
_STEP = frames(0.01)
_BELOW_LOUDEST_DB = 38.0  # down to here it is voice
_ABOVE_FLOOR_DB = 6.0
_CLIPPED = 0.985  # of full scale
_CLIPPED_SHARE = 0.2  # of the steps with a voice in them
_HOLD = frames(0.005)  # how far ahead and behind the peak guard looks


class TakeRefusal(StrEnum):
    """Why a take cannot be kept."""

    EMPTY = "empty"  # shorter than a word
    SILENT = "silent"
    CLIPPED = "clipped"  # too loud for the microphone throughout


class TakeError(Exception):
    """A take that cannot be kept."""

    def __init__(self, refusal: TakeRefusal) -> None:
        self.refusal = refusal
        super().__init__(str(refusal))


def made_clip(heard: Floats) -> Floats:
    """Return the take `heard` (mono at 48 kHz) as a clip at −20 LUFS.

    Raises:
        TakeError: it is empty, silent, or clipped throughout.
    """
    if len(heard) < SHORTEST:
        raise TakeError(TakeRefusal.EMPTY)
    levels = _levels_db(heard - heard.mean())
    voiced = _voiced(levels)
    if _is_clipped(heard, voiced):
        raise TakeError(TakeRefusal.CLIPPED)
    trimmed = _trimmed(heard - heard.mean(dtype=np.float64).astype(np.float32), voiced)
    loudness = integrated_lufs(trimmed, RATE)
    if loudness < QUIETEST_LUFS:
        raise TakeError(TakeRefusal.SILENT)
    matched = _faded(trimmed * np.float32(10 ** ((TARGET_LUFS - loudness) / 20)))
    return _guarded(matched)


def _levels_db(samples: Floats) -> NDArray[np.float64]:
    """Return the level of each whole step in dB of full scale."""
    whole = samples[: len(samples) // _STEP * _STEP].reshape(-1, _STEP)
    power = np.square(whole, dtype=np.float64).mean(axis=1)
    levels: NDArray[np.float64] = 10 * np.log10(np.maximum(power, 1e-12))
    return levels


def _voiced(levels: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Say of each step whether somebody speaks in it."""
    loudest, floor = np.percentile(levels, 95), np.percentile(levels, 5)
    threshold = max(loudest - _BELOW_LOUDEST_DB, min(floor + _ABOVE_FLOOR_DB, loudest - 10))
    voiced: NDArray[np.bool_] = levels >= threshold
    return voiced


def _is_clipped(heard: Floats, voiced: NDArray[np.bool_]) -> bool:
    """Say whether a good part of the voice is cut off at full scale."""
    cut = np.abs(heard[: len(voiced) * _STEP]).reshape(-1, _STEP) >= _CLIPPED
    steps = (cut.sum(axis=1) >= 3) & voiced
    return bool(steps.sum() > _CLIPPED_SHARE * max(1, voiced.sum()))


def _trimmed(samples: Floats, voiced: NDArray[np.bool_]) -> Floats:
    """Return what lies from the first word to the last, with a little of the room round it."""
    # One step alone is a click of the key, not a word.
    held = np.flatnonzero(voiced & (np.roll(voiced, 1) | np.roll(voiced, -1)))
    if not len(held):
        return samples
    first = max(0, int(held[0]) * _STEP - ROOM_BEFORE)
    last = min(len(samples), (int(held[-1]) + 1) * _STEP + ROOM_AFTER)
    return samples[first:last]


def _faded(samples: Floats) -> Floats:
    out = samples.copy()
    begin, end = min(FADE_IN, len(out) // 2), min(FADE_OUT, len(out) // 2)
    out[:begin] *= _rise(begin)
    out[-end:] *= _rise(end)[::-1]
    return out


def _rise(count: int) -> Floats:
    """Return a raised cosine from nothing to all."""
    rise: Floats = (0.5 - 0.5 * np.cos(np.pi * np.arange(count) / count)).astype(np.float32)
    return rise


def _guarded(samples: Floats) -> Floats:
    """Turn down the moments that rise above the highest peak, softly; what is beneath stays."""
    ceiling = 10 ** (HIGHEST_DBTP / 20)
    peak = 10 ** (true_peak_dbtp(samples) / 20)
    if peak <= ceiling:
        return samples
    needed = np.minimum(1.0, ceiling / np.maximum(np.abs(samples), 1e-9)).astype(np.float32)
    padded = np.pad(needed, 2 * _HOLD, constant_values=1.0)
    lowest = np.lib.stride_tricks.sliding_window_view(padded, 2 * _HOLD + 1).min(axis=1)
    window = np.hanning(2 * _HOLD + 3)[1:-1]
    gain = np.convolve(lowest, window / window.sum(), "valid")
    guarded = (samples * gain).astype(np.float32)
    over = true_peak_dbtp(guarded) - HIGHEST_DBTP  # between the samples, where there are such peaks
    return guarded if over <= 0 else guarded * np.float32(10 ** (-over / 20))

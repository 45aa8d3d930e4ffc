"""From a gentle voice to a finished clip: its rate, edges and loudness."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage, signal

from audio.frames import RATE, frames
from audio.loudness import integrated_lufs, true_peak_dbtp
from tools.voices.settings import Settings
from tools.voices.tone import Sound, level_db, smooth, toned

LEAD_S, TRAIL_S = 0.05, 0.05
HEARD_DB = -58.0  # of full scale, in a voice at −20 LUFS: beneath this nothing is heard
FADE_IN_S, FADE_OUT_S = 0.012, 0.040
PEAK_DBTP = -5.0
HOLD_S = 0.005


def mastered(sound: Sound, rate: int, settings: Settings) -> NDArray[np.float32]:
    """Return the clip of `sound`: mono float32 at 48 kHz, trimmed, even in loudness, clickless."""
    lufs = settings.lufs
    wide = signal.resample_poly(sound, RATE // rate, 1) if rate != RATE else sound
    clip = toned(at_loudness(wide, lufs), RATE, settings)
    clip = faded(trimmed(at_loudness(clip, lufs)))
    for _ in range(2):  # holding the peaks takes a little loudness
        clip = at_loudness(held(at_loudness(clip, lufs)), lufs)
    return clip.astype(np.float32)


def at_loudness(sound: Sound, lufs: float) -> Sound:
    """Return `sound` scaled to `lufs`. Raises ValueError where there is nothing to hear."""
    found = integrated_lufs(sound, RATE)
    if not np.isfinite(found):
        raise ValueError("the synthesiser said nothing")
    return sound * 10 ** ((lufs - found) / 20)


def trimmed(sound: Sound) -> Sound:
    """Return `sound` with 50 ms of quiet at either end and no more."""
    heard = np.flatnonzero(level_db(sound, RATE, 0.01) > HEARD_DB)
    start, end = heard[0] - frames(LEAD_S), heard[-1] + frames(TRAIL_S)
    padding = (max(0, -start), max(0, end - len(sound)))
    return np.pad(sound[max(0, start) : end], padding)


def faded(sound: Sound) -> Sound:
    """Return `sound` rising from and falling to nothing by raised cosines."""
    shaped = sound.copy()
    rise, fall = frames(FADE_IN_S), frames(FADE_OUT_S)
    shaped[:rise] *= 0.5 - 0.5 * np.cos(np.pi * np.arange(rise) / rise)
    shaped[-fall:] *= 0.5 + 0.5 * np.cos(np.pi * (np.arange(fall) + 1) / fall)
    return shaped


def held(sound: Sound) -> Sound:
    """Return `sound` with its few highest peaks held down, looking ahead and without a corner."""
    over = true_peak_dbtp(sound) - PEAK_DBTP
    if over <= 0:
        return sound
    limit = np.abs(sound).max() * 10 ** (-over / 20)
    needed = np.minimum(1.0, limit / np.maximum(np.abs(sound), 1e-9))
    lowest = ndimage.minimum_filter1d(needed, frames(HOLD_S) | 1)
    return sound * smooth(lowest, RATE, HOLD_S)

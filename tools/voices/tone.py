"""Warmth, soft s sounds, even loudness and a small room: what an engineer does to a voice."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from tools.voices.settings import Settings

Sound = NDArray[np.float64]

ROOM_SEED = 1897
ROOM_S, ROOM_T60_S, ROOM_BEFORE_S, ROOM_DB = 0.28, 0.22, 0.009, -19.0
SIBILANT_HZ = 4800.0
SIBILANT_SHARE_DB, SIBILANT_RATIO, SIBILANT_MOST_DB = -14.0, 3.0, 9.0
COMPRESSION_FROM_DB, COMPRESSION_RATIO, COMPRESSION_KNEE_DB = -24.0, 2.0, 8.0


def toned(sound: Sound, rate: int, settings: Settings) -> Sound:
    """Return `sound` (about −20 LUFS) through the whole chain, longer by the room's ring."""
    even = equalised(sound, rate, settings)
    return in_a_small_room(compressed(soft_sibilants(even, rate), rate), rate)


def equalised(sound: Sound, rate: int, settings: Settings) -> Sound:
    """Return `sound` without rumble, warmer below, less hard and less bright above."""
    sections = [
        signal.butter(2, 70, "highpass", fs=rate, output="sos")[0],
        peak(settings.warm_hz, 1.0, settings.warm_db, rate),
        peak(settings.hard_hz, settings.hard_q, settings.hard_db, rate),
        high_shelf(9000, -12.3, rate),
    ]
    return np.asarray(signal.sosfilt(np.array(sections), sound))


def soft_sibilants(sound: Sound, rate: int) -> Sound:
    """Return `sound` with its upper band turned down where it stands out (split-band)."""
    low_pass = signal.butter(2, SIBILANT_HZ, fs=rate, output="sos")
    low = signal.sosfiltfilt(low_pass, sound)
    high = sound - low
    share = level_db(high, rate, 0.012) - steady_level_db(sound)
    over = np.clip(share - SIBILANT_SHARE_DB, 0, None)
    cut = np.minimum(over * (1 - 1 / SIBILANT_RATIO), SIBILANT_MOST_DB)
    return np.asarray(low + high * gain(-smooth(cut, rate, 0.010)))


def compressed(sound: Sound, rate: int) -> Sound:
    """Return `sound` with its loud half brought 2:1 towards the rest, by a soft knee."""
    over = level_db(sound, rate, 0.030) - COMPRESSION_FROM_DB
    half = COMPRESSION_KNEE_DB / 2
    bent = np.where(over > half, over, np.clip(over + half, 0, None) ** 2 / (4 * half))
    cut = bent * (1 - 1 / COMPRESSION_RATIO)
    return np.asarray(sound * gain(-smooth(cut, rate, 0.060)))


def in_a_small_room(sound: Sound, rate: int) -> Sound:
    """Return `sound` with the ring of a small furnished room behind it."""
    before, length = round(ROOM_BEFORE_S * rate), round(ROOM_S * rate)
    ring = np.random.default_rng(ROOM_SEED).standard_normal(length)
    ring *= 10 ** (-3 * np.arange(length) / rate / ROOM_T60_S)
    ring = signal.sosfilt(signal.butter(1, [250, 3500], "bandpass", fs=rate, output="sos"), ring)
    room = np.zeros(before + length)
    room[before:] = ring / np.sqrt((ring**2).sum()) * 10 ** (ROOM_DB / 20)
    room[0] = 1.0
    return np.asarray(signal.oaconvolve(sound, room))


def peak(hertz: float, q: float, gain_db: float, rate: int) -> Sound:
    """Return a bell filter as one second-order section (Bristow-Johnson's cookbook)."""
    a, angle = 10 ** (gain_db / 40), 2 * np.pi * hertz / rate
    width, middle = np.sin(angle) / (2 * q), -2 * np.cos(angle)
    section = np.array([1 + width * a, middle, 1 - width * a, 1 + width / a, middle, 1 - width / a])
    return np.asarray(section / section[3])


def high_shelf(hertz: float, gain_db: float, rate: int) -> Sound:
    """Return a high shelf of slope one as one second-order section (the same cookbook)."""
    a, angle = 10 ** (gain_db / 40), 2 * np.pi * hertz / rate
    c, width = np.cos(angle), np.sqrt(2 * a) * np.sin(angle)
    up, down = a + 1 + (a - 1) * c, a + 1 - (a - 1) * c
    section = np.array(
        [
            *(a * (up + width), -2 * a * (a - 1 + (a + 1) * c), a * (up - width)),
            *(down + width, 2 * (a - 1 - (a + 1) * c), down - width),
        ]
    )
    return np.asarray(section / section[3])


def level_db(sound: Sound, rate: int, window_s: float) -> Sound:
    """Return the level around each frame in dB of full scale."""
    return 10 * np.log10(np.clip(smooth(sound**2, rate, window_s), 1e-10, None))


def steady_level_db(sound: Sound) -> float:
    """Return the level of what is spoken, pauses left out, in dB of full scale."""
    loud = sound[np.abs(sound) > np.abs(sound).max() * 0.01]
    return float(10 * np.log10(np.mean(loud**2))) if len(loud) else -100.0


def smooth(values: Sound, rate: int, window_s: float) -> Sound:
    """Return `values` averaged about each frame, looking ahead as far as back."""
    window = signal.windows.hann(round(window_s * rate) | 1, sym=True)
    return np.asarray(signal.oaconvolve(values, window / window.sum(), "same"))


def gain(decibels: Sound) -> Sound:
    """Return decibels as factors."""
    return np.asarray(10 ** (decibels / 20))

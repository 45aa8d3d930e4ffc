"""Three singing bowls and a small bell, from measured modes. Makes samples; knows nothing of when.

A struck bowl rings in a few inharmonic modes. Each is a pair of almost equal tones, because no
bowl is perfectly round, and the pair beats slowly. Mode ratios, splits and decay times follow
measurements of Himalayan bowls (Inácio, Henrique and Antunes, "The dynamics of Tibetan singing
bowls", Acta Acustica 92, 2006; Terwagne and Bush, Nonlinearity 24, 2011); the small bell follows
Fletcher and Rossing, "The Physics of Musical Instruments", 2nd ed., §21 (hand bells and crotales).
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from audio.frames import RATE, frames
from audio.ramps import rise
from audio.script import BellKind, Bowl


@dataclass(frozen=True, slots=True)
class Mode:
    """One mode of vibration: frequency, amplitude, time to fall by 60 dB, and its beating."""

    frequency_hz: float
    amplitude: float
    t60_s: float
    split_hz: float


@dataclass(frozen=True, slots=True)
class Bell:
    """A bell and how it is struck. `peak_db` is the highest sample's level."""

    modes: tuple[Mode, ...]
    length_s: float
    attack_s: float
    peak_db: float
    thump: float = 0.0  # a soft mallet on wood and cloth: level against the first mode


def _bowl(base_hz: float, ratios: tuple[float, ...], t60_s: float) -> tuple[Mode, ...]:
    """Return the modes of a bowl: higher ones are softer, die sooner and beat faster."""
    amplitudes = (1.0, 0.55, 0.28, 0.12, 0.05)
    splits = (0.55, 0.9, 1.4, 2.2, 3.1)
    return tuple(
        Mode(base_hz * ratio, amplitude, t60_s * ratio**-0.75, split)
        for ratio, amplitude, split in zip(ratios, amplitudes, splits, strict=True)
    )


# The ratios of two bowls, a large one and a small one.
_WIDE = (1.0, 2.77, 5.17, 8.14, 11.6)
_SMALL = (1.0, 2.83, 5.18, 7.96, 11.1)
BOWLS = {
    Bowl.ROUND: Bell(_bowl(220.0, _WIDE, 28.0), 24.0, attack_s=0.012, peak_db=-11.0, thump=0.12),
    Bowl.DEEP: Bell(_bowl(146.0, _WIDE, 34.0), 28.0, attack_s=0.016, peak_db=-12.0, thump=0.16),
    Bowl.CLEAR: Bell(_bowl(513.0, _SMALL, 19.0), 18.0, attack_s=0.008, peak_db=-14.0, thump=0.06),
}
SMALL_BELL = Bell(
    (
        Mode(1760.0, 1.0, 7.0, 1760.0 * 0.0045),
        Mode(1760.0 * 2.756, 0.3, 2.6, 3.1),
        Mode(1760.0 * 5.404, 0.08, 0.9, 4.7),
    ),
    length_s=8.0,
    attack_s=0.004,
    peak_db=-18.0,
)

_BLOCK = 512
_SHARES = (0.62, 0.38)  # of the two tones of a pair; the other way round in the other ear
_LAG = 1.2  # radians: the beat reaches the right ear later, so the sound turns slowly


@dataclass(frozen=True, slots=True)
class Tone:
    """One decaying sine of a pair: its size in each ear, and its lag (radians) in the right one."""

    frequency_hz: float
    t60_s: float
    left: float
    right: float
    lag: float


def _tones(mode: Mode) -> tuple[Tone, Tone]:
    """Return the pair of `mode`."""
    (more, less), half = _SHARES, mode.split_hz / 2
    low, high = mode.frequency_hz - half, mode.frequency_hz + half
    left, right = mode.amplitude * more, mode.amplitude * less
    return (Tone(low, mode.t60_s, left, right, 0.0), Tone(high, mode.t60_s, right, left, _LAG))


def _ring(tones: list[Tone], frame_count: int) -> NDArray[np.float32]:
    """Return the sum of `tones`, float32 `[n, 2]`.

    A decaying sine is the powers of one complex number z, and z^(b·B + i) is z^(b·B) · z^i: all
    the tones together are one product of two small matrices, blocks by frames of a block.
    """
    blocks = -(-frame_count // _BLOCK)
    out = np.empty((blocks * _BLOCK, 2), np.float32)
    steps = [
        2j * np.pi * tone.frequency_hz / RATE - np.log(1000.0) / (tone.t60_s * RATE)
        for tone in tones
    ]
    within = np.exp(np.multiply.outer(steps, np.arange(_BLOCK)))
    starts = np.exp(np.multiply.outer(np.arange(blocks) * _BLOCK, steps))
    inner = np.concatenate([within.imag, within.real]).astype(np.float32)
    for ear in (0, 1):
        heard = [(tone.left, tone.right * np.exp(-1j * tone.lag))[ear] for tone in tones]
        sizes = starts * np.array(heard)
        outer = np.concatenate([sizes.real, sizes.imag], axis=1).astype(np.float32)
        out[:, ear] = (outer @ inner).reshape(-1)
    return out[:frame_count]


def _thump(level: float) -> NDArray[np.float32]:
    """Return the mallet's own short, dull sound, 90 ms of a falling low tone."""
    t = np.arange(frames(0.09)) / RATE
    wave = np.sin(2 * np.pi * (92 * t - 160 * t * t)) * np.exp(-t / 0.018)
    knock: NDArray[np.float32] = (level * wave * np.sin(np.pi * t / t[-1])).astype(np.float32)
    return knock


def make_bell(bell: Bell) -> NDArray[np.float32]:
    """Synthesise `bell`: float32 `[n, 2]`, silent at both ends."""
    tones = [tone for mode in bell.modes for tone in _tones(mode)]
    out = _ring(tones, frames(bell.length_s))
    if bell.thump:
        knock = _thump(bell.thump)
        out[: len(knock)] += knock[:, None]
    attack = rise(frames(bell.attack_s))
    out[: len(attack)] *= attack[:, None]
    tail = rise(frames(min(6.0, bell.length_s / 2)))[::-1]
    out[len(out) - len(tail) :] *= (tail - tail[-1])[:, None]
    out *= np.float32(10 ** (bell.peak_db / 20)) / np.abs(out).max()
    return out


_made: dict[Bell, NDArray[np.float32]] = {}
_making = Lock()


def _kept(bell: Bell) -> NDArray[np.float32]:
    """Return the samples of `bell`, made at most once; what is made is found without waiting."""
    samples = _made.get(bell)
    if samples is None:
        with _making:
            samples = _made.get(bell)
            if samples is None:
                samples = _made[bell] = make_bell(bell)
                samples.setflags(write=False)
    return samples


def bell_of(kind: BellKind, bowl: Bowl) -> Bell:
    """Return what is struck: a bowl at both ends, the small bell between them."""
    return SMALL_BELL if kind is BellKind.INTERVAL else BOWLS[bowl]


def bell_samples(kind: BellKind, bowl: Bowl = Bowl.ROUND) -> NDArray[np.float32]:
    """Return the bell of `kind`, float32 `[n, 2]`, made once. May be called from any thread."""
    return _kept(bell_of(kind, bowl))


def bell_frames(kind: BellKind, bowl: Bowl = Bowl.ROUND) -> int:
    """Return how long the bell of `kind` rings, in frames, without making it."""
    return frames(bell_of(kind, bowl).length_s)

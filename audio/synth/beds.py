"""Background beds: seeded, endless, without a seam.

A bed is the sum of two loops of 47 s and 61 s, each made by an inverse Fourier transform at its
own length and therefore exactly periodic; together they come round after 48 minutes. A loop is
made once in a process; a seed chooses where in the two loops a bed begins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from audio.frames import RATE
from audio.memory import return_large_blocks
from audio.synth.brown import brown
from audio.synth.drone import drone
from audio.synth.noise import Floats
from audio.synth.ocean import ocean
from audio.synth.rain import rain
from audio.synth.wind import wind

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


class Endless(Protocol):
    """What a bed is made of."""

    def render(self, start: int, out: Floats) -> None:
        """Write the frames from `start` into `out`, round and round."""
        ...


@dataclass(frozen=True, slots=True)
class Bed:
    """Two loops and where in each the bed begins."""

    loops: tuple[Endless, ...]
    offsets: tuple[int, ...]

    def render(self, start: int, out: Floats, scratch: Floats) -> None:
        """Write the frames from `start` into `out` (float32 `[n, 2]`); `scratch` is as large."""
        for loop, offset in zip(self.loops, self.offsets, strict=True):
            part = out if loop is self.loops[0] else scratch[: len(out)]
            loop.render(start + offset, part)
            if part is not out:
                out += part


MAKERS: dict[str, tuple[Callable[[int, int], Floats], float]] = {
    "rain": (rain, -35.7),  # and the level of the whole bed, RMS in dB of full scale
    "ocean": (ocean, -33.3),
    "wind": (wind, -34.5),
    "brown": (brown, -31.4),
    "drone": (drone, -31.6),
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

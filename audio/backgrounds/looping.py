"""Makes one seamless loop of a sound that comes in blocks. In constant memory."""

from __future__ import annotations

from typing import IO

import numpy as np
from numpy.typing import NDArray

from audio.backgrounds.own import FULL_SCALE
from audio.frames import frames

CROSSFADE = frames(5.0)  # or a quarter of what is shorter than 10 s

Floats = NDArray[np.float32]


class Looped:
    """Writes samples one after another, the end faded into the beginning."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._head = np.empty((0, 2), np.float32)  # until it is as long as the fade
        self._tail = np.empty((0, 2), np.float32)  # held back: it may be the end
        self._written = 0

    def take(self, block: Floats) -> None:
        """Take what comes next."""
        if len(self._head) < CROSSFADE:
            both = np.concatenate([self._head, block])
            self._head, block = both[:CROSSFADE], both[CROSSFADE:]
        held = np.concatenate([self._tail, block])
        sure = max(0, len(held) - CROSSFADE)
        self._write(held[:sure])
        self._tail = held[sure:]

    def finish(self) -> int:
        """Write the seam; return how many frames the loop has."""
        if not self._written and len(self._tail) < CROSSFADE:
            return self._finish_short()
        self._write_at(0, self._seam(self._head, self._tail))
        return CROSSFADE + self._written

    def _finish_short(self) -> int:
        """Close a sound of less than two fades with a fade that is a quarter of it."""
        whole = np.concatenate([self._head, self._tail])
        fade = len(whole) // 4
        loop = whole[: len(whole) - fade].copy()
        loop[:fade] = self._seam(whole[:fade], whole[len(whole) - fade :])
        self._write_at(0, loop)
        return len(loop)

    def _seam(self, head: Floats, tail: Floats) -> Floats:
        """Fade from the end to the beginning at an even power."""
        angle = (np.arange(len(head), dtype=np.float32) + 0.5) / len(head) * np.float32(np.pi / 2)
        mixed: Floats = head * np.sin(angle)[:, None] + tail * np.cos(angle)[:, None]
        return mixed

    def _write(self, samples: Floats) -> None:
        self._write_at(CROSSFADE + self._written, samples)
        self._written += len(samples)

    def _write_at(self, frame: int, samples: Floats) -> None:
        self._file.seek(4 * frame)
        scaled = np.rint(np.clip(samples, -1, 1) * np.float32(FULL_SCALE))
        self._file.write(scaled.astype("<i2").tobytes())

"""Decoded clips, kept under a budget. Knows no pack and no file, only a voice."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from audio.voices import Voice

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BUDGET_BYTES = 64 * 1024 * 1024  # about six minutes of unbroken speech


class ClipStore:
    """The clips of one voice, the most recently used kept. Safe to call from any thread."""

    def __init__(self, voice: Voice, budget_bytes: int = BUDGET_BYTES) -> None:
        """Keep at most `budget_bytes` of decoded samples of `voice`."""
        self._voice = voice
        self._budget = budget_bytes
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._held = 0

    @property
    def held_bytes(self) -> int:
        """How many bytes of samples are held now."""
        return self._held

    def get(self, text: str) -> NDArray[np.float32] | None:
        """Return the clip of `text`, read-only, decoding it if it is not held.

        Raises:
            audio.errors.SoundFileError: the clip is damaged; asking again tries again.
        """
        with self._lock:
            if text in self._kept:
                self._kept.move_to_end(text)
                return self._kept[text]
        clip = self._voice.clip(text)  # outside the lock: the others need not wait for it
        if clip is not None:
            clip.flags.writeable = False
            self._keep(text, clip)
        return clip

    def _keep(self, text: str, clip: NDArray[np.float32]) -> None:
        with self._lock:
            if text in self._kept or clip.nbytes > self._budget:
                return
            self._kept[text] = clip
            self._held += clip.nbytes
            while self._held > self._budget:
                _, oldest = self._kept.popitem(last=False)
                self._held -= oldest.nbytes

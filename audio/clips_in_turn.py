"""The clips of one timeline in the order they are said, decoded a few lines ahead on every core.

Decoding is most of the work of rendering, and the decoder lets other threads run.
"""

from __future__ import annotations

import os
from collections import OrderedDict, deque
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import TYPE_CHECKING

from audio.timeline import Timeline

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KEPT = 8  # clips, decoded or under way: about a minute of speech


class ClipsInTurn:
    """Satisfies `audio.mixer.Clips` for lines asked in turn; any other order only costs time."""

    def __init__(self, timeline: Timeline) -> None:
        """Begin nothing yet: the first line asked for sets the threads going."""
        self._voice = timeline.voice
        self._to_come = deque(dict.fromkeys(line.text for line in timeline.spoken))
        self._kept: OrderedDict[str, Future[NDArray[np.float32] | None]] = OrderedDict()
        self._threads = ThreadPoolExecutor(os.cpu_count(), "tend-clips")

    def __enter__(self) -> ClipsInTurn:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._threads.shutdown(cancel_futures=True)

    def get(self, text: str) -> NDArray[np.float32] | None:
        """Return the clip of `text`, or None where nothing is spoken.

        Raises:
            audio.errors.SoundFileError: the clip is damaged.
        """
        if text not in self._kept:
            self._begin(text)
            self._kept.move_to_end(text, last=False)
        while next(iter(self._kept)) != text:
            self._kept.popitem(last=False)
        while self._to_come and len(self._kept) < KEPT:
            self._begin(self._to_come.popleft())
        return self._kept[text].result()

    def _begin(self, text: str) -> None:
        if text not in self._kept:
            self._kept[text] = self._threads.submit(self._voice.clip, text)

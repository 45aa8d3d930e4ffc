"""One practice on its way into one reading: its lines, where one is, and takes not yet kept.

Knows no Qt, no microphone and no page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.services.read_aloud_view import AloudLine
from desktop.services.readings import opened, reading_aloud

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audio.voices.growing import GrowingPack
    from desktop.services.library_service import LibraryService

    Clip = NDArray[np.float32]


@dataclass(slots=True)
class AloudSession:
    """What the service holds while a practice is read aloud."""

    practice_id: str
    title: str
    reading_id: str
    pack: GrowingPack
    lines: tuple[AloudLine, ...]
    kept: frozenset[int]
    at: int = 0
    takes: dict[int, Clip] = field(default_factory=dict)  # of lines, waiting to be kept

    @property
    def text(self) -> str:
        """The words of the line one is at."""
        return self.lines[self.at].text

    def clip(self) -> Clip | None:
        """Return what there is to be listened to: the take that waits, or the line as kept.

        Raises:
            audio.errors.SoundFileError: the clip is damaged.
        """
        take = self.takes.get(self.at)
        return take if take is not None else self.pack.clip(self.text)

    def move_to(self, at: int) -> None:
        """Go to a line; beyond the ends one stays."""
        self.at = min(max(0, at), len(self.lines) - 1)

    def keep(self, at: int, take: Clip) -> None:
        """Keep a take as the line, whole on disk; any thread.

        Raises:
            OSError: it cannot be written.
            audio.errors.SoundFileError: the reading is damaged by now.
        """
        self.pack.put(self.lines[at].text, take)

    def was_kept(self, at: int) -> None:
        """Note that a line is there, and go on to the next that is not."""
        self.takes.pop(at, None)
        self.kept |= {at}
        self.move_to(self._next_missing(at))

    def _next_missing(self, at: int) -> int:
        order = [*range(at + 1, len(self.lines)), *range(at)]
        return next((line for line in order if line not in self.kept), at + 1)


def session_of(
    library: LibraryService, practice_id: str, shelf: Path, reading_id: str
) -> AloudSession:
    """Return a practice with the lines that a reading has of it, at the first one missing.

    Raises:
        AppError: the practice or the reading is gone or damaged, or the practice says nothing.
    """
    (reading, lines), pack = reading_aloud(library, practice_id), opened(shelf, reading_id)
    kept = frozenset(at for at, line in enumerate(lines) if pack.speaks(line.text))
    first = next((at for at in range(len(lines)) if at not in kept), 0)
    return AloudSession(
        practice_id, reading.practice.title, reading_id, pack, lines, kept, at=first
    )

"""A pack that is still being made: a reading line by line, or a synthesiser's kept clips."""

from __future__ import annotations

import threading
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from audio.decode import decode
from audio.voices.description import FILE_NAME, Description, written
from audio.voices.earlier import forget_earlier, set_aside
from audio.voices.index import FILE_NAME as INDEX
from audio.voices.index import Entry, clip_path, read_index, write_index
from audio.voices.naming import digest
from audio.voices.opus import encoded
from audio.voices.pack import VoicePack
from audio.whole_files import write_whole

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KILOBITS = 48  # a second of a clip: clear speech, whoever speaks
_writing = threading.Lock()  # one for all: two may have opened the same folder


class GrowingPack(VoicePack):
    """A voice pack whose clips come one by one. Safe to call from any thread.

    Each clip is whole on disk before the index names it, so that a crash costs nothing that was
    kept. The index on disk counts, not the one that was opened: another may have written to it. The
    take before a new one stays for a day beside it, for whoever opened the pack before.
    """

    def __init__(self, folder: Path) -> None:
        """Open the pack in `folder`.

        Raises:
            audio.errors.SoundFileError: its description or its index is damaged.
        """
        super().__init__(folder)
        forget_earlier(folder)

    @classmethod
    def begun(cls, folder: Path, description: Description) -> GrowingPack:
        """Return the pack in `folder`, which is made where there is none yet.

        Raises:
            OSError: it cannot be written.
            audio.errors.SoundFileError: there is one, and it is damaged.
        """
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not (folder / INDEX).exists():
            write_whole(folder / FILE_NAME, written(description).encode())
            write_index(folder, {})
        return cls(folder)

    def put(self, text: str, samples: NDArray[np.float32]) -> None:
        """Keep `samples` (mono float32 at 48 kHz, at its final level) as the clip of `text`.

        Raises:
            OSError: it cannot be written; the clip before it, if any, stays.
            audio.errors.SoundFileError: the index is damaged by now; nothing was changed.
        """
        key, data = self._key(text), encoded(samples, KILOBITS)
        with _writing:
            entries = self._entries_now()
            set_aside(self.folder, key, entries.get(key))
            path = clip_path(self.folder, key)
            write_whole(path, data)
            entries[key] = Entry(len(decode(path)), digest(data))
            write_index(self.folder, entries)
            self._entries = entries

    def drop(self, text: str) -> None:
        """Forget the clip of `text`; one that is not there is no matter.

        Raises:
            OSError: it cannot be written.
            audio.errors.SoundFileError: the index is damaged by now; nothing was changed.
        """
        self.forget({self._key(text)})

    def forget(self, keys: Collection[str]) -> None:
        """Forget the clips of these names.

        Raises:
            OSError: it cannot be written.
            audio.errors.SoundFileError: the index is damaged by now; nothing was changed.
        """
        with _writing:
            entries = {
                kept: entry for kept, entry in self._entries_now().items() if kept not in keys
            }
            write_index(self.folder, entries)
            self._entries = entries
            for key in keys:
                clip_path(self.folder, key).unlink(missing_ok=True)

    def _entries_now(self) -> dict[str, Entry]:
        self.folder.stat()  # a folder that is gone is told as that, not as a damaged index
        return read_index(self.folder)

    def as_it_is(self) -> VoicePack:
        """Return the pack with the clips it has now: a plan must not change under what plays it."""
        return _Snapshot(self)


class _Snapshot(VoicePack):
    """What a growing pack was at one moment."""

    def __init__(self, pack: GrowingPack) -> None:
        self._folder, self._description = pack.folder, pack.description
        self._entries, self._namer, self._keys = pack._entries, pack._namer, {}

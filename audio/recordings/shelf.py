"""The recordings of one data folder. A damaged one spoils only itself. For one thread at a time.

What is removed is first moved aside, by one renaming: after a crash it either stands as it stood,
or is on its way out and goes when `forget_removed` is next called.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from audio.recordings.record import NAME, Recording, read

REMOVED = ".removed-"  # how the name of a folder begins in which a removed recording waits


class Shelf:
    """Recordings by id, read anew whenever they are asked for: there are few."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.damaged: list[str] = []  # names of folders whose file cannot be read

    def recordings(self) -> list[Recording]:
        """Return every readable recording, by title."""
        self.damaged = []
        found = []
        for folder in sorted(self.folder.glob("*/")):
            if folder.name.startswith(".") or not (folder / NAME).is_file():
                continue
            try:
                found.append(read(folder))
            except (OSError, ValueError, KeyError, TypeError):
                self.damaged.append(folder.name)
        return sorted(found, key=lambda recording: recording.title.casefold())

    def recording(self, recording_id: str) -> Recording | None:
        """Return the recording of this id, or None."""
        return next((one for one in self.recordings() if one.id == recording_id), None)

    def remove(self, recording_id: str) -> None:
        """Move a recording aside, its sound and all, and delete what was aside before it.

        One that is gone already is no matter.

        Raises:
            OSError: it could not be moved; it stands as it stood.
        """
        place = self.folder / recording_id
        if not is_name(recording_id) or not place.is_dir():
            return
        before = list(self._removed())
        aside = Path(tempfile.mkdtemp(prefix=f"{REMOVED}{recording_id}-", dir=self.folder))
        place.rename(aside / recording_id)
        for one in before:
            shutil.rmtree(one, ignore_errors=True)

    def restore(self, recording_id: str) -> str:
        """Bring back what was removed last under this id; return its id, a new one if taken.

        Raises:
            OSError: it could not be moved back, or there is no such recording any more.
        """
        places = (one / recording_id for one in self._removed() if is_name(recording_id))
        aside = next((one for one in places if one.is_dir()), None)
        if aside is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), recording_id)
        place = free_place(self.folder, recording_id)
        aside.rename(place)
        shutil.rmtree(aside.parent, ignore_errors=True)
        return place.name

    def forget_removed(self) -> None:
        """Delete for good whatever was removed; what cannot be deleted now is left for later."""
        for aside in self._removed():
            shutil.rmtree(aside, ignore_errors=True)

    def _removed(self) -> Iterator[Path]:
        return self.folder.glob(f"{REMOVED}*/")


def is_name(recording_id: str) -> bool:
    """Say whether an id can be that of a folder in the shelf, and of nothing else."""
    return (
        Path(recording_id).name == recording_id
        and not recording_id.startswith(".")
        and bool(recording_id)
    )


def free_place(folder: Path, name: str) -> Path:
    """Return a path in `folder` that nothing has: `name`, or else `name-2` and so on."""
    place, number = folder / name, 1
    while place.exists():
        number += 1
        place = folder / f"{name}-{number}"
    return place

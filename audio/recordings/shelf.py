"""The recordings of one data folder. A damaged one spoils only itself. For one thread at a time."""

from __future__ import annotations

import shutil
from pathlib import Path

from audio.recordings.record import NAME, Recording, read


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
        """Delete a recording, its sound and all; one that is gone already is no matter.

        Raises:
            OSError: it could not be deleted.
        """
        place = self.folder / recording_id
        if recording_id and place.parent == self.folder and place.is_dir():
            shutil.rmtree(place)

"""What can come between a practice and its file, besides the disk."""

from __future__ import annotations

from pathlib import Path


class EncoderMissing(Exception):  # noqa: N818 - it is not an error to have none
    """No ffmpeg was found to encode with."""


class EncodingError(Exception):
    """The encoder gave up; its own last words are the argument."""


class BesideNotWritten(Exception):  # noqa: N818 - the sound itself was written
    """The sound is whole in its place, but the file `path` beside it is not; its cause says why."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class Stopped(Exception):  # noqa: N818 - somebody wished it
    """Whoever was told of the progress said to stop."""

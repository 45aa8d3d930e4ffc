"""What can come between a practice and its file, besides the disk."""

from __future__ import annotations


class EncoderMissing(Exception):  # noqa: N818 - it is not an error to have none
    """No ffmpeg was found to encode with."""


class EncodingError(Exception):
    """The encoder gave up; its own last words are the argument."""


class Stopped(Exception):  # noqa: N818 - somebody wished it
    """Whoever was told of the progress said to stop."""

"""Bringing a recording in: what is found beside it, and what the world says to it. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.files import as_app_error, ensure_folder
from desktop.services.sound_failures import from_sound

if TYPE_CHECKING:
    from audio.recordings.keeping import Wanted
    from audio.recordings.record import Recording


def captions_beside(source: Path) -> Path | None:
    """Return the caption file of the same name beside a sound file, or None."""
    from audio.recordings.captions import ENDINGS

    return next((path for end in ENDINGS if (path := source.with_suffix(end)).is_file()), None)


def marks_beside(source: Path) -> Path | None:
    """Return the label track of the same name beside a sound file, or None."""
    from audio.recordings.marks import ENDING, is_label_track

    path = source.with_suffix(ENDING)
    return path if is_label_track(path) else None


def count_marks_inside(source: Path) -> int:
    """Return how many cue marks a sound file holds; any thread, for it may ask ffmpeg."""
    from audio.recordings.marks_inside import marks_inside

    return len(marks_inside(source, ffmpeg()))


def bring_in(
    source: Path,
    shelf: Path,
    wanted: Wanted,
    progress: Callable[[float], bool] = lambda _done_s: True,
) -> Recording:
    """Bring a sound file into the library; any thread.

    Raises:
        AppError: it cannot be used, it was stopped, or the disk stands in the way; the library is
            as it was.
    """
    from audio.recordings.errors import RecordingError
    from audio.recordings.keeping import keep_recording

    ensure_folder(shelf.parent)
    try:
        return keep_recording(source, shelf, wanted, ffmpeg(), progress)
    except RecordingError as error:
        raise from_sound(error) from error
    except OSError as error:
        raise as_app_error(error, shelf) from error


def ffmpeg() -> str | None:
    """Return the path of an ffmpeg, or None where there is none."""
    from audio.export.errors import EncoderMissing
    from audio.export.ffmpeg_sink import find_encoder

    try:
        return find_encoder()
    except EncoderMissing:
        return None

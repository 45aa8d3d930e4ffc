"""A practice as a sound file, and what the world says to it. Plain functions; knows no Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import as_app_error
from desktop.core.words import tr
from desktop.services.sound_failures import from_sound

if TYPE_CHECKING:
    from audio.export.about import About
    from audio.plan import Plan
    from audio.script import Script
    from audio.timeline import Timeline
    from audio.voices import Voice


def export(
    timeline: Timeline,
    path: Path,
    about: About | None = None,
    others: Mapping[str, str] | None = None,
    progress: Callable[[float], bool] = lambda _done: True,
) -> bool:
    """Write a practice to `path`; any thread. Return False where `progress` said to stop.

    `others` are the texts of files beside it, by their ending.

    Raises:
        AppError: the disk, a clip or a missing encoder stood in the way; no part of it is left.
        ValueError: the name ends in no kind of sound file.
    """
    from audio.errors import SoundFileError
    from audio.export.errors import EncoderMissing, EncodingError, Stopped
    from audio.export.rendering import render_file

    try:
        render_file(timeline, path, about, others, progress)
    except Stopped:
        return False
    except EncoderMissing as error:
        raise AppError(ErrorKind.NO_ENCODER, path=path) from error
    except EncodingError as error:
        raise AppError(ErrorKind.FILE_NOT_WRITTEN, str(error), path=path) from error
    except OSError as error:
        raise _not_written(error, path) from error
    except SoundFileError as error:
        raise from_sound(error) from error
    return True


def words_of(script: Script, plan: Plan, voice: Voice) -> About:
    """Return what the file of a planned practice says of itself."""
    from audio.export.about import about, voice_credit

    return about(script.header, plan, tr("Tend"), voice_credit(voice))


def beside(script: Script, plan: Plan, ending: str) -> dict[str, str]:
    """Return the caption file of a planned practice by its ending; none without an ending."""
    from audio.export.captions import captions

    if not ending:
        return {}
    return {ending: captions(plan, ending, script.header.title)}


def _not_written(error: OSError, path: Path) -> AppError:
    """Return what is said of a file that could not be written where it was wanted."""
    kind = as_app_error(error, path).kind
    if kind is ErrorKind.DISK_FULL:
        return AppError(ErrorKind.NO_ROOM, error.strerror or "", path=path)
    if kind is ErrorKind.FOLDER_MISSING and not path.parent.is_dir():
        return AppError(ErrorKind.NO_SUCH_FOLDER, error.strerror or "", path=path.parent)
    return AppError(ErrorKind.FILE_NOT_WRITTEN, error.strerror or str(error), path=path)

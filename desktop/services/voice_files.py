"""Voices as files, brought in and saved, and what the world says to it. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import as_app_error, ensure_folder
from desktop.core.words import plural, tr
from desktop.services.sound_failures import from_sound

if TYPE_CHECKING:
    from audio.voices.sharing.bringing import Brought, IfHere
    from audio.voices.sharing.errors import VoiceFileError

Progress = Callable[[float], bool]  # 0…1 of the work; False: stop


def bring_in(
    source: Path, shelf: Path, if_here: IfHere, progress: Progress = lambda _done: True
) -> Brought:
    """Bring a voice's file in among the voices of one's own; any thread.

    Raises:
        AppError: it cannot be used, a voice of its name is here, it was stopped, or the disk stands
            in the way; the voices are as they were.
    """
    from audio.voices.sharing.bringing import bring_voice
    from audio.voices.sharing.errors import VoiceFileError

    ensure_folder(shelf.parent)
    try:
        return bring_voice(source, shelf, if_here, progress)
    except VoiceFileError as error:
        raise _not_brought(error) from error
    except OSError as error:
        raise as_app_error(error, shelf) from error


def save(folder: Path, path: Path, progress: Progress = lambda _done: True) -> int:
    """Save the voice in `folder` as the file `path`; return how many damaged clips were left out.

    Raises:
        AppError: the voice is damaged, it was stopped, or `path` cannot be written.
    """
    from audio.errors import SoundFileError
    from audio.voices.sharing.errors import FileRefusal, VoiceFileError
    from audio.voices.sharing.saving import save_voice

    try:
        return save_voice(folder, path, progress)
    except SoundFileError as error:
        raise from_sound(error) from error
    except VoiceFileError as error:
        stopped = error.refusal is FileRefusal.CANCELLED
        why = tr("it was stopped") if stopped else tr("not one line of this voice is whole")
        raise AppError(ErrorKind.VOICE_NOT_SAVED, path=path.name, why=why) from error
    except OSError as error:
        raise as_app_error(error, path) from error


def brought_words(brought: Brought) -> str:
    """Return what to say of a voice that has come in, damaged lines and all."""
    lines = plural(brought.lines, "{n} line", "{n} lines")
    said = tr("“{name}” is here now, with {lines}.", name=brought.name, lines=lines)
    return f"{said} {damaged_words(brought.damaged)}".rstrip()


def damaged_words(many: int) -> str:
    """Return what becomes of damaged lines, or nothing where there are none."""
    if not many:
        return ""
    return plural(
        many,
        "{n} line was damaged and left out; another voice or captions say it.",
        "{n} lines were damaged and left out; another voice or captions say them.",
    )


def _not_brought(error: VoiceFileError) -> AppError:
    from audio.voices.sharing.errors import FileRefusal

    if error.refusal is FileRefusal.SAME_NAME:
        return AppError(ErrorKind.VOICE_HERE_ALREADY, name=error.name, path=error.path.name)
    why = {
        FileRefusal.MISSING: tr("there is no such file, or it cannot be opened"),
        FileRefusal.NOT_A_VOICE: tr("it is no voice that Tend can read"),
        FileRefusal.NEWER: tr("a newer version of Tend wrote it; update this one"),
        FileRefusal.DAMAGED: tr("the file is damaged, or ends too early"),
        FileRefusal.UNSAFE: tr("it holds things that no voice has, so Tend does not trust it"),
        FileRefusal.TOO_LARGE: tr("it would take more than 2 GB"),
        FileRefusal.NO_LINES: tr("not one line in it is whole"),
        FileRefusal.CANCELLED: tr("it was stopped"),
    }[error.refusal]
    return AppError(ErrorKind.VOICE_FILE_REFUSED, path=error.path.name, why=why)

"""Sound's failures as kinds that have a sentence. Plain functions; knows no Qt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import resources
from audio.errors import PlanError, ScriptError, SoundFileError
from audio.recordings.errors import RecordingError, RecordingSoundError
from audio.voices.spoken.errors import SpeechError, Trouble
from desktop.core.errors import AppError, ErrorKind
from desktop.core.words import tr

if TYPE_CHECKING:
    from audio.library import Library
    from audio.script import Header, Script
    from audio.voices import Voice


def from_sound(error: Exception) -> AppError:
    """Return the kind for a failure of scripts or sound files; anything else is raised again."""
    if isinstance(error, AppError):
        return error
    if isinstance(error, ScriptError):
        return AppError(
            ErrorKind.PRACTICE_DAMAGED,
            file=error.file,
            line=error.line,
            field=error.field,
            found=error.found,
            allowed=error.allowed,
        )
    if isinstance(error, RecordingError):
        return AppError(ErrorKind.RECORDING_REFUSED, path=error.path.name, why=_why_refused(error))
    if isinstance(error, RecordingSoundError):
        return AppError(ErrorKind.RECORDING_DAMAGED, error.reason, path=error.path.parent)
    if isinstance(error, SpeechError):
        return AppError(ErrorKind.VOICE_NOT_MADE, error.detail, why=why_not_made(error))
    if isinstance(error, SoundFileError):
        return _from_voice(error)
    raise error


def why_not_made(error: SpeechError) -> str:
    """Return what stood in the way of a voice, as part of a sentence."""
    return {
        Trouble.GONE: tr("the program that speaks it is not installed any more"),
        Trouble.FAILED: tr("the program that speaks it gave up"),
        Trouble.TOO_SLOW: tr("a line took it longer than half a minute"),
        Trouble.SILENT: tr("nothing can be heard in what it says"),
        Trouble.STOPPED: tr("it was stopped"),
        Trouble.NO_PIPER: tr("Piper is not installed beside Tend (the package piper-tts)"),
        Trouble.MODEL_GONE: tr("its file is not where it was, so choose it once more in Settings"),
        Trouble.NO_JSON: tr("its settings, a file ending in .onnx.json beside it, cannot be read"),
        Trouble.NO_MODEL: tr("the file is no voice that Piper can read"),
    }[error.trouble]


def _from_voice(error: SoundFileError) -> AppError:
    from audio.voices.catalogue import VoiceMissingError

    if isinstance(error, VoiceMissingError):
        return AppError(ErrorKind.VOICE_GONE, error.reason, path=error.path)
    return AppError(_damaged(error.path), error.reason, path=error.path)


def _damaged(path: Path) -> ErrorKind:
    """Return what is said of a voice that lies at `path`: a bundled one comes back by itself."""
    bundled = path.is_relative_to(resources.ROOT)
    return ErrorKind.VOICE_DAMAGED if bundled else ErrorKind.OWN_VOICE_DAMAGED


def _why_refused(error: RecordingError) -> str:
    from audio.recordings.errors import Refusal

    if error.refusal is Refusal.CAPTIONS:
        return tr("line {line} has {found}", line=error.line, found=error.found)
    return {
        Refusal.MISSING: tr("there is no such file, or it cannot be opened"),
        Refusal.NO_SOUND: tr("it is no sound file that Tend can read"),
        Refusal.NEEDS_FFMPEG: tr("its kind needs ffmpeg, and none was found"),
        Refusal.DAMAGED: tr("the file is damaged, or ends too early"),
        Refusal.SILENT: tr("there is nothing to be heard in it"),
        Refusal.TOO_SHORT: tr("it is shorter than five seconds"),
        Refusal.TOO_LONG: tr("it is longer than twelve hours"),
        Refusal.CANCELLED: tr("it was stopped"),
    }[error.refusal]


def known_script(library: Library, practice_id: str) -> Script:
    """Return a practice.

    Raises:
        AppError: there is none of this id, or its file is damaged.
    """
    try:
        return library.script(practice_id)
    except KeyError:
        known = ", ".join(header.id for header in library.headers())
        raise AppError(
            ErrorKind.PRACTICE_UNKNOWN, practice=practice_id, known=known or "none"
        ) from None
    except ScriptError as error:
        raise from_sound(error) from error


def length_error(header: Header, minutes: float, error: PlanError | None = None) -> AppError:
    """Return the failure of a length that a practice cannot be fitted to."""
    return AppError(
        ErrorKind.PRACTICE_LENGTH,
        error.reason if error else "",
        practice=header.title,
        minutes=f"{minutes:g}",
        shortest=header.minutes.shortest,
        longest=header.minutes.longest,
    )


def damaged_clips(voice: Voice, *, of_recording: bool = False) -> AppError:
    """Return the failure of a voice, or a recording, of which something could not be heard."""
    folder = Path(getattr(voice, "folder", None) or resources.ROOT)
    kind = ErrorKind.RECORDING_DAMAGED if of_recording else _damaged(folder)
    return AppError(kind, "clips are missing or damaged", path=folder)

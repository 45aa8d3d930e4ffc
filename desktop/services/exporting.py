"""A practice as a sound file, and what the world says to it. Plain functions; knows no Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import as_app_error
from desktop.core.words import tr
from desktop.services.background_words import beneath
from desktop.services.player_build import build_session
from desktop.services.sound_failures import from_sound
from desktop.services.views import SoundFileOffer, SoundFileWish
from desktop.services.voices import Tell, chosen_voice, quietly

if TYPE_CHECKING:
    from audio.export.about import About
    from audio.export.kinds import Kind
    from audio.plan import Plan
    from audio.script import Script
    from audio.timeline import Timeline
    from audio.voices import Voice
    from desktop.core.settings import Value
    from desktop.services.library_service import LibraryService


def export(
    timeline: Timeline,
    path: Path,
    about: About | None = None,
    others: Mapping[str, str] | None = None,
    progress: Callable[[float], bool] = lambda _done: True,
    *,
    behind: bool = False,
) -> bool:
    """Write a practice to `path`; any thread. Return False where `progress` said to stop.

    `others` are the texts of files beside it, by their ending. With `behind`, everything else goes
    before the encoder.

    Raises:
        AppError: the disk, a clip or a missing encoder stood in the way; no part of it is left,
            except that the sound is there, whole, where only a file beside it could not be written.
        ValueError: the name ends in no kind of sound file.
    """
    from audio.errors import SoundFileError
    from audio.export.errors import BesideNotWritten, EncoderMissing, EncodingError, Stopped
    from audio.export.rendering import render_file

    try:
        render_file(timeline, path, about, others, progress, behind=behind)
    except Stopped:
        return False
    except EncoderMissing as error:
        raise AppError(ErrorKind.NO_ENCODER, path=path) from error
    except EncodingError as error:
        raise AppError(ErrorKind.FILE_NOT_WRITTEN, str(error), path=path) from error
    except BesideNotWritten as error:
        raise AppError(ErrorKind.CAPTIONS_NOT_WRITTEN, sound=path, path=error.path.name) from error
    except OSError as error:
        raise _not_written(error, path) from error
    except SoundFileError as error:
        raise from_sound(error) from error
    return True


def offer(
    library: LibraryService, practice_id: str, minutes: int, chosen: Mapping[str, Value]
) -> SoundFileOffer:
    """Return what a practice can be saved as, by a person's settings; any thread.

    Raises:
        AppError: there is no such practice, or it is damaged.
    """
    from audio.export.kinds import estimated_bytes
    from audio.frames import MINUTE

    under = beneath(str(chosen["background"]))
    recording = library.recording(practice_id)
    if recording is not None:
        title, voice, frame_count = recording.title, "", recording.frame_count
    else:
        title = library.known(practice_id).header.title
        voice, frame_count = chosen_voice(library, chosen).name, minutes * MINUTE
    sizes = ((kind, estimated_bytes(kind, frame_count, bool(under))) for kind in _kinds())
    return SoundFileOffer(practice_id, title, minutes, tuple(sizes), voice, under)


def save(
    library: LibraryService,
    wish: SoundFileWish,
    path: Path,
    chosen: Mapping[str, Value],
    progress: Callable[[float], bool],
    tell: Tell = quietly,
) -> bool:
    """Write a practice as wished, by a person's settings; any thread. False: it was stopped.

    `tell` hears what is wrong with the voice, where another stands in for it.

    Raises:
        AppError: no such practice or length, or as `export`.
    """
    from audio.frames import MINUTE

    session = build_session(library, wish.practice_id, wish.minutes * MINUTE, chosen, tell)
    script, plan = session.script, session.plan
    words, others = words_of(script, plan, session.voice), beside(script, plan, wish.captions)
    return export(session.timeline, path, words, others, progress, behind=True)


def _kinds() -> list[Kind]:
    """Return the kinds that can be written on this machine."""
    from audio.export.errors import EncoderMissing
    from audio.export.ffmpeg_sink import encodes, find_encoder
    from audio.export.kinds import Kind

    try:
        has_m4a = encodes(find_encoder(), Kind.M4A)
    except EncoderMissing:
        has_m4a = False
    return [kind for kind in Kind if kind is not Kind.M4A or has_m4a]


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

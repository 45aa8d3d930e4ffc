"""What lies beneath a practice, by a person's settings, and sounds of their own. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.errors import AppError, ErrorKind
from desktop.services.views import BackgroundChoice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audio.script import Bowl
    from audio.timeline import Background
    from desktop.core.settings import Value

OWN = "own-"  # how the id of every sound of one's own begins
NONE = "none"

Tell = Callable[[AppError], None]


def chosen_background(
    shelf: Path | None, chosen: Mapping[str, Value], tell: Tell
) -> Background | None:
    """Return the background that was chosen; of one that cannot be had `tell` hears why."""
    from audio.timeline import BACKGROUNDS

    name = str(chosen["background"])
    if name in BACKGROUNDS:
        return name
    return _own(shelf, name, tell) if name.startswith(OWN) else None


def _own(shelf: Path | None, name: str, tell: Tell) -> Path | None:
    from audio.backgrounds.own import check
    from audio.errors import SoundFileError
    from audio.recordings.shelf import is_name

    own_id = name.removeprefix(OWN)
    if shelf is None or not is_name(own_id):
        return None
    try:
        check(shelf / own_id)
    except SoundFileError as error:
        tell(AppError(ErrorKind.BACKGROUND_GONE, error.reason, path=shelf / own_id))
        return None
    return shelf / own_id


def chosen_bowl(chosen: Mapping[str, Value]) -> Bowl:
    """Return the bowl that is struck at both ends."""
    from audio.script import Bowl

    return Bowl(str(chosen["bowl"]))


def make_background(shelf: Path | None, chosen: Mapping[str, Value]) -> None:
    """Make a background ahead of time; its loops take a second or two, once."""
    from audio.backgrounds import bed

    background = chosen_background(shelf, chosen, lambda _error: None)
    if background is not None:
        bed(background, 0)


def own_choices(shelf: Path) -> tuple[BackgroundChoice, ...]:
    """Return the person's own backgrounds, by title."""
    from audio.backgrounds.own import own_backgrounds

    return tuple(BackgroundChoice(OWN + one.id, one.title) for one in own_backgrounds(shelf))


def bring_in(source: Path, shelf: Path, progress: Callable[[float], bool]) -> BackgroundChoice:
    """Bring a sound file in as a background.

    Raises:
        AppError: it cannot be used, it was stopped, or the disk stands in the way.
    """
    from audio.backgrounds.keeping import keep_background
    from audio.recordings.errors import RecordingError
    from desktop.core.files import as_app_error
    from desktop.services.recordings import ffmpeg
    from desktop.services.sound_failures import from_sound

    try:
        kept = keep_background(source, shelf, ffmpeg(), progress)
    except RecordingError as error:
        raise from_sound(error) from error
    except OSError as error:
        raise as_app_error(error, shelf) from error
    return BackgroundChoice(OWN + kept.id, kept.title)


def remove(shelf: Path, name: str) -> None:
    """Delete a background of one's own; one that is gone already is no matter.

    Raises:
        AppError: it could not be deleted.
    """
    from audio.backgrounds.keeping import throw_away
    from audio.recordings.shelf import is_name
    from desktop.core.files import as_app_error

    own_id = name.removeprefix(OWN)
    if not is_name(own_id) or not (shelf / own_id).is_dir():
        return
    try:
        throw_away(shelf / own_id)
    except OSError as error:
        raise as_app_error(error, shelf / own_id) from error

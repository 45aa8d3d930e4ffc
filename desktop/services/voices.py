"""Which voice says the lines, by a person's settings. Plain functions; knows no Qt.

A reading that was chosen goes before the voice. Neither a voice that is gone nor a damaged one is
a reason not to practise: the bundled voice or captions stand in, and `tell` hears why.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from desktop.core.errors import AppError
from desktop.core.settings import OPTIONS, Value
from desktop.services.sound_failures import from_sound

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from audio.voices import Voice
    from audio.voices.catalogue import Catalogue
    from audio.voices.spoken.shelf import MadeVoice, MadeVoices
    from desktop.services.library_service import LibraryService

Tell = Callable[[AppError], None]

SHAPES_A_VOICE = ("voice", "reading")  # the settings by which it is chosen


def quietly(_error: AppError) -> None:
    """Hear what is wrong and say nothing: it is said when a practice begins."""


def chosen_voice(
    library: LibraryService, chosen: Mapping[str, Value], tell: Tell = quietly
) -> Voice:
    """Return the voice that says the lines, with the lines that it can say now."""
    voice = _as_it_is(_voice(library, str(chosen["voice"]), tell))
    reading = _reading(library, str(chosen["reading"]), tell)
    if reading is None:
        return voice
    from audio.voices.layered import LayeredVoice

    return LayeredVoice((reading, voice))


def is_made(chosen: Mapping[str, Value]) -> bool:
    """Say whether the voice that was chosen is one whose lines are made on this computer."""
    from audio.voices.spoken import MADE

    return str(chosen["voice"]).startswith(MADE)


def made_voice(library: LibraryService, chosen: Mapping[str, Value]) -> MadeVoice | None:
    """Return the voice that was chosen, where its lines are made on this computer."""
    if not is_made(chosen):
        return None
    from audio.voices.spoken.shelf import MadeVoice

    found = _voice(library, str(chosen["voice"]), quietly)
    return found if isinstance(found, MadeVoice) else None


def _as_it_is(voice: Voice) -> Voice:
    """Return a voice that does not change under what is planned with it."""
    snapshot = getattr(voice, "as_it_is", None)
    found: Voice = voice if snapshot is None else snapshot()
    return found


def _voice(library: LibraryService, name: str, tell: Tell) -> Voice:
    from audio.errors import SoundFileError
    from audio.voices.catalogue import VoiceMissingError

    try:
        return library.voice(name)
    except VoiceMissingError as error:
        tell(from_sound(error))
        usual = str(OPTIONS["voice"].default)
        return library.voice("captions") if name == usual else _voice(library, usual, tell)
    except SoundFileError as error:
        tell(from_sound(error))
        return library.voice("captions")


def _reading(library: LibraryService, name: str, tell: Tell) -> Voice | None:
    from audio.errors import SoundFileError

    if not name:
        return None
    try:
        return library.voice(name)
    except SoundFileError as error:
        tell(from_sound(error))
        return None


def catalogue_of(folder: Path) -> Catalogue:
    """Return the voices of data folder `folder`; those made here are looked for when wanted."""
    from audio.voices.catalogue import Catalogue
    from desktop.core.paths import made_voices_folder, voices_folder

    @cache
    def made() -> MadeVoices:
        from audio.voices.spoken.here import synthesisers
        from audio.voices.spoken.shelf import MadeVoices

        return MadeVoices(made_voices_folder(folder), synthesisers)

    return Catalogue(voices_folder(folder), made)

"""A person's own readings: begun, found, and which lines of a practice they have. Knows no Qt."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import as_app_error, ensure_folder
from desktop.core.lines import one_line
from desktop.core.words import tr
from desktop.services.read_aloud_view import AloudChoice, AloudDraft, AloudLine, OwnReading
from desktop.services.sound_failures import from_sound

if TYPE_CHECKING:
    from audio.voices.growing import GrowingPack
    from desktop.services.library_service import LibraryService
    from desktop.services.views import Reading


def lines_of(reading: Reading) -> tuple[AloudLine, ...]:
    """Return every line of a practice, reminders and variants too, in order and each once."""
    from audio.voices.naming import normalise

    found: dict[str, AloudLine] = {}
    for part in reading.parts:
        for line in part.lines:
            said = AloudLine(part.name, line.text, line.condition)
            found.setdefault(normalise(line.text), said)
    return tuple(found.values())


def reading_aloud(
    library: LibraryService, practice_id: str
) -> tuple[Reading, tuple[AloudLine, ...]]:
    """Return a practice and its lines, of which there is one at least.

    Raises:
        AppError: there is no such practice, its file is damaged, or it says nothing.
    """
    reading = library.reading(practice_id)
    lines = lines_of(reading)
    if not lines:
        raise AppError(ErrorKind.PRACTICE_WITHOUT_LINES, practice=reading.practice.title)
    return reading, lines


def readings_in(shelf: Path) -> tuple[OwnReading, ...]:
    """Return the readings among the voices of one's own."""
    from audio.voices.catalogue import Catalogue, VoiceKind

    entries = Catalogue(shelf).entries()
    return tuple(OwnReading(e.id, e.name) for e in entries if e.kind is VoiceKind.READING)


def choice_for(library: LibraryService, practice_id: str, shelf: Path) -> AloudChoice:
    """Return a practice and the readings it can be read into.

    Raises:
        AppError: there is no such practice, its file is damaged, or it says nothing.
    """
    header = library.known(practice_id).header
    reading_aloud(library, practice_id)
    return AloudChoice(practice_id, header.title, header.language, readings_in(shelf))


def opened(shelf: Path, reading_id: str) -> GrowingPack:
    """Open a reading to go on with it.

    Raises:
        AppError: it is gone or damaged.
    """
    from audio.errors import SoundFileError
    from audio.voices.catalogue import Catalogue, VoiceMissingError
    from audio.voices.growing import GrowingPack

    try:
        folder = Catalogue(shelf).folder_of(reading_id)
        if folder is None:
            raise VoiceMissingError(shelf, f"there is no reading {reading_id!r}")
        return GrowingPack(folder)
    except SoundFileError as error:
        raise from_sound(error) from error


def begun(shelf: Path, draft: AloudDraft, language: str) -> str:
    """Begin a reading and return its id; one of the same name is gone on with.

    Raises:
        AppError: it cannot be written; nothing is left of it.
    """
    from audio.voices.catalogue import PACK
    from audio.voices.description import READING, Description
    from audio.voices.growing import GrowingPack
    from audio.voices.sharing.shelf import folder_name

    name = one_line(draft.name) or tr("My reading")
    same = [one.id for one in readings_in(shelf) if one.name.casefold() == name.casefold()]
    if same:
        return same[0]
    licence = one_line(draft.licence) or tr("All rights reserved")
    credit = one_line(draft.speaker) or name
    ensure_folder(shelf)
    folder = shelf / folder_name(shelf, name)
    try:
        GrowingPack.begun(folder, Description(name, language, licence, credit, READING, {}, {}))
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise as_app_error(error, folder) from error
    return PACK + folder.name

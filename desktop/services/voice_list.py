"""The voices there are, found off the interface thread; a Piper voice kept, or let go of.

A computer may have voices for a hundred languages: those are offered that a practice is written in.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.errors import AppError, ErrorKind
from desktop.core.words import tr
from desktop.services.sound_failures import why_not_made
from desktop.services.views import VoiceChoice, VoiceChoices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from audio.voices.catalogue import VoiceEntry
    from desktop.services.library_service import LibraryService
    from desktop.services.tasks import Tasks

LANE = "voice-list"


class VoiceList(QObject):
    """Finds the voices, and changes which Piper voices there are."""

    found = Signal(object)  # VoiceChoices
    kept = Signal(str)  # the id of a Piper voice that was added
    removed = Signal(str)
    failed = Signal(object)  # AppError

    def __init__(
        self, library: LibraryService, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library, self._tasks = library, tasks

    def refresh(self) -> None:
        """Look for voices; `found` comes once they are known."""
        self._run(lambda: voice_choices(self._library), self.found.emit)

    def keep_piper(self, model: Path) -> None:
        """Offer the Piper voice in a file from now on; the file stays where it is."""

        def keep() -> str:
            voice_id = kept_piper(self._library, model)
            self._library.forget_voices()
            return voice_id

        self._run(keep, self._on_kept)

    def remove(self, voice_id: str) -> None:
        """Let go of a Piper voice, and of what was made with it; its file stays."""

        def remove() -> str:
            removed_made(self._library, voice_id)
            self._library.forget_voices()
            return voice_id

        self._run(remove, self._on_removed)

    def _on_kept(self, voice_id: str) -> None:
        self.kept.emit(voice_id)
        self.refresh()

    def _on_removed(self, voice_id: str) -> None:
        self.removed.emit(voice_id)
        self.refresh()

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._tasks.run(LANE, work, done, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self.failed.emit(error)


def voice_choices(library: LibraryService) -> VoiceChoices:
    """Return every voice to choose from; any thread, and it may take a second or two."""
    from audio.voices.catalogue import VoiceKind

    if library.catalogue is None:
        return VoiceChoices(())
    entries = library.catalogue.entries()
    captions = [entry for entry in entries if entry.kind is VoiceKind.CAPTIONS]
    apart = (VoiceKind.CAPTIONS, VoiceKind.READING)
    others = [entry for entry in entries if entry.kind not in apart]
    languages = {header.language for header in library.library.headers()}
    here = spoken_languages(library.catalogue.made_here(), languages)
    return VoiceChoices(tuple(_choice(entry) for entry in (*others, *here, *captions)))


def spoken_languages(entries: Iterable[VoiceEntry], languages: Iterable[str]) -> list[VoiceEntry]:
    """Return the voices that speak one of `languages`, and whatever was chosen from disk."""
    from audio.voices.catalogue import VoiceKind

    known = {_primary(language) for language in languages}
    return [
        entry
        for entry in entries
        if entry.kind is VoiceKind.PIPER or _primary(entry.language) in known
    ]


def kept_piper(library: LibraryService, model: Path) -> str:
    """Keep the Piper voice in a file; return its id.

    Raises:
        AppError: it is no voice that can be used, or the folder cannot be written.
    """
    from audio.voices.spoken.errors import SpeechError
    from desktop.core.files import as_app_error, ensure_folder

    made = None if library.catalogue is None else library.catalogue.made
    if made is None:
        raise RuntimeError("there is no place for voices made here")
    try:
        ensure_folder(made.folder)
        return made.keep_piper(model).id
    except SpeechError as error:
        why = why_not_made(error)
        raise AppError(ErrorKind.VOICE_REFUSED, error.detail, path=model.name, why=why) from error
    except OSError as error:
        raise as_app_error(error, made.folder) from error


def removed_made(library: LibraryService, voice_id: str) -> None:
    """Forget a voice made here.

    Raises:
        AppError: its folder cannot be removed.
    """
    from desktop.core.files import as_app_error

    made = None if library.catalogue is None else library.catalogue.made
    if made is None:
        return
    try:
        made.remove(voice_id)
    except OSError as error:
        raise as_app_error(error, made.folder) from error


def every_line(library: LibraryService, phrases: Iterable[str] = ()) -> list[str]:
    """Return every line that a practice can say, each once, and a person's own phrases."""
    import contextlib

    from audio.errors import ScriptError
    from audio.script import Remind, Say

    lines: dict[str, None] = {}
    for header in library.library.headers():
        with contextlib.suppress(ScriptError):
            for part in library.script(header.id).parts:
                for cue in part.cues:
                    if isinstance(cue, Say):
                        lines[cue.text] = None
                    elif isinstance(cue, Remind):
                        lines.update(dict.fromkeys(cue.texts))
    return list(dict.fromkeys([*lines, *phrases]))


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _choice(entry: VoiceEntry) -> VoiceChoice:
    from audio.voices.catalogue import VoiceKind

    kind = entry.kind
    bundled = {"slt": tr("A woman’s voice"), "bdl": tr("A man’s voice")}
    label = {
        VoiceKind.BUNDLED: bundled.get(entry.id, entry.name),
        VoiceKind.CAPTIONS: tr("Captions only"),
        VoiceKind.PIPER: tr("{name}, Piper", name=entry.name),
        VoiceKind.COMPUTER: tr("{name}, {program}", name=entry.name, program=entry.credit),
    }.get(kind, entry.name)
    is_made = kind in (VoiceKind.COMPUTER, VoiceKind.PIPER)
    return VoiceChoice(entry.id, label, is_made, kind is VoiceKind.PIPER)

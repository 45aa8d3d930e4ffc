"""The practices as pages see them. Owns the library and one voice; knows no widgets, no journal."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from audio.errors import ScriptError
from desktop.core.errors import AppError, ErrorKind
from desktop.core.words import tr
from desktop.services.sound_failures import from_sound, known_script
from desktop.services.views import PracticeSummary, Reading, ReadingLine, ReadingPart

if TYPE_CHECKING:
    from pathlib import Path

    from audio.library import Library
    from audio.recordings.record import Recording
    from audio.recordings.shelf import Shelf
    from audio.script import Admission, Header, Part, Script, Span
    from audio.voices import Voice
    from audio.voices.catalogue import Catalogue


RECORDED = "recording-"  # how the id of every recording begins


class LibraryService:
    """Practices and the voice that speaks them, loaded on first use, from any thread."""

    def __init__(
        self,
        make_library: Callable[[], Library],
        open_voice: Callable[[str], Voice],
        shelf: Shelf | None = None,
        catalogue: Catalogue | None = None,
        backgrounds: Path | None = None,
    ) -> None:
        self._make_library, self._open_voice = make_library, open_voice
        self.catalogue = catalogue  # of every voice there is, for lists
        self._shelf = shelf
        self.backgrounds = backgrounds  # where the person's own ones are
        self._library: Library | None = None
        self._voices: dict[str, Voice] = {}
        self._lock = threading.RLock()

    @property
    def library(self) -> Library:
        """The library itself, read on first use."""
        with self._lock:
            if self._library is None:
                self._library = self._make_library()
            return self._library

    def voice(self, name: str) -> Voice:
        """Return a voice by name, opened once.

        Raises:
            audio.errors.SoundFileError: the voice's pack is damaged.
        """
        with self._lock:
            if name not in self._voices:
                self._voices[name] = self._open_voice(name)
            return self._voices[name]

    def warm_one(self, practice_id: str) -> None:
        """Read one practice ahead; what is wrong with it is said when it is chosen."""
        with contextlib.suppress(ScriptError, KeyError):
            self.script(practice_id)

    def forget_voices(self) -> None:
        """Open every voice anew from now on: one was added, changed or removed."""
        with self._lock:
            self._voices.clear()

    def script(self, practice_id: str) -> Script:
        """Return a whole practice; raises as `Library.script` does."""
        with self._lock:
            return self.library.script(practice_id)

    def known(self, practice_id: str) -> Script:
        """Return a whole practice.

        Raises:
            AppError: there is no such practice, or its file is damaged.
        """
        with self._lock:
            return known_script(self.library, practice_id)

    def summaries(self, last_used: Mapping[str, date] | None = None) -> list[PracticeSummary]:
        """Return every practice for a list, with the day each was last used."""
        used = last_used or {}
        with self._lock:
            headers = [*self.library.headers(), *self._recorded()]
            return [replace(summary(h), last_used=used.get(h.id)) for h in headers]

    def damaged(self) -> list[AppError]:
        """Return what is wrong with the practices that could not be read."""
        with self._lock:
            found = [from_sound(error) for error in self.library.damaged]
            shelf = self._shelf
            names = shelf.damaged if shelf is not None else []
            return found + [
                AppError(ErrorKind.RECORDING_DAMAGED, path=shelf.folder / name)
                for name in names
                if shelf is not None
            ]

    def title_of(self, practice_id: str) -> str:
        """Return a practice's title, or its id where the practice is not there any more."""
        found = self._header(practice_id)
        return practice_id if found is None else found.title

    def usual_minutes(self, practice_id: str) -> int | None:
        """Return a practice's usual length, or None where there is no such practice."""
        found = self._header(practice_id)
        return None if found is None else found.minutes.usual

    def _header(self, practice_id: str) -> Header | None:
        with self._lock:
            if (recording := self.recording(practice_id)) is not None:
                from audio.recordings.playing import script_of

                return script_of(recording).header
            return next((h for h in self.library.headers() if h.id == practice_id), None)

    def _recorded(self) -> list[Header]:
        if self._shelf is None or not self._shelf.folder.is_dir():
            return []
        from audio.recordings.playing import script_of

        return [script_of(recording).header for recording in self._shelf.recordings()]

    # Recordings

    @property
    def shelf(self) -> Shelf | None:
        """Where the person's own recordings are."""
        return self._shelf

    def recording(self, practice_id: str) -> Recording | None:
        """Return the person's own recording of this id, or None."""
        if self._shelf is None or not practice_id.startswith(RECORDED):
            return None
        with self._lock:
            return self._shelf.recording(practice_id)

    def forget_removed(self) -> None:
        """Delete for good the recordings that were removed before; any thread."""
        if self._shelf is not None:
            self._shelf.forget_removed()

    def reading(self, practice_id: str, phrases: tuple[str, ...] = ()) -> Reading:
        """Return a practice as text, a person's own phrases in their places.

        Raises:
            AppError: there is no such practice, or its file is damaged.
        """
        if (recording := self.recording(practice_id)) is not None:
            return _reading_of(recording)
        script = self.known(practice_id)
        parts = tuple(ReadingPart(part.name, _lines(part, phrases)) for part in script.parts)
        return Reading(summary(script.header), parts)


def _reading_of(recording: Recording) -> Reading:
    """Return a recording's captions as text, in its parts."""
    from audio.recordings.playing import part_at, script_of

    script = script_of(recording)
    texts: list[list[ReadingLine]] = [[] for _ in script.parts]
    for caption in recording.captions:
        texts[part_at(recording, caption.at_frame)].append(ReadingLine(caption.text))
    parts = (
        ReadingPart(part.name, tuple(lines))
        for part, lines in zip(script.parts, texts, strict=True)
    )
    return Reading(summary(script.header), tuple(parts))


def summary(header: Header) -> PracticeSummary:
    """Return what a list shows of a practice."""
    return PracticeSummary(
        id=header.id,
        title=header.title,
        family=header.family,
        purpose=header.purpose,
        posture=header.posture,
        shortest=header.minutes.shortest,
        usual=header.minutes.usual,
        longest=header.minutes.longest,
        credit=header.credit,
    )


def _lines(part: Part, phrases: tuple[str, ...]) -> tuple[ReadingLine, ...]:
    from audio.own_phrases import own
    from audio.script import Choices, Remind, Say

    choices = Choices(phrases=phrases)
    lines: list[ReadingLine] = []
    for cue in part.cues:
        if isinstance(cue, Say):
            text = own(cue, choices) or cue.text
            lines.append(ReadingLine(text, _rest_words(cue.rest), _when_words(cue.admission)))
        elif isinstance(cue, Remind):
            when = _when_words(cue.admission)
            lines += [ReadingLine(text, "", when or tr("in long silences")) for text in cue.texts]
    return tuple(lines)


def _rest_words(rest: Span) -> str:
    from audio.frames import seconds

    low, high = round(seconds(rest.shortest)), round(seconds(rest.longest))
    if high == 0:
        return ""
    if low == high:
        return tr("{n} s", n=low)
    return tr("{low} to {high} s", low=low, high=high)


def _when_words(admission: Admission) -> str:
    from audio.frames import MINUTE

    words: list[str] = []
    if admission.from_frames:
        words.append(tr("from {n} minutes", n=f"{admission.from_frames / MINUTE:g}"))
    if admission.until_frames is not None:
        words.append(tr("below {n} minutes", n=f"{admission.until_frames / MINUTE:g}"))
    words += [tr("anchor: {name}", name=anchor.value) for anchor in sorted(admission.anchors)]
    if admission.eyes is not None:
        words.append(tr(admission.eyes.value.replace("-", " ")))
    return ", ".join(words)

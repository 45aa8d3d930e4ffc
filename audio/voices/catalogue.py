"""The voices there are: the bundled ones, a person's own packs, and captions.

A pack of one's own lies in a folder of its own among the data; its id is that folder's name after
`pack-`. A damaged pack spoils only itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from audio.errors import SoundFileError
from audio.voices import Voice
from audio.voices.captions import CaptionsVoice
from audio.voices.description import FILE_NAME, READING, Description, read_description
from audio.voices.pack import VoicePack
from audio.voices.spoken import MADE, SpokenVoice

if TYPE_CHECKING:
    from audio.voices.spoken.shelf import MadeVoices

CAPTIONS = "captions"
BUNDLED = ("slt", "bdl")  # the first one is what lengths are measured by
PACK = "pack-"  # how the id of every pack of one's own begins


class VoiceKind(StrEnum):
    """Where a voice comes from."""

    BUNDLED = "bundled"
    READING = "reading"  # spoken by the person, or by a teacher
    PACK = "pack"  # any other pack of clips
    COMPUTER = "computer"  # made by a program that is installed here
    PIPER = "piper"  # made by a model chosen from disk
    CAPTIONS = "captions"


@dataclass(frozen=True, slots=True)
class VoiceEntry:
    """A voice as a list shows it."""

    id: str
    name: str
    kind: VoiceKind
    credit: str = ""
    licence: str = ""
    language: str = ""


class VoiceMissingError(SoundFileError):
    """A voice that was chosen once and is not there any more."""


class Catalogue:
    """The voices of one data folder, read anew whenever they are asked for: there are few."""

    def __init__(
        self, folder: Path | None = None, made: Callable[[], MadeVoices] | None = None
    ) -> None:
        """Look for packs of one's own in `folder`, and for voices made here in what `made` gives;
        it is asked when the first of those is wanted.
        """
        self._folder, self._made = folder, made
        self.damaged: list[SoundFileError] = []

    def entries(self) -> list[VoiceEntry]:
        """Return every voice that can be opened, captions last; `damaged` has the others."""
        self.damaged = []
        bundled = [(name, resources.voice(name)) for name in BUNDLED]
        found = [self._entry(name, folder, VoiceKind.BUNDLED) for name, folder in bundled]
        found += [self._entry(PACK + folder.name, folder) for folder in self._packs()]
        captions = VoiceEntry(CAPTIONS, CaptionsVoice().name, VoiceKind.CAPTIONS)
        return [entry for entry in found if entry is not None] + [captions]

    def made_here(self) -> list[VoiceEntry]:
        """Return the voices that can be made here; finding them may take a second or two."""
        made = self.made
        return [] if made is None else [_made_entry(voice) for voice in made.voices()]

    @property
    def made(self) -> MadeVoices | None:
        """The voices that can be made here, where there is a place for them."""
        return None if self._made is None else self._made()

    def open(self, voice_id: str) -> Voice:
        """Return the voice of this id.

        Raises:
            VoiceMissingError: there is no such voice.
            audio.errors.SoundFileError: its pack is damaged.
        """
        if voice_id == CAPTIONS:  # who reads has as much time as who listens
            return CaptionsVoice(measuring_voice())
        if voice_id in BUNDLED:
            return VoicePack(resources.voice(voice_id))
        if voice_id.startswith(MADE) and (made := self.made) is not None:
            found = made.open(voice_id)
            if found is not None:
                return found
        folder = self.folder_of(voice_id)
        if folder is None:
            where = self._folder or resources.voice(voice_id)
            raise VoiceMissingError(where, f"there is no voice {voice_id!r}")
        return VoicePack(folder)

    def folder_of(self, voice_id: str) -> Path | None:
        """Return where the pack of this id lies, or None where it is none of one's own."""
        found = [folder for folder in self._packs() if PACK + folder.name == voice_id]
        return found[0] if found else None

    def _packs(self) -> list[Path]:
        if self._folder is None or not self._folder.is_dir():
            return []
        folders = sorted(path.parent for path in self._folder.glob(f"*/{FILE_NAME}"))
        return [folder for folder in folders if not folder.name.startswith(".")]

    def _entry(
        self, voice_id: str, folder: Path, kind: VoiceKind | None = None
    ) -> VoiceEntry | None:
        try:
            found = read_description(folder)
        except SoundFileError as error:
            self.damaged.append(error)
            return None
        kind = kind or _kind(found)
        return VoiceEntry(voice_id, found.name, kind, found.credit, found.licence, found.language)


def _made_entry(voice: SpokenVoice) -> VoiceEntry:
    kind = VoiceKind.PIPER if voice.engine == "piper" else VoiceKind.COMPUTER
    return VoiceEntry(voice.id, voice.name, kind, voice.engine, language=voice.language)


def _kind(description: Description) -> VoiceKind:
    return VoiceKind.READING if description.engine == READING else VoiceKind.PACK


def measuring_voice() -> Voice:
    """Return the voice by which scripts are measured: the bundled one, or else reading times."""
    try:
        return VoicePack(resources.voice(BUNDLED[0]))
    except SoundFileError:
        return CaptionsVoice()

"""The voices made on this computer, and what is kept of them: a folder each, within bounds.

A clip is made once. Above the bound those go that were not used for longest: `MadeVoice.use` notes
which a practice needs, so that the lines of the practice played longest ago go first.
"""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from audio.errors import SoundFileError
from audio.voices.description import FILE_NAME, Description, read_description
from audio.voices.growing import GrowingPack
from audio.voices.index import clip_path
from audio.voices.spoken import MADE, SpokenVoice, Synthesiser
from audio.voices.spoken.errors import SpeechError, Trouble
from audio.voices.spoken.piper import ENGINE, Piper

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_BYTES = 300 * 1024 * 1024  # about fourteen hours of speech
CHAIN = 1  # raised by hand when the steps that finish a clip change
_is_id = re.compile(MADE + r"[a-z0-9-]+").fullmatch


class MadeVoice(GrowingPack):
    """A pack that its synthesiser adds to. Safe to call from any thread."""

    def __init__(self, folder: Path, synthesiser: Synthesiser, voice: SpokenVoice) -> None:
        """Open the pack in `folder`; raises SoundFileError where it is damaged."""
        super().__init__(folder)
        self._synthesiser, self._voice = synthesiser, voice
        self.refused: set[str] = set()  # lines that it could not say, so that they stay captions

    @property
    def voice(self) -> SpokenVoice:
        """Who speaks."""
        return self._voice

    def make(self, text: str, stop: Event) -> None:
        """Make the clip of `text` where there is none yet.

        Raises:
            SpeechError: it cannot be said, or `stop` was set.
            OSError: it cannot be kept.
        """
        if self.speaks(text):
            return
        from audio.voices.spoken.clip import finished

        said = self._synthesiser.speak(self._voice.voice, self._namer.spoken(text), stop)
        try:
            clip = finished(said)
        except ValueError as error:
            raise SpeechError(Trouble.SILENT, self.name, str(error)) from error
        self.put(text, clip)

    def use(self, texts: Iterable[str]) -> None:
        """Note that the clips of `texts` are needed now; one whose file is gone is forgotten."""
        gone = set()
        for key in {self._key(text) for text in texts}.intersection(self._entries):
            try:
                os.utime(clip_path(self.folder, key))
            except FileNotFoundError:
                gone.add(key)
            except OSError:
                continue  # its age is of no great matter
        if gone:
            self.forget(gone)


class _Kept(NamedTuple):
    used_at: float
    size: int
    voice: MadeVoice
    key: str


class MadeVoices:
    """Every voice that can be made here, by id. Safe to call from any thread."""

    def __init__(self, folder: Path, synthesisers: Callable[[], list[Synthesiser]]) -> None:
        """Keep clips in `folder`; `synthesisers` finds the programs, once, when first needed."""
        self._folder, self._find = folder, synthesisers
        self._piper = Piper()
        self._synthesisers: list[Synthesiser] | None = None
        self._voices: list[SpokenVoice] | None = None
        self._open: dict[str, MadeVoice] = {}
        self._lock = threading.RLock()

    @property
    def folder(self) -> Path:
        """Where everything that was made is kept."""
        return self._folder

    def voices(self) -> list[SpokenVoice]:
        """Return the computer's voices, which takes a second at first, and the Piper voices kept.

        A program that cannot list its voices has none.
        """
        with self._lock:
            if self._voices is None:
                self._voices = [voice for one in self._engines() for voice in _listed(one)]
            return [*self._voices, *self._piper_voices()]

    def open(self, voice_id: str) -> MadeVoice | None:
        """Return the voice of this id with what was made of it, or None where there is none."""
        with self._lock:
            if voice_id not in self._open:
                found = self._opened(voice_id)
                if found is None:
                    return None
                self._open[voice_id] = found
            return self._open[voice_id]

    def keep_piper(self, model: Path) -> SpokenVoice:
        """Offer the Piper voice in the file `model` from now on; the file stays where it is.

        Raises:
            SpeechError: it is no voice, or Piper is not installed.
            OSError: the folder cannot be written.
        """
        voice = self._piper.looked_at(model)
        with self._lock:
            kept = self._open.get(voice.id)
            if kept is None or kept.description != _description(voice, self._piper):
                self._open[voice.id] = self._begun(voice, self._piper)
        return voice

    def remove(self, voice_id: str) -> None:
        """Forget what was made of a voice, and with it a Piper voice; no file of others is touched.

        Raises:
            OSError: it cannot be removed.
        """
        with self._lock:
            self._open.pop(voice_id, None)
            if _is_id(voice_id) and (folder := self._place(voice_id)).is_dir():
                shutil.rmtree(folder)

    def make_room(self, most_bytes: int = MOST_BYTES) -> None:
        """Forget the clips that were used longest ago, as many as are too many."""
        kept = sorted(self._kept(), key=lambda clip: clip.used_at)
        over = sum(clip.size for clip in kept) - most_bytes
        going: dict[str, set[str]] = {}
        for clip in kept:
            if over <= 0:
                break
            over -= clip.size
            going.setdefault(clip.voice.voice.id, set()).add(clip.key)
        for voice_id, keys in going.items():
            if (voice := self.open(voice_id)) is not None:
                voice.forget(keys)

    def _kept(self) -> list[_Kept]:
        ids = [MADE + path.parent.name for path in self._folder.glob(f"*/{FILE_NAME}")]
        voices = [voice for name in ids if (voice := self.open(name)) is not None]
        found = []
        for voice in voices:
            for path in voice.folder.glob("*.opus"):
                state = path.stat()
                found.append(_Kept(state.st_mtime, state.st_size, voice, path.stem))
        return found

    def _place(self, voice_id: str) -> Path:
        return self._folder / voice_id.removeprefix(MADE)

    def _engines(self) -> list[Synthesiser]:
        if self._synthesisers is None:
            self._synthesisers = self._find()
        return self._synthesisers

    def _opened(self, voice_id: str) -> MadeVoice | None:
        """Open a voice by its folder, which says who speaks, or else by the list of voices."""
        if not _is_id(voice_id):
            return None
        voice = _described(self._place(voice_id))
        if voice is None or voice.id != voice_id:
            voice = next((one for one in self.voices() if one.id == voice_id), None)
        if voice is None:
            return None
        engines = [self._piper, *self._engines()]
        engine = next((one for one in engines if one.engine == voice.engine), _Gone(voice.engine))
        return self._begun(voice, engine)

    def _begun(self, voice: SpokenVoice, engine: Synthesiser) -> MadeVoice:
        """Return the pack of a voice; a damaged one, or one of other settings, is begun anew."""
        folder = self._place(voice.id)
        if isinstance(engine, _Gone) or (engine is self._piper and not Path(voice.voice).is_file()):
            return MadeVoice(folder, engine, voice)  # what was made can be heard all the same
        wanted = _description(voice, engine)
        try:
            if read_description(folder) == wanted:
                return MadeVoice(folder, engine, voice)
        except SoundFileError:
            pass
        shutil.rmtree(folder, ignore_errors=True)
        GrowingPack.begun(folder, wanted)
        return MadeVoice(folder, engine, voice)

    def _piper_voices(self) -> list[SpokenVoice]:
        folders = sorted(path.parent for path in self._folder.glob(f"{ENGINE}-*/{FILE_NAME}"))
        voices = [_described(folder) for folder in folders]
        return [voice for voice in voices if voice is not None]


class _Gone:
    """In the place of a program that is not installed any more: what it made can still be heard."""

    def __init__(self, engine: str) -> None:
        self.engine = engine

    def voices(self) -> list[SpokenVoice]:
        return []

    def settings(self, voice: str) -> dict[str, object]:
        return {"voice": voice}

    def speak(self, voice: str, text: str, stop: Event) -> NDArray[np.float32]:
        raise SpeechError(Trouble.GONE, self.engine)


def _listed(engine: Synthesiser) -> list[SpokenVoice]:
    try:
        return engine.voices()
    except SpeechError:
        return []


def _description(voice: SpokenVoice, engine: Synthesiser) -> Description:
    return Description(
        name=voice.name,
        language=voice.language,
        licence="made on this computer, for its owner",
        credit=voice.engine,
        engine=voice.engine,
        settings={**engine.settings(voice.voice), "chain": CHAIN},
        respell={},
    )


def _described(folder: Path) -> SpokenVoice | None:
    try:
        found = read_description(folder)
    except SoundFileError:
        return None
    return SpokenVoice(found.engine, str(found.settings.get("voice")), found.name, found.language)

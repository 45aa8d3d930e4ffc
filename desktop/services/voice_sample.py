"""One sentence of a voice, to hear how it is; never while a practice is open."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.words import tr
from desktop.services.sound_failures import from_sound
from desktop.services.views import PlayState
from desktop.services.voice_list import every_line
from desktop.services.voice_making import LANE, make_lines

if TYPE_CHECKING:
    from audio.engine import Engine
    from audio.timeline import Timeline
    from desktop.services.library_service import LibraryService
    from desktop.services.player_service import PlayerService
    from desktop.services.tasks import Tasks

SOUND_LANE = "sound"


class VoiceSample(QObject):
    """Lets a voice say one sentence, on the player's engine."""

    answered = Signal()  # it speaks now, or has nothing to say
    failed = Signal(object)  # AppError

    def __init__(
        self,
        library: LibraryService,
        player: PlayerService,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._player, self._tasks = library, player, tasks

    def say(self, voice_id: str) -> None:
        """Let the voice of this id say a sentence as soon as it is ready."""
        if self._player.state is not PlayState.IDLE:
            self.answered.emit()
            return
        work = lambda: sample(self._library, voice_id)  # noqa: E731
        self._tasks.run(LANE, work, self._on_made, self._on_failed)

    def _on_made(self, timeline: Timeline | None) -> None:
        if timeline is None or self._player.state is not PlayState.IDLE:
            self.answered.emit()
            return

        def play(engine: Engine) -> None:
            if self._player.state is PlayState.IDLE:
                self._player.sound.begin()
                engine.load(timeline)
                engine.play()
            self.answered.emit()

        self._tasks.run(SOUND_LANE, self._player.sound.opened, play, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(from_sound(error))


def sample(library: LibraryService, voice_id: str) -> Timeline | None:
    """Return one sentence of a voice as something to be played, or None where it says nothing.

    Raises:
        AppError: the voice cannot say it, is damaged, or is not there any more.
    """
    from audio.errors import SoundFileError
    from audio.frames import RATE
    from audio.plan import CueKind, Plan, PlannedCue
    from audio.timeline import compose
    from audio.voices.spoken.shelf import MadeVoice

    text = tr("Let the shoulders be as they are, and notice the breath.")
    try:
        voice = library.voice(voice_id)
    except SoundFileError as error:
        raise from_sound(error) from error
    if isinstance(voice, MadeVoice):
        make_lines(voice, [text], Event())
    if not voice.speaks(text):
        text = next((line for line in every_line(library) if voice.speaks(line)), "")
    if not text:
        return None
    count = voice.frame_count(text)
    cue = PlannedCue(RATE // 4, count, CueKind.SAY, text)
    return compose(Plan("sample", count + RATE // 2, ("",), (cue,)), voice)

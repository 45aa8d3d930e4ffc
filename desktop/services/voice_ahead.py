"""The lines of the practice that plays, made ahead of the sound. Knows no page.

Lines that are not made yet are planned by their reading time, and are captions if their time comes.
As soon as a part is made there is `news`: what lies ahead is then planned anew, and the end stays.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.core.errors import AppError
from desktop.services.voice_making import VoiceMaking, make_lines, seconds_left
from desktop.services.voices import chosen_voice, made_voice

if TYPE_CHECKING:
    from audio.plan import Plan
    from audio.voices import Voice
    from audio.voices.spoken.shelf import MadeVoice
    from desktop.services.library_service import LibraryService
    from desktop.services.player_build import Chosen
    from desktop.services.player_session import Session

BEGIN_WITHIN_S = 15.0  # Begin waits no longer than this for a slow voice


class VoiceAhead(QObject):
    """Sees to it that a voice made here has its lines before they are due."""

    def __init__(
        self, library: LibraryService, making: VoiceMaking, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library, self._making = library, making
        self._stop = Event()
        self._chosen: Chosen = {}
        self.news = False  # more lines are there than the session knows of
        self._has_failed = False  # said once for a practice, which goes on in captions
        making.part_made.connect(self._on_part_made)
        making.failed.connect(self._on_failed)

    def make_first_part(
        self,
        practice_id: str,
        total_frames: int,
        chosen: Chosen,
        tell: Callable[[AppError], None],
    ) -> None:
        """Make the lines of the first part before a practice begins; in the lane "sound".

        Raises:
            AppError: there is no such practice, or its file is damaged.
        """
        self._has_failed = False
        if self._library.recording(practice_id) is not None:
            return
        voice = made_voice(self._library, chosen)
        if voice is None:
            return
        parts = self._parts(practice_id, total_frames, chosen)
        try:
            self._make_room(voice, [text for part in parts for text in part])
            said = chosen_voice(self._library, chosen)
            first = [text for part in parts[:1] for text in part if not said.speaks(text)]
            make_lines(voice, first, self._stop, seconds_left(BEGIN_WITHIN_S))
        except AppError as error:
            self._has_failed = True
            tell(error)

    def follow(self, session: Session, chosen: Chosen, frame: int = 0) -> None:
        """Go on with the lines of a session that are still to come, from `frame` on."""
        self._chosen = chosen
        voice = None if session.is_recording else made_voice(self._library, chosen)
        if voice is None or self._has_failed:
            return
        parts = _lines_by_part(session.plan, frame)
        said = chosen_voice(self._library, chosen)
        wanted = [
            [text for text in part if not said.speaks(text) and text not in voice.refused]
            for part in parts
        ]
        self.news = any(map(voice.speaks, _captions(session, frame)))
        self._making.make_ahead(voice, wanted)

    def voice(self) -> Voice:
        """Return the voice with all lines that it can say by now; any thread."""
        return chosen_voice(self._library, self._chosen)

    def stop(self) -> None:
        """Let it be: the practice is over."""
        self.news = False
        self._making.stop_ahead()

    def close(self) -> None:
        """Stop at once."""
        self._stop.set()
        self._making.close()

    @Slot()
    def _on_part_made(self) -> None:
        self.news = True

    @Slot(object)
    def _on_failed(self, _error: AppError) -> None:
        self._has_failed = True

    def _parts(self, practice_id: str, total_frames: int, chosen: Chosen) -> list[list[str]]:
        from audio.errors import PlanError
        from audio.planner import plan
        from desktop.services.player_build import choices_of

        script, voice = self._library.known(practice_id), chosen_voice(self._library, chosen)
        try:
            return _lines_by_part(plan(script, total_frames, voice, choices_of(chosen)))
        except PlanError:
            return []  # beginning it says why

    def _make_room(self, voice: MadeVoice, texts: list[str]) -> None:
        from desktop.core.files import as_app_error

        catalogue = self._library.catalogue
        made = None if catalogue is None else catalogue.made
        try:
            voice.use(texts)
            if made is not None:
                made.make_room()
        except OSError as error:
            raise as_app_error(error, voice.folder) from error


def _lines_by_part(plan: Plan, frame: int = 0) -> list[list[str]]:
    """Return what is said from `frame` on, part by part, reminders among it; each line once."""
    cues = [cue for cue in plan.cues if cue.text and cue.at_frame >= frame]
    return [
        list(dict.fromkeys(cue.text for cue in part))
        for _, part in groupby(cues, key=lambda cue: cue.part)
    ]


def _captions(session: Session, frame: int) -> list[str]:
    spoken = session.timeline.spoken
    return [line.text for line in spoken if line.at_frame >= frame and not line.is_heard]

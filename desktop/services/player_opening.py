"""Makes ready what playing needs, in the lane "sound". Knows not what is played or shown.

The device, the voice and the practices are made ready ahead; a practice is built when it is asked
for, and the voice of this computer makes its first lines then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.services.backgrounds import make_background
from desktop.services.player_build import build_session
from desktop.services.voices import chosen_voice, is_made

if TYPE_CHECKING:
    from audio.engine import Engine
    from desktop.core.errors import AppError
    from desktop.services.library_service import LibraryService
    from desktop.services.player_session import Session
    from desktop.services.player_sound import PlayerSound
    from desktop.services.settings_service import SettingsService
    from desktop.services.tasks import Tasks
    from desktop.services.voice_ahead import VoiceAhead

LANE = "sound"
PATIENCE_MS = 1200  # after which it is said why a practice has not begun yet


class Built(NamedTuple):
    """A practice that can be played, and what is wrong with its voice or its background."""

    engine: Engine
    session: Session
    concerns: Iterable[AppError]


class PlayerOpening(QObject):
    """Opens the road to the first sound, and then a practice; nothing comes after `close`."""

    kept_waiting = Signal()  # a voice is still making its first lines

    def __init__(
        self,
        library: LibraryService,
        settings: SettingsService,
        sound: PlayerSound,
        ahead: VoiceAhead,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._settings, self._tasks = library, settings, tasks
        self._sound, self._ahead = sound, ahead
        self._unread: list[str] = []  # practices that are not read ahead yet
        self._may_read_ahead = True
        self._closed = False
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self.kept_waiting)

    def prepare(self, failed: Callable[[Exception], None]) -> None:
        """Load what the first sound needs, off the interface thread; Begin is then at once."""
        chosen = self._settings.snapshot()

        def load() -> None:
            chosen_voice(self._library, chosen)
            self._sound.opened()
            make_background(self._library.backgrounds, chosen)
            self._unread = [one.id for one in self._library.library.headers()]

        self._tasks.run(LANE, load, self._on_ready, failed)

    def build(
        self,
        practice_id: str,
        total_s: int,
        done: Callable[[Built], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Make a practice ready to be played; no other is read ahead any more."""
        self.rest()
        chosen = self._settings.snapshot()
        concerns: list[AppError] = []

        def work() -> Built:
            from audio.frames import frames

            total = frames(total_s)
            self._ahead.make_first_part(practice_id, total, chosen, concerns.append)
            session = build_session(self._library, practice_id, total, chosen, concerns.append)
            return Built(self._sound.opened(), session, concerns)

        def built(found: Built) -> None:
            self._patience.stop()
            if not self._closed:
                done(found)

        def not_built(error: Exception) -> None:
            self._patience.stop()
            failed(error)

        if is_made(chosen):
            self._patience.start()
        self._tasks.run(LANE, work, built, not_built)

    def rest(self) -> None:
        """Read nothing more ahead: a practice has its turn."""
        self._may_read_ahead = False

    def close(self) -> None:
        """Let go of the device once what is under way in its lane is done."""
        self._closed = True
        self._patience.stop()
        self._tasks.run(LANE, self._sound.close)

    def _on_ready(self, _ready: None) -> None:
        if not self._closed:
            self._sound.apply_levels()
            self._read_ahead()

    def _read_ahead(self) -> None:
        """Read the practices one at a time, so that Begin never waits for more than one of them."""
        if self._unread and self._may_read_ahead and not self._closed:
            practice_id = self._unread.pop()
            self._tasks.run(
                LANE,
                lambda: self._library.warm_one(practice_id),
                lambda _: self._read_ahead(),
            )

"""Something to be heard before it is chosen, on the player's engine. Knows no widget.

One thing at a time; never while a practice is open, and in ward mode never at all. What falls
silent fades, and what is asked for meanwhile waits for that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.sentences import sentence
from desktop.core.words import tr
from desktop.services.player_opening import LANE as SOUND_LANE
from desktop.services.player_ward import WARD, nothing_is_played
from desktop.services.sound_failures import from_sound
from desktop.services.views import HearingView, PlayState

if TYPE_CHECKING:
    from audio.engine import Engine, Snapshot
    from audio.timeline import Timeline
    from desktop.services.player_service import PlayerService
    from desktop.services.settings_service import SettingsService
    from desktop.services.tasks import Tasks

POLL_MS = 100


class Hearing(QObject):
    """Plays what somebody wants to hear, and says how it stands."""

    changed = Signal(object)  # HearingView

    def __init__(
        self,
        player: PlayerService,
        settings: SettingsService,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._player, self._settings, self._tasks = player, settings, tasks
        self._view = HearingView()
        self._turn = 0  # what is made for another turn is not heard any more
        self._next: Timeline | None = None  # waits until what sounded has faded
        self._sounds = False  # something of ours is on the engine
        self._was_heard = False  # and it has begun
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._on_tick)
        player.started.connect(self._on_practice)
        settings.changed.connect(self._on_setting)

    @property
    def view(self) -> HearingView:
        """How it stands."""
        return self._view

    def play(self, what: str, lane: str, make: Callable[[], Timeline | None]) -> None:
        """Let `what`, a layer's name, be heard once `make`, which runs in `lane`, has made it."""
        self._fall_silent()
        if why_not := self._why_not(what):
            self._show(HearingView(what, message=why_not))
        elif self._player.state is PlayState.IDLE:
            turn = self._turn
            self._show(HearingView(what, is_on=True))
            self._tasks.run(
                lane,
                make,
                lambda timeline: self._on_made(turn, timeline),
                lambda error: self._on_failed(turn, error),
            )

    @Slot()
    def stop(self) -> None:
        """Fall silent, gently, and have nothing to say."""
        self._fall_silent()
        self._show(HearingView())

    def _why_not(self, what: str) -> str:
        if self._settings.get(WARD):
            return nothing_is_played()
        if not self._settings.number(f"volume_{what}"):
            return tr("Its volume is at 0, so nothing would be heard. Turn it up a little.")
        return ""

    def _on_made(self, turn: int, timeline: Timeline | None) -> None:
        if turn != self._turn:
            return
        if timeline is None:
            self.stop()
            return
        self._tasks.run(
            SOUND_LANE,
            self._player.sound.opened,
            lambda _: self._on_opened(turn, timeline),
            lambda error: self._on_failed(turn, error),
        )

    def _on_opened(self, turn: int, timeline: Timeline) -> None:
        if turn == self._turn:
            self._next = timeline
            self._timer.start()
            self._on_tick()

    def _on_failed(self, turn: int, error: Exception) -> None:
        told = sentence(from_sound(error))
        if turn == self._turn:
            self._end(told)

    # While it sounds

    @Slot()
    def _on_tick(self) -> None:
        engine = self._player.sound.engine
        if engine is None or self._player.state is not PlayState.IDLE:
            self.stop()
            return
        snapshot = engine.snapshot()
        if self._next is None:
            self._watch(snapshot)
        elif snapshot.state.value not in ("playing", "pausing"):
            self._begin(engine, self._next)

    def _begin(self, engine: Engine, timeline: Timeline) -> None:
        self._next, self._sounds, self._was_heard = None, True, False
        self._player.sound.begin(all_heard=True)
        engine.load(timeline)
        engine.play()

    def _watch(self, snapshot: Snapshot) -> None:
        self._was_heard |= snapshot.state.value == "playing"
        if self._was_heard and snapshot.silent_reason:
            self._end(tr("No speaker was found, so nothing could be heard."))
        elif self._was_heard and snapshot.state.value == "ended":
            self._sounds = False
            self._end()

    def _end(self, message: str = "") -> None:
        """Be done with what was to be heard, and say why nothing was."""
        what = self._view.what
        self._fall_silent()
        self._show(HearingView(what, message=message))

    def _fall_silent(self) -> None:
        self._forget()
        if self._sounds and self._player.sound.engine is not None:
            self._player.sound.engine.pause()
        self._sounds = False

    def _forget(self) -> None:
        self._turn += 1
        self._next = None
        self._timer.stop()

    @Slot(str)
    def _on_practice(self, _practice_id: str) -> None:
        """Leave the engine to the practice that has been loaded."""
        self._forget()
        self._sounds = False
        self._show(HearingView())

    @Slot(str, object)
    def _on_setting(self, key: str, value: object) -> None:
        if key == WARD and value and self._view.is_on:
            self._end(nothing_is_played())
        elif key in (WARD, f"volume_{self._view.what}") and self._view.message:
            self._show(HearingView())  # what stood in the way may be gone

    def _show(self, view: HearingView) -> None:
        if view != self._view:
            self._view = view
            self.changed.emit(view)

"""Plays a practice: decides what the engine does and what the page shows. Knows no widgets.

Planning and composing run in the lane "sound"; the engine keeps the time; the page is shown an
immutable view ten times a second, and only while a practice is open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.words import tr
from desktop.services.player_build import (
    CannotReplanError,
    build_session,
    describe,
    make_background,
    re_planned,
)
from desktop.services.player_session import Session
from desktop.services.sound_failures import from_sound
from desktop.services.views import PlayState

if TYPE_CHECKING:
    from audio.engine import Engine
    from desktop.core.clock import Clock
    from desktop.core.errors import AppError
    from desktop.services.library_service import LibraryService
    from desktop.services.settings_service import SettingsService
    from desktop.services.sitting_recorder import SittingRecorder
    from desktop.services.tasks import Tasks

POLL_MS = 100
MESSAGE_MS = 6_000
LANE = "sound"
ENDED = "ended"  # the engine's own word for a practice played to its last sample


class PlayerService(QObject):
    """One practice at a time, from Begin to "how are you leaving?"."""

    view_changed = Signal(object)  # PlayerView
    started = Signal(str)  # practice id
    left = Signal()  # back to the pages
    failed = Signal(object)  # AppError

    def __init__(
        self,
        library: LibraryService,
        recorder: SittingRecorder,
        settings: SettingsService,
        tasks: Tasks,
        clock: Clock,
        make_engine: Callable[[], Engine],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._recorder, self._settings = library, recorder, settings
        self._tasks, self._clock, self._make_engine = tasks, clock, make_engine
        self._engine: Engine | None = None
        self._session: Session | None = None
        self._state = PlayState.IDLE
        self._message = ""
        self._until: datetime | None = None
        self._voice_on = True
        self._closed = False
        self._begun = False  # the settling-in is over
        self._re_planning = False
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._on_poll)
        self._quieten = QTimer(self, interval=MESSAGE_MS, singleShot=True)
        self._quieten.timeout.connect(self._on_message_over)
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self._on_settled)
        settings.changed.connect(self._on_setting_changed)

    # Beginning

    @property
    def state(self) -> PlayState:
        """Where the player stands."""
        return self._state

    def prepare(self) -> None:
        """Load what the first sound needs, off the interface thread; Begin is then at once."""
        chosen = self._settings.snapshot()

        def load() -> Engine:
            self._library.warm(str(chosen["voice"]))
            engine = self._opened_engine()
            make_background(str(chosen["background"]))
            return engine

        self._tasks.run(LANE, load, self._on_engine_ready, self._on_failed)

    def begin(self, practice_id: str, minutes: int) -> None:
        """Play a practice for whole minutes."""
        self._until = None
        self._begin(practice_id, minutes * 60)

    def begin_until(self, practice_id: str, end: datetime) -> None:
        """Play a practice so that it ends at civil time `end`, today or else tomorrow."""
        now = self._clock.now().local
        self._until = end if end > now else end + timedelta(days=1)
        self._begin(practice_id, round((self._until - now).total_seconds()))

    def _begin(self, practice_id: str, total_s: int) -> None:
        if self._state is not PlayState.IDLE:
            return
        self._state = PlayState.SETTLING
        chosen = self._settings.snapshot()
        concerns: list[AppError] = []

        def build() -> tuple[Engine, Session, list[AppError]]:
            from audio.frames import frames

            session = build_session(
                self._library, practice_id, frames(total_s), chosen, concerns.append
            )
            return self._opened_engine(), session, concerns

        self._tasks.run(LANE, build, self._on_built, self._on_not_built)

    def _opened_engine(self) -> Engine:
        """Return the engine with its device ready; called in the lane "sound" only."""
        engine = self._engine or self._make_engine()
        engine.prepare()
        self._engine = engine
        return engine

    def _on_engine_ready(self, engine: Engine) -> None:
        if not self._closed:
            self._apply_levels(engine)

    def _on_built(self, built: tuple[Engine, Session, list[AppError]]) -> None:
        if self._closed:
            return
        engine, self._session, concerns = built
        self._apply_levels(engine)
        engine.load(self._session.timeline)
        self.started.emit(self._session.plan.practice_id)
        for concern in concerns:
            self.failed.emit(concern)
        self._poll.start()
        settle_s = int(self._settings.get("settle_s"))
        if settle_s and self._until is None:
            self._settle.start(settle_s * 1000)
            self._show()
        else:
            self._on_settled()

    @Slot()
    def _on_settled(self) -> None:
        engine, session = self._playing()
        engine.play()
        self._state = PlayState.PLAYING
        self._begun = True
        plan = session.plan
        kept = describe(plan, self._settings.snapshot())
        self._recorder.begin(plan.practice_id, round(session.total_s), kept)
        self._show()

    def _on_not_built(self, error: Exception) -> None:
        self._state = PlayState.IDLE
        self._on_failed(error)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(from_sound(error))

    # While it plays

    @Slot()
    def toggle_pause(self) -> None:
        """Pause, or go on; time paused is not counted."""
        if self._state is PlayState.PLAYING:
            self._playing()[0].pause()
            self._state = PlayState.PAUSED
        elif self._state is PlayState.PAUSED:
            self._playing()[0].play()
            self._state = PlayState.PLAYING
            self._catch_up()
        self._show()

    @Slot()
    def away(self) -> None:
        """Called away: silent at once; the minutes done are kept."""
        if self._state in (PlayState.PLAYING, PlayState.PAUSED, PlayState.SETTLING):
            self._settle.stop()
            self._playing()[0].away()
            self._state = PlayState.AWAY
            self._recorder.progress(self._elapsed_s())
            self._show()

    @Slot()
    def come_back(self) -> None:
        """Go on where the practice was left, from the beginning of its line."""
        if self._state is not PlayState.AWAY:
            return
        self._playing()[0].come_back()
        self._state = PlayState.PLAYING
        if not self._begun:
            self._on_settled()
        self._say(tr("Welcome back. Take one breath before going on, if you like."))
        self._catch_up()

    @Slot(int)
    def change_minutes(self, minutes: int) -> None:
        """Make the practice longer or shorter; only what lies ahead is planned anew."""
        if self._session is None or self._until is not None:
            self._say(tr("This practice ends at the time you chose."))
            return
        self._re_plan(self._session.total_s + minutes * 60)

    @Slot(int)
    def move_cue(self, step: int) -> None:
        """Move to the next line or the one before; the end stays where it was promised."""
        if self._session is not None and self._state in (PlayState.PLAYING, PlayState.PAUSED):
            self._re_plan(self._session.total_s, step)

    @Slot(str, int)
    def set_volume(self, layer: str, percent: int) -> None:
        """Set one layer's volume, 0 to 100; it is remembered."""
        self._settings.set(f"volume_{layer}", percent)

    @Slot()
    def toggle_voice(self) -> None:
        """Mute the voice for this practice, or let it speak again."""
        self._voice_on = not self._voice_on
        self._apply_levels(self._playing()[0])
        self._show()

    @Slot()
    def end_early(self) -> None:
        """Stop here; the minutes done are kept."""
        if self._state not in (PlayState.IDLE, PlayState.LEAVING) and self._engine is not None:
            self._engine.pause()
            self._finish(finished=False)

    @Slot()
    def say_hard(self) -> None:
        """Keep that this practice was hard; the next suggestion is a gentler one."""
        self._recorder.say_hard()

    @Slot()
    def leave(self) -> None:
        """Go back to the pages after "how are you leaving?"."""
        self._state = PlayState.IDLE
        self._session = None
        self.left.emit()

    def close(self) -> None:
        """Keep the minutes of a practice that is cut off, and let go of the device.

        The device goes once what is under way in its lane is done: closing `Tasks` waits for that.
        """
        self.end_early()
        self._closed = True
        for timer in (self._poll, self._quieten, self._settle):
            timer.stop()
        self._tasks.run(LANE, self._close_engine)

    def _close_engine(self) -> None:
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.close()

    # Within

    def _playing(self) -> tuple[Engine, Session]:
        if self._engine is None or self._session is None:
            raise RuntimeError("nothing is loaded to be played")
        return self._engine, self._session

    def _elapsed_s(self) -> float:
        engine, session = self._playing()
        return engine.snapshot().frame / session.rate

    def _finish(self, finished: bool) -> None:
        self._poll.stop()
        self._settle.stop()
        if self._begun:
            self._recorder.end(self._elapsed_s(), finished)
        self._show(PlayState.LEAVING if self._begun else PlayState.IDLE)
        if self._begun:
            self._begun = False
        else:
            self.leave()

    def _catch_up(self) -> None:
        """Under "until", shrink the rest so that the end stays on the clock."""
        if self._until is None or self._session is None:
            return
        left_s = (self._until - self._clock.now().local).total_seconds()
        self._re_plan(self._elapsed_s() + left_s)

    def _re_plan(self, total_s: float, step: int = 0) -> None:
        if self._re_planning or self._state not in (PlayState.PLAYING, PlayState.PAUSED):
            return
        engine, session = self._playing()
        self._re_planning = True
        chosen, at_frame = self._settings.snapshot(), engine.snapshot().settled_frame

        def work() -> Session:
            return re_planned(session, at_frame, round(total_s * session.rate), step, chosen)

        self._tasks.run(LANE, work, self._on_re_planned, self._on_not_re_planned)

    def _on_re_planned(self, session: Session) -> None:
        self._re_planning = False
        if not self._closed and self._engine is not None and self._session is not None:
            self._session = session
            self._recorder.replanned(round(session.total_s))
            self._engine.swap(session.timeline)
            self._show()

    def _on_not_re_planned(self, error: Exception) -> None:
        self._re_planning = False
        if not isinstance(error, CannotReplanError):
            raise error
        self._say(str(error))

    def _apply_levels(self, engine: Engine) -> None:
        from audio.timeline import Layer

        for layer in Layer:
            percent = int(self._settings.get(f"volume_{layer.value}"))
            engine.set_volume(layer, percent / 100)
        engine.set_muted(Layer.VOICE, not self._voice_on)
        engine.set_muted(Layer.BELLS, self._settings.get("bells") == "off")

    def _say(self, sentence: str) -> None:
        self._message = sentence
        self._quieten.start()
        self._show()

    def _show(self, state: PlayState | None = None) -> None:
        self._state = state or self._state
        if self._session is None or self._engine is None:
            return
        snapshot = self._engine.snapshot()
        view = self._session.view_at(snapshot.frame, self._state)
        self.view_changed.emit(
            replace(
                view,
                message=self._message,
                silent_reason=_silent_words(snapshot.silent_reason),
                voice_on=self._voice_on,
                captions_on=bool(self._settings.get("captions_on")),
                hidden_time=bool(self._settings.get("hide_time")),
            )
        )

    @Slot()
    def _on_poll(self) -> None:
        engine, _ = self._playing()
        if self._state is PlayState.PLAYING:
            self._recorder.progress(self._elapsed_s())
            if engine.snapshot().state.value == ENDED:
                self._finish(finished=True)
                return
        self._show()

    @Slot()
    def _on_message_over(self) -> None:
        self._message = ""
        self._show()

    @Slot(str, object)
    def _on_setting_changed(self, key: str, value: object) -> None:
        if self._engine is not None and (key.startswith("volume_") or key == "bells"):
            self._apply_levels(self._engine)


def _silent_words(reason: str) -> str:
    """Return why nothing sounds, in words; the practice goes on in captions."""
    return {
        "": "",
        "no-device": tr("No sound device was found: captions only"),
        "device-lost": tr("The sound device is gone: captions until it is back"),
    }[reason]

"""Plays a practice: decides what the engine does and what the page shows. Knows no widgets.

Planning and composing run in the lane "sound"; the engine keeps the time; the page is shown an
immutable view four times a second, and only while a practice is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.clock import next_moment
from desktop.core.words import tr
from desktop.services.backgrounds import make_background
from desktop.services.passing_sentence import PassingSentence
from desktop.services.player_build import NEXT_PART, build_session, describe
from desktop.services.player_clocks import PlayerClocks
from desktop.services.player_replanning import Replanning
from desktop.services.player_session import Session
from desktop.services.player_sound import PlayerSound
from desktop.services.player_view import player_view
from desktop.services.player_ward import WARD, Silence
from desktop.services.sound_failures import damaged_clips, from_sound
from desktop.services.views import PlayerView, PlayState
from desktop.services.voice_ahead import VoiceAhead
from desktop.services.voice_making import VoiceMaking
from desktop.services.voices import chosen_voice, is_made

if TYPE_CHECKING:
    from audio.engine import Engine, Snapshot
    from desktop.core.clock import Clock
    from desktop.core.errors import AppError
    from desktop.services.library_service import LibraryService
    from desktop.services.settings_service import SettingsService
    from desktop.services.sitting_recorder import SittingRecorder
    from desktop.services.tasks import Tasks

POLL_MS = 250
PATIENCE_MS = 1200  # after which it is said why a practice has not begun yet
LANE = "sound"
ENDED = "ended"  # the engine's own word for a practice played to its last sample


class PlayerService(QObject):
    """One practice at a time, from Begin to "how are you leaving?"."""

    view_changed = Signal(object)  # PlayerView
    started = Signal(str)  # practice id
    left = Signal()  # back to the pages
    kept_waiting = Signal()  # Begin waits for a voice that makes its first lines
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
        self._tasks, self._clock = tasks, clock
        self.sound = PlayerSound(make_engine, settings, self)
        self._session: Session | None = None
        self._view: PlayerView | None = None  # as it was last shown
        self._state = PlayState.IDLE
        self._until: datetime | None = None  # in UTC
        self._unread: list[str] = []  # practices that are not read ahead yet
        self._closed = False
        self._begun = False  # the settling-in is over
        self._clocks = PlayerClocks(clock)
        self._is_late = False  # a pause ate into a fixed end while another change was under way
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._on_poll)
        self._silence = Silence(settings)
        self._sentence = PassingSentence(self)
        self._sentence.changed.connect(self._show_again)
        self.making = VoiceMaking(tasks, self)
        self.making.failed.connect(self.failed)
        self._ahead = VoiceAhead(library, self.making, self)
        self._replanning = Replanning(tasks, LANE, self._on_re_planned, self._sentence.say)
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self.kept_waiting)
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self._on_settled)
        self.sound.voice_toggled.connect(self._show_again)
        settings.changed.connect(self._on_setting)

    # Beginning

    @property
    def state(self) -> PlayState:
        """Where the player stands."""
        return self._state

    def prepare(self) -> None:
        """Load what the first sound needs, off the interface thread; Begin is then at once."""
        chosen = self._settings.snapshot()

        def load() -> None:
            chosen_voice(self._library, chosen)
            self.sound.opened()
            make_background(self._library.backgrounds, chosen)
            self._unread = [one.id for one in self._library.library.headers()]

        self._tasks.run(LANE, load, self._on_engine_ready, self._on_failed)

    def begin(self, practice_id: str, minutes: int) -> None:
        """Play a practice for whole minutes."""
        self._begin(practice_id, minutes * 60)

    def begin_until(self, practice_id: str, end: datetime) -> None:
        """Play a practice so that it ends at civil time `end`, today or else tomorrow."""
        until = next_moment(self._clock, end)
        self._begin(practice_id, round(self._clocks.left_s(until)), until)

    def take_over(self, session: Session, concerns: Iterable[AppError] = ()) -> None:
        """Go on with a practice that sounds already, on the engine that is opened now."""
        self._state, self._until, self._session = PlayState.SETTLING, None, session
        self.sound.opened()
        self._open(concerns)
        self._note_begun()

    def _begin(self, practice_id: str, total_s: int, until: datetime | None = None) -> None:
        if self._state is not PlayState.IDLE:
            return
        self._state, self._until = PlayState.SETTLING, until
        chosen = self._settings.snapshot()
        concerns: list[AppError] = []

        def build() -> tuple[Engine, Session, list[AppError]]:
            from audio.frames import frames

            total = frames(total_s)
            self._ahead.make_first_part(practice_id, total, chosen, concerns.append)
            session = build_session(self._library, practice_id, total, chosen, concerns.append)
            return self.sound.opened(), session, concerns

        if is_made(chosen):
            self._patience.start()
        self._tasks.run(LANE, build, self._on_built, self._on_not_built)

    def _on_engine_ready(self, _ready: None) -> None:
        if not self._closed:
            self.sound.apply_levels()
            self._read_ahead()

    def _read_ahead(self) -> None:
        """Read the practices one at a time, so that Begin never waits for more than one of them."""
        if self._unread and not self._closed and self._state is PlayState.IDLE:
            practice_id = self._unread.pop()
            self._tasks.run(
                LANE,
                lambda: self._library.warm_one(practice_id),
                lambda _: self._read_ahead(),
            )

    def _on_built(self, built: tuple[Engine, Session, list[AppError]]) -> None:
        self._patience.stop()
        if self._closed:
            return
        engine, self._session, concerns = built
        if self._session.is_recording:
            self._until = None  # nothing of it can be drawn out or shortened
        self.sound.begin()
        engine.load(self._session.timeline)
        settle_s = 0 if self._until else self._settings.number("settle_s")
        if settle_s:
            self._settle.start(settle_s * 1000)
        else:
            engine.play()  # first of all: making the page ready would delay the sound
        self._open(concerns)
        if settle_s:
            self._show()
        else:
            self._note_begun()

    def _open(self, concerns: Iterable[AppError]) -> None:
        _, session = self._playing()
        self.started.emit(session.plan.practice_id)
        self._ahead.follow(session, self._settings.snapshot())
        for concern in concerns:
            self.failed.emit(concern)
        self._clocks.start()
        self._poll.start()

    @Slot()
    def _on_settled(self) -> None:
        self._playing()[0].play()
        self._note_begun()

    def _note_begun(self) -> None:
        _, session = self._playing()
        self._state = PlayState.PLAYING
        self._begun = True
        self._silence.begin()
        practice_id = session.plan.practice_id
        self._recorder.begin(practice_id, round(session.total_s), self._described(session))
        self._show()

    def _described(self, session: Session) -> str:
        return describe(session.plan, self._settings.snapshot(), self._silence.share)

    def _on_not_built(self, error: Exception) -> None:
        self._patience.stop()
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
            self._go_on()
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
        self._sentence.say(tr("Welcome back. Take one breath before going on, if you like."))
        self._go_on()

    @Slot(int)
    def change_minutes(self, minutes: int) -> None:
        """Make the practice longer or shorter; only what lies ahead is planned anew."""
        if self._session is None or self._until is not None:
            self._sentence.say(tr("This practice ends at the time you chose."))
            return
        self._re_plan(self._session.total_s + minutes * 60)

    @Slot(int)
    def move_cue(self, step: int) -> None:
        """Move to the next line or the one before; the end stays where it was promised."""
        if self._session is not None and self._state in (PlayState.PLAYING, PlayState.PAUSED):
            self._re_plan(self._session.total_s, step)

    @Slot()
    def skip_part(self) -> None:
        """Go on with the next part; the end stays where it was promised."""
        if self._session is not None and self.sound.engine is not None:
            frame = self.sound.engine.snapshot().frame
            self.move_cue(NEXT_PART + self._session.part_at(frame))

    @Slot()
    def end_early(self) -> None:
        """Stop here; the minutes done are kept."""
        engine = self.sound.engine
        if self._state not in (PlayState.IDLE, PlayState.LEAVING) and engine is not None:
            engine.pause()
            self._finish(finished=False)

    @Slot()
    def toggle_captions(self) -> None:
        """Show the lines, or hide them; where nothing is spoken they stay."""
        if self._view is not None and self._view.by_eye:
            self._sentence.say(tr("Captions stay on while nothing is spoken."))
        else:
            self._settings.set("captions_on", not self._settings.get("captions_on"))

    @Slot()
    def toggle_ward(self) -> None:
        """Go on without any sound at once, or let sound come back."""
        self._settings.set(WARD, not self._silence.is_on)

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
        self._ahead.close()
        for waiting in (self._poll, self._sentence, self._settle, self._patience):
            waiting.stop()
        self._tasks.run(LANE, self.sound.close)

    # Within

    def _playing(self) -> tuple[Engine, Session]:
        engine = self.sound.engine
        if engine is None or self._session is None:
            raise RuntimeError("nothing is loaded to be played")
        return engine, self._session

    def _elapsed_s(self) -> float:
        engine, session = self._playing()
        return engine.snapshot().frame / session.rate

    def _go_on(self) -> None:
        self._state = PlayState.PLAYING
        self._clocks.start(self._elapsed_s())
        self._catch_up()

    def _finish(self, finished: bool) -> None:
        self._poll.stop()
        self._settle.stop()
        self._replanning.drop()
        self._ahead.stop()
        self._is_late = False
        if self.sound.has_new_damage():
            session = self._playing()[1]
            self.failed.emit(damaged_clips(session.voice, of_recording=session.is_recording))
        if self._begun:
            self._recorder.end(self._elapsed_s(), finished)
        self._show(PlayState.LEAVING if self._begun else PlayState.IDLE)
        if self._begun:
            self._begun = False
        else:
            self.leave()

    def _catch_up(self) -> None:
        """Under "until", fit the rest so that the end stays on the clock."""
        if self._until is None or self._session is None:
            return
        self._is_late = self._replanning.is_under_way
        self._re_plan(self._elapsed_s() + self._clocks.left_s(self._until))

    def _re_plan(self, total_s: float, step: int = 0, *, quiet: bool = False) -> None:
        playing = self._state in (PlayState.PLAYING, PlayState.PAUSED)
        if playing and not self._replanning.is_under_way:
            engine, session = self._playing()
            self._replanning.ask(engine, session, total_s, step, quiet=quiet)

    def _take_in_lines(self) -> None:
        """Plan what lies ahead with the lines that the voice has come to say."""
        playing = self._state in (PlayState.PLAYING, PlayState.PAUSED)
        if playing and not self._replanning.is_under_way:
            self._ahead.news = False
            self._replanning.ask_voice(*self._playing(), self._ahead.voice)

    def _hold_against_clocks(self, elapsed_s: float) -> None:
        """Stand where the computer slept; under "until", follow a clock that was set or drifts."""
        if self._clocks.has_slept(elapsed_s):
            self.away()
        elif self._until is not None and not self._replanning.is_under_way:
            left_s = self._playing()[1].total_s - elapsed_s
            if self._clocks.slips(self._until, left_s):
                self._clocks.bear(self._until, left_s)
                self._re_plan(elapsed_s + self._clocks.left_s(self._until), quiet=True)

    def _on_re_planned(self, session: Session) -> None:
        self._session = session
        self._ahead.follow(
            session, self._settings.snapshot(), round(self._elapsed_s() * session.rate)
        )
        self._clocks.bear_nothing()
        self._recorder.replanned(round(session.total_s))
        self._show()
        if self._is_late:
            self._catch_up()

    def _show(self, state: PlayState | None = None, snapshot: Snapshot | None = None) -> None:
        self._state = state or self._state
        engine = self.sound.engine
        if self._session is None or engine is None:
            return
        self._view = player_view(
            self._session,
            snapshot or engine.snapshot(),
            self._state,
            self._settings,
            voice_on=self.sound.voice_on,
            message=self._sentence.text,
        )
        self.view_changed.emit(self._view)

    @Slot()
    def _on_poll(self) -> None:
        engine, session = self._playing()
        snapshot = engine.snapshot()
        self._replanning.watch(snapshot)
        if self._state is PlayState.PLAYING:
            self._recorder.progress(snapshot.frame / session.rate)
            if snapshot.state.value == ENDED:
                self._finish(finished=True)
                return
        if self._ahead.news:
            self._take_in_lines()
        if self._state in (PlayState.PLAYING, PlayState.SETTLING):
            self._hold_against_clocks(snapshot.frame / session.rate)
        self._show(snapshot=snapshot)

    @Slot(str, object)
    def _on_setting(self, key: str, _value: object) -> None:
        if key == WARD and self._session is not None:
            self._silence.turn()
            if self._begun:
                self._recorder.rechosen(self._described(self._session))
            self._sentence.say(self._silence.sentence)

    @Slot()
    def _show_again(self) -> None:
        self._show()

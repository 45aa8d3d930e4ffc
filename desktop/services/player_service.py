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
from desktop.services.passing_sentence import PassingSentence
from desktop.services.player_build import NEXT_PART, describe
from desktop.services.player_end import FixedEnd
from desktop.services.player_opening import LANE, Built, PlayerOpening
from desktop.services.player_replanning import Replanning
from desktop.services.player_session import Session
from desktop.services.player_sound import PlayerSound
from desktop.services.player_view import player_view
from desktop.services.player_ward import WARD, Silence
from desktop.services.sound_failures import damaged_clips, from_sound
from desktop.services.views import PlayerView, PlayState
from desktop.services.voice_ahead import VoiceAhead
from desktop.services.voice_making import VoiceMaking

if TYPE_CHECKING:
    from audio.engine import Engine, Snapshot
    from desktop.core.clock import Clock
    from desktop.core.errors import AppError
    from desktop.services.library_service import LibraryService
    from desktop.services.settings_service import SettingsService
    from desktop.services.sitting_recorder import SittingRecorder
    from desktop.services.tasks import Tasks

POLL_MS = 250
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
        self._clock = clock
        self.sound = PlayerSound(make_engine, settings, self)
        self._session: Session | None = None
        self._view: PlayerView | None = None  # as it was last shown
        self._state = PlayState.IDLE
        self._begun = False  # the settling-in is over
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._on_poll)
        self._silence = Silence(settings)
        self._sentence = PassingSentence(self)
        self._sentence.changed.connect(self._show_again)
        self.making = VoiceMaking(tasks, self)
        self.making.failed.connect(self.failed)
        self._ahead = VoiceAhead(library, self.making, self)
        self._replanning = Replanning(tasks, LANE, self._on_re_planned, self._sentence.say)
        self._end = FixedEnd(clock, self._re_plan, lambda: self._replanning.is_under_way)
        self._opening = PlayerOpening(library, settings, self.sound, self._ahead, tasks, self)
        self._opening.kept_waiting.connect(self.kept_waiting)
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
        self._opening.prepare(self._on_failed)

    def begin(self, practice_id: str, minutes: int) -> None:
        """Play a practice for whole minutes."""
        self._begin(practice_id, minutes * 60)

    def begin_until(self, practice_id: str, end: datetime) -> None:
        """Play a practice so that it ends at civil time `end`, today or else tomorrow."""
        until = next_moment(self._clock, end)
        self._begin(practice_id, round(self._end.left_s(until)), until)

    def take_over(self, session: Session, concerns: Iterable[AppError] = ()) -> None:
        """Go on with a practice that sounds already, on the engine that is opened now."""
        self._state, self._session = PlayState.SETTLING, session
        self._end.promise(None)
        self._opening.rest()
        self.sound.opened()
        self._open(concerns)
        self._note_begun()

    def _begin(self, practice_id: str, total_s: int, until: datetime | None = None) -> None:
        if self._state is not PlayState.IDLE:
            return
        self._state = PlayState.SETTLING
        self._end.promise(until)
        self._opening.build(practice_id, total_s, self._on_built, self._on_not_built)

    def _on_built(self, built: Built) -> None:
        self._session = built.session
        if built.session.is_recording:
            self._end.promise(None)  # nothing of it can be drawn out or shortened
        self.sound.begin()
        built.engine.load(built.session.timeline)
        settle_s = 0 if self._end.is_promised else self._settings.number("settle_s")
        if settle_s:
            self._settle.start(settle_s * 1000)
        else:
            built.engine.play()  # first of all: making the page ready would delay the sound
        self._open(built.concerns)
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
        self._end.start()
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
        if self._session is None or self._end.is_promised:
            self._sentence.say(tr("This practice ends at the time you chose."))
            return
        self._re_plan(self._session.total_s + minutes * 60)

    @Slot(int)
    def move_cue(self, step: int) -> None:
        """Move to the next line or the one before; the end stays where it was promised."""
        if self._session is not None and self._state in (PlayState.PLAYING, PlayState.PAUSED):
            self._re_plan(self._session.total_s, step=step)

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
        self._ahead.close()
        for waiting in (self._poll, self._sentence, self._settle):
            waiting.stop()
        self._opening.close()

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
        self._end.start(self._elapsed_s())
        self._end.catch_up(self._elapsed_s())

    def _finish(self, finished: bool) -> None:
        self._poll.stop()
        self._settle.stop()
        self._replanning.drop()
        self._ahead.stop()
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

    @property
    def _can_re_plan(self) -> bool:
        playing = self._state in (PlayState.PLAYING, PlayState.PAUSED)
        return playing and not self._replanning.is_under_way

    def _re_plan(self, total_s: float, quiet: bool = False, *, step: int = 0) -> None:
        if self._can_re_plan:
            self._replanning.ask(*self._playing(), total_s, step, quiet=quiet)

    def _take_in_lines(self) -> None:
        """Plan what lies ahead with the lines that the voice has come to say."""
        if self._can_re_plan:
            self._ahead.news = False
            self._replanning.ask_voice(*self._playing(), self._ahead.voice)

    def _hold_against_clocks(self, elapsed_s: float, total_s: float) -> None:
        """Stand where the computer slept; under "until", follow a clock that was set or drifts."""
        if self._end.has_slept(elapsed_s):
            self.away()
        else:
            self._end.follow(elapsed_s, total_s)

    def _on_re_planned(self, session: Session) -> None:
        self._session = session
        elapsed_s = self._elapsed_s()
        self._ahead.follow(session, self._settings.snapshot(), round(elapsed_s * session.rate))
        self._recorder.replanned(round(session.total_s))
        self._show()
        self._end.on_re_planned(elapsed_s)

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
            self._hold_against_clocks(snapshot.frame / session.rate, session.total_s)
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

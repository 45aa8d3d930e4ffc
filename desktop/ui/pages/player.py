"""The player: shows a PlayerView over the whole window and says what the person meant.

It decides nothing and plays nothing. While it shows, every widget wears the night colours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property

from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop.core.words import tr
from desktop.services.views import PlayerView, PlayState
from desktop.ui import theme
from desktop.ui.player import lamp
from desktop.ui.player.away import AwayScreen
from desktop.ui.player.grounding import GroundingScreen
from desktop.ui.player.leaving import LeavingScreen
from desktop.ui.player.playing import PlayingScreen

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
REPEATING = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Plus, Qt.Key.Key_Minus)
COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class Screens:
    """The player's screens, each made when it is first asked for: together they take long."""

    @cached_property
    def playing(self) -> PlayingScreen:
        """Shown while a practice plays."""
        return PlayingScreen()

    @cached_property
    def away(self) -> AwayScreen:
        """Shown while called away."""
        return AwayScreen()

    @cached_property
    def grounding(self) -> GroundingScreen:
        """Shown for "ground me"."""
        return GroundingScreen()

    @cached_property
    def leaving(self) -> LeavingScreen:
        """Shown when the practice is over."""
        return LeavingScreen()


class PlayerPage(QWidget):
    """Playing, called away, grounding and leaving: one screen at a time, never a dialogue."""

    pause_toggled = Signal()
    away_requested = Signal()
    back_requested = Signal()
    end_requested = Signal()
    ground_requested = Signal()
    ground_closed = Signal()
    cue_moved = Signal(int)  # −1 or +1
    part_skipped = Signal()
    minutes_changed = Signal(int)  # −1 or +1
    voice_toggled = Signal()
    captions_toggled = Signal()
    ward_toggled = Signal()  # no sound at all, or sound again
    time_toggled = Signal()
    volume_changed = Signal(str, int)  # voice, bells or background; 0…100
    leaving_check_in = Signal(object)  # CheckInDraft
    leaving_undone = Signal()  # take the leaving check-in back
    say_more_requested = Signal()  # the whole form for the leaving check-in
    write_requested = Signal()
    hard_said = Signal()
    finished = Signal()

    def __init__(
        self,
        screens: Screens | None = None,
        *,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        """Take `screens` that were made ahead, or make them."""
        super().__init__(parent)
        self._today = today
        self._shown = PlayerView()
        self._grounding_now = False
        self.setAccessibleName(tr("Practice"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPalette(lamp.palette())
        made = screens or Screens()
        self.playing, self.away = made.playing, made.away
        self.grounding, self.leaving = made.grounding, made.leaving
        self._stack = QStackedLayout(self)
        for screen in (self.playing, self.away, self.grounding, self.leaving):
            self._stack.addWidget(screen)
        self._connect()

    # What is shown

    def show_view(self, view: PlayerView) -> None:
        """Show where the practice stands; cheap enough for many times a second."""
        old, self._shown = self._shown, view
        self.playing.show_view(view)
        if view.ward is not old.ward:
            self._relight()
        if view.state is not old.state:
            if view.state is PlayState.LEAVING:
                self.leaving.clear()
                self.leaving.show_minutes(view.elapsed_s)
            if view.state is PlayState.AWAY:
                self._grounding_now = False
            self._show_screen()

    def _relight(self) -> None:
        """Be darker in ward mode, and lighter after it."""
        if self.isVisible():
            theme.dim(True, quiet=self._shown.ward)
        self.setPalette(lamp.palette())
        self.playing.light.relight()

    def show_settings(self, values: Mapping[str, object]) -> None:
        """Show volumes and choices; follow the reduced-motion setting."""
        self.playing.show_settings(values)
        if "reduced_motion" in values:
            self.set_reduced_motion(bool(values["reduced_motion"]))

    def show_contact(self, contact: str, *, locked: bool = False) -> None:
        """Show whom the person would call, unless the journal that has it is `locked`."""
        self.grounding.show_contact(contact, locked=locked)
        self.leaving.show_contact(contact, locked=locked)

    def show_saved(self, check_in_id: str) -> None:
        """Show that the leaving check-in is stored."""
        self.leaving.show_saved(check_in_id)

    def show_waiting(self, check_in_id: str) -> None:
        """Show that the leaving check-in waits for a locked journal."""
        self.leaving.show_waiting(check_in_id)

    def show_not_saved(self) -> None:
        """Show that the leaving check-in could not be stored; what was entered stays."""
        self.leaving.show_not_saved()

    def show_time_not_kept(self) -> None:
        """Show that the journal could not take the practice that has ended."""
        self.leaving.show_time_not_kept()

    def offer_writing(self, offered: bool) -> None:
        """Offer, at the end, to write down what the practice was about."""
        self.leaving.offer_writing(offered)

    def set_reduced_motion(self, reduced: bool) -> None:
        """Let nothing move."""
        self.playing.set_reduced_motion(reduced)

    def _show_screen(self) -> None:
        self.playing.close_sound()
        if self._grounding_now:
            screen: QWidget = self.grounding
        elif self._shown.state is PlayState.AWAY:
            screen = self.away
        elif self._shown.state is PlayState.LEAVING:
            screen = self.leaving
        else:
            screen = self.playing
        self._stack.setCurrentWidget(screen)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # What was meant

    def _connect(self) -> None:
        playing, away, grounding, leaving = self.playing, self.away, self.grounding, self.leaving
        for source, meant in (
            (playing.pause_pressed, self.pause_toggled),
            (playing.voice_pressed, self.voice_toggled),
            (playing.captions_pressed, self.captions_toggled),
            (playing.ward_pressed, self.ward_toggled),
            (playing.time_pressed, self.time_toggled),
            (playing.volume_changed, self.volume_changed),
            (playing.end_pressed, self.end_requested),
            (playing.skip_pressed, self.part_skipped),
            (away.back_pressed, self.back_requested),
            (away.end_pressed, self.end_requested),
            (leaving.check_in_made, self.leaving_check_in),
            (leaving.undo_requested, self.leaving_undone),
            (leaving.more_requested, self.say_more_requested),
            (leaving.write_requested, self.write_requested),
            (leaving.hard_said, self.hard_said),
            (leaving.finished, self.finished),
        ):
            source.connect(meant)
        playing.away_pressed.connect(self._go_away)
        playing.longer_pressed.connect(self._on_longer)
        playing.shorter_pressed.connect(self._on_shorter)
        playing.ground_pressed.connect(self._open_grounding)
        leaving.ground_pressed.connect(self._open_grounding)
        grounding.back_pressed.connect(self._close_grounding)
        grounding.end_pressed.connect(self._end_from_grounding)

    @Slot()
    def _go_away(self) -> None:
        self.away_requested.emit()  # the silence first
        self._grounding_now = False
        self.playing.close_sound()
        self._stack.setCurrentWidget(self.away)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_longer(self) -> None:
        self.minutes_changed.emit(1)

    @Slot()
    def _on_shorter(self) -> None:
        self.minutes_changed.emit(-1)

    @Slot()
    def _open_grounding(self) -> None:
        self._grounding_now = True
        can_end = self._shown.state is not PlayState.LEAVING
        self.grounding.show_day(self._today(), can_end=can_end)
        self._show_screen()
        self.ground_requested.emit()

    @Slot()
    def _close_grounding(self) -> None:
        self._grounding_now = False
        self._show_screen()
        self.ground_closed.emit()

    @Slot()
    def _end_from_grounding(self) -> None:
        self._grounding_now = False
        self.end_requested.emit()
        self._show_screen()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        repeated = event.isAutoRepeat() and event.key() not in REPEATING
        if repeated or event.modifiers() & COMMANDS:
            super().keyPressEvent(event)
            return
        screen = self._stack.currentWidget()
        if screen is self.away:  # of all screens this one tells nothing, of ward mode neither
            done = self._away_key(event.key())
        elif event.key() == Qt.Key.Key_S:
            self.ward_toggled.emit()
            done = True
        elif screen is self.grounding:
            done = self._grounding_key(event.key())
        elif screen is self.leaving:
            done = self._leaving_key(event.key())
        else:
            done = self._playing_key(event.key())
        if not done:
            super().keyPressEvent(event)

    def _playing_key(self, key: int) -> bool:
        match key:
            case Qt.Key.Key_Space:
                self.pause_toggled.emit()
            case Qt.Key.Key_Escape:
                if not self.playing.close_sound():
                    self.end_requested.emit()
            case Qt.Key.Key_B:
                self._go_away()
            case Qt.Key.Key_G:
                self._open_grounding()
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self.cue_moved.emit(1 if key == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.minutes_changed.emit(1)
            case Qt.Key.Key_Minus:
                self.minutes_changed.emit(-1)
            case Qt.Key.Key_M if not self._shown.ward:
                self.voice_toggled.emit()
            case Qt.Key.Key_C:
                self.captions_toggled.emit()
            case Qt.Key.Key_T:
                self.time_toggled.emit()
            case Qt.Key.Key_N:
                self.part_skipped.emit()
            case Qt.Key.Key_V:
                self.playing.toggle_sound()
            case _:
                return False
        return True

    def _away_key(self, key: int) -> bool:
        if key in (*ENTER, Qt.Key.Key_Space, Qt.Key.Key_B):
            self.back_requested.emit()
        elif key == Qt.Key.Key_Escape:
            self.end_requested.emit()
        else:
            return False
        return True

    def _grounding_key(self, key: int) -> bool:
        if key in (*ENTER, Qt.Key.Key_Escape, Qt.Key.Key_G):
            self._close_grounding()
        elif key == Qt.Key.Key_B and self._shown.state is not PlayState.LEAVING:
            self._go_away()
        else:
            return False
        return True

    def _leaving_key(self, key: int) -> bool:
        if key in (*ENTER, Qt.Key.Key_Escape):
            self.finished.emit()
        elif key == Qt.Key.Key_G:
            self._open_grounding()
        elif key == Qt.Key.Key_W and self.leaving.offers_writing:
            self.write_requested.emit()
        else:
            return False
        return True

    # The dim ground

    def paintEvent(self, event: QPaintEvent) -> None:
        light = self.playing.light
        centre = QPointF(self.rect().center())
        if light.isVisible():
            centre = QPointF(light.mapTo(self, light.rect().center()))
        painter = QPainter(self)
        painter.fillRect(event.rect(), lamp.ground(centre, lamp.reach(self.size())))
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        self._relight()
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            theme.dim(False)

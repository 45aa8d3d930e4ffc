"""The screen while a practice plays: the light, the line being said, and a few quiet controls."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.views import PlayerView, PlayState
from desktop.ui import theme
from desktop.ui.player import pacing
from desktop.ui.player.caption import Caption
from desktop.ui.player.controls import PauseButton, SkipButton, TimeLeft, by_tab, quiet
from desktop.ui.player.light import BreathingLight
from desktop.ui.player.sound_panel import SoundPanel
from desktop.ui.widgets.announcing import announce
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.text import SoftText, Text

TITLE_PX = 240  # at 100 % text: a title with less room than this gets a row of its own
MOVING = (PlayState.SETTLING, PlayState.PLAYING)


class PlayingScreen(QWidget):
    """Shows a PlayerView; its buttons say what was meant, its owner decides."""

    pause_pressed = Signal()
    away_pressed = Signal()
    ground_pressed = Signal()
    end_pressed = Signal()
    skip_pressed = Signal()
    longer_pressed = Signal()
    shorter_pressed = Signal()
    voice_pressed = Signal()
    captions_pressed = Signal()
    ward_pressed = Signal()
    time_pressed = Signal()
    volume_changed = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = PlayerView()
        self._one_row: bool | None = None
        self._reduced = False
        self._make_words()
        self._make_buttons()
        self._lay_out()
        self.sound = SoundPanel(self)
        self.sound.volume_changed.connect(self.volume_changed)
        self.sound.ward_pressed.connect(self.ward_pressed)
        self.sound.hide()
        self._show_all(self._shown)

    # What is shown

    def show_view(self, view: PlayerView) -> None:
        """Show `view`; only what differs from the last one is touched."""
        old, self._shown = self._shown, view
        words = (view.caption, view.captions_on, _breath_words(view))
        if words != (old.caption, old.captions_on, _breath_words(old)):
            self._show_caption(view)
        if view.state is not old.state or view.anchor != old.anchor:
            self._show_motion(view)
        if _below_words(view) != _below_words(old):
            self._show_below(view)
        if _bell_words(view) and not _bell_words(old):
            announce(self._below, _bell_words(view))
        if view.part != old.part or view.title != old.title:
            self._show_title(view)
        if (view.has_next_part, view.skippable) != (old.has_next_part, old.skippable):
            self._skip.show_part(has_next=view.has_next_part, skippable=view.skippable)
            self._fit()
        toggles = (view.voice_on, view.captions_on, view.ward)
        if toggles != (old.voice_on, old.captions_on, old.ward):
            self._show_toggles(view)
        self._show_time(view)

    def show_settings(self, values: Mapping[str, object]) -> None:
        """Show the volumes and choices."""
        self.sound.show_settings(values)

    def set_reduced_motion(self, reduced: bool) -> None:
        """Keep everything still."""
        self._reduced = reduced
        self.light.set_reduced_motion(reduced)
        self.caption.set_reduced_motion(reduced)

    def toggle_sound(self) -> None:
        """Open the volumes, or close them."""
        if self.close_sound() or self._shown.ward:
            return
        self.sound.setGeometry(self._sound_place())
        self.sound.show()
        self.sound.raise_()
        self.sound.focus_first()

    def close_sound(self) -> bool:
        """Close the volumes; say whether they were open."""
        was_open = not self.sound.isHidden()
        self.sound.hide()
        return was_open

    def _show_all(self, view: PlayerView) -> None:
        self._show_title(view)
        self._show_caption(view)
        self._show_motion(view)
        self._show_toggles(view)
        self.time_left.show_left(view.left_s, view.hidden_time)

    def _show_title(self, view: PlayerView) -> None:
        self._title.setText(" · ".join(part for part in (view.title, view.part) if part))

    def _show_caption(self, view: PlayerView) -> None:
        words = view.caption if view.captions_on else ""
        if view.captions_on or self._reduced:  # where the light is still, words alone can pace
            words = words or _breath_words(view)
        self.caption.say(words)

    def _show_motion(self, view: PlayerView) -> None:
        self.pause_button.set_paused(view.state is PlayState.PAUSED)
        self.light.set_motion(playing=view.state in MOVING, drifting=view.anchor == "breath")
        self._show_below(view)

    def _show_below(self, view: PlayerView) -> None:
        self._below.setText(_below_words(view))

    def _show_toggles(self, view: PlayerView) -> None:
        self._voice.setText(tr("Voice on") if view.voice_on else tr("Voice off"))
        self._captions.setText(tr("Captions on") if view.captions_on else tr("Captions off"))
        for button in (self._voice, self._captions, self._sound):
            button.setVisible(not view.ward)
        self._ward.setVisible(view.ward)
        if view.ward:
            self.close_sound()
        self._fit()

    def _show_time(self, view: PlayerView) -> None:
        self.time_left.show_left(view.total_s - view.elapsed_s, view.hidden_time)
        self.light.set_breath(view.breath_s, view.breath_phase)
        self.light.tick(view.bell_progress, view.bell_ringing)

    # How it is built

    def _make_words(self) -> None:
        self.light = BreathingLight()
        self.caption = Caption()
        self._title = SoftText()
        self._below = Text("", "body", "soft")
        self._below.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.time_left = TimeLeft()

    def _make_buttons(self) -> None:
        self._away = quiet(tr("Called away (B)"))
        self._ground = quiet(tr("Ground me (G)"))
        self._end = quiet(tr("End (Esc)"))
        self._skip = SkipButton()
        self._shorter = Button(tr("−1 min"))
        self._longer = Button(tr("+1 min"))
        self._shorter.setAccessibleName(tr("One minute less"))
        self._longer.setAccessibleName(tr("One minute more"))
        self.pause_button = PauseButton()
        self._voice, self._captions = quiet(tr("Voice on")), quiet(tr("Captions on"))
        self._sound = quiet(tr("Volumes"))
        self._ward = quiet(tr("Ward mode: S ends it"))
        self._ward.setAccessibleName(tr("Ward mode is on: no sound at all. End it."))
        for button, signal in (
            (self._away, self.away_pressed),
            (self._ground, self.ground_pressed),
            (self._end, self.end_pressed),
            (self._skip, self.skip_pressed),
            (self._shorter, self.shorter_pressed),
            (self.pause_button, self.pause_pressed),
            (self._longer, self.longer_pressed),
            (self.time_left, self.time_pressed),
            (self._voice, self.voice_pressed),
            (self._captions, self.captions_pressed),
            (self._ward, self.ward_pressed),
        ):
            by_tab(button)
            button.clicked.connect(signal)
        self._sound.clicked.connect(self.toggle_sound)
        for button, key in (
            (self._shorter, "−"),
            (self._longer, "+"),
            (self._voice, "M"),
            (self._captions, "C"),
            (self._sound, "V"),
        ):
            button.setToolTip(tr("Key {key}", key=key))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_40, theme.GAP_16, theme.GAP_40, theme.GAP_24)
        column.setSpacing(theme.GAP_8)
        self._head, self._foot = QGridLayout(), QGridLayout()
        self._way_out = _row(self._away, self._ground, self._end)
        self._middle = _row(self._shorter, self.pause_button, self._longer, gap=theme.GAP_16)
        self._right = _row(self._voice, self._captions, self._sound, self._ward)
        column.addLayout(self._head)
        column.addWidget(self.light, 1)
        column.addWidget(self.caption)
        column.addWidget(self._below)
        column.addSpacing(theme.GAP_8)
        column.addLayout(self._foot)
        self._arrange(one_row=True)

    def _arrange(self, *, one_row: bool) -> None:
        if one_row == self._one_row:
            return
        self._one_row = one_row
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        centre = Qt.AlignmentFlag.AlignHCenter
        span = 1 if one_row else 3
        self._head.addWidget(self._title, 0, 0)
        self._head.addWidget(self._skip, 0, 1, right)
        self._head.addWidget(
            self._way_out, 0 if one_row else 1, 2 if one_row else 0, 1, span, right
        )
        self._head.setColumnStretch(0, 1)
        self._foot.addWidget(self._middle, 0, 1 if one_row else 0, 1, span, centre)
        self._foot.addWidget(self.time_left, 0 if one_row else 1, 0, left)
        self._foot.addWidget(self._right, 0 if one_row else 1, 2, right)
        for side in (0, 2):
            self._foot.setColumnStretch(side, 1)

    def _sound_place(self) -> QRect:
        width = min(round(400 * theme.scale()), self.width() - 2 * theme.GAP_40)
        height = max(self.sound.heightForWidth(width), self.sound.minimumSizeHint().height())
        bottom = self.height() - self._foot.geometry().height() - theme.GAP_40
        return QRect(self.width() - theme.GAP_40 - width, max(0, bottom - height), width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        sides = max(self.time_left.sizeHint().width(), self._right.sizeHint().width())
        foot = self._middle.sizeHint().width() + 2 * sides
        head = self._way_out.sizeHint().width() + round(TITLE_PX * theme.scale())
        head += self._skip.sizeHint().width()  # hidden or not, so that nothing moves with it
        needed = max(foot, head) + 2 * theme.GAP_40 + theme.GAP_16
        self._arrange(one_row=self.width() >= needed)
        self._below.setMinimumHeight(theme.line_height("body"))
        if not self.sound.isHidden():
            self.sound.setGeometry(self._sound_place())


def _below_words(view: PlayerView) -> str:
    """Return what stands beneath the line."""
    return view.message or _bell_words(view) or view.silent_reason or _state_words(view.state)


def _bell_words(view: PlayerView) -> str:
    """Return the word for a bell that is not to be counted on to be heard."""
    told = view.by_eye and view.bell_ringing and view.state is PlayState.PLAYING
    return tr("Bell") if told else ""


def _state_words(state: PlayState) -> str:
    """Return what is said beneath the line while nothing else needs saying."""
    words = {PlayState.PAUSED: tr("Paused"), PlayState.SETTLING: tr("Settling in")}
    return words.get(state, "")


def _breath_words(view: PlayerView) -> str:
    """Return what is said of a paced breath while no line is."""
    if not view.breath_s:
        return ""
    return tr("In") if pacing.is_in(view.breath_phase) else tr("Out")


def _row(*items: QWidget, gap: int = theme.GAP_8) -> QWidget:
    """Return `items` side by side."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for item in items:
        row.addWidget(item, 0, Qt.AlignmentFlag.AlignVCenter)
    return holder

"""The lines of a practice, one by one: read, recorded, kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import plural, tr
from desktop.services.read_aloud_view import AloudState, AloudView
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.level_meter import LOWEST_DB, LevelMeter
from desktop.ui.widgets.line_dots import LineDots
from desktop.ui.widgets.text import SoftText, Text

KEPT = "•"


class LinesDesk(QWidget):
    """Shows an `AloudView`; says what was pressed."""

    record_pressed = Signal()
    keep_pressed = Signal()
    listen_pressed = Signal()
    redo_pressed = Signal()
    moved = Signal(int)
    use_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: AloudView | None = None
        self.done = SoftText()
        self.dots = LineDots()
        self.where = SoftText()
        self.before = Text("", "body", "soft")
        self.line = Text("", "caption")
        self.after = Text("", "body", "soft")
        self.meter = LevelMeter()
        self.state = Text()
        self.message = Text("", "strong")
        self.record = self._button(tr("Record"), "primary", tr("Key Space"))
        self.keep = self._button(tr("Keep and go on"), "secondary", tr("Key Enter"))
        self.listen = self._button(tr("Listen"), "secondary", tr("Key L"))
        self.redo = self._button(tr("Record again"), "quiet", tr("Key R"))
        self.back = self._button(tr("‹ Line before"), "quiet", tr("Left arrow"))
        self.on = self._button(tr("Next line ›"), "quiet", tr("Right arrow"))
        self.use = Button(tr("Use this reading from now on"))
        self._lay_out()
        self._connect()

    @property
    def buttons(self) -> tuple[Button, ...]:
        """What can be pressed, at one time or another."""
        return (self.record, self.keep, self.listen, self.redo, self.back, self.on, self.use)

    def show_view(self, view: AloudView) -> bool:
        """Show a line and where it stands; say whether it is another line than before."""
        moved = self._view is None or (self._view.at, self._view.title) != (view.at, view.title)
        self._view = view
        done = len(view.kept)
        many = tr("{done} of {many} lines", done=done, many=len(view.lines))
        self.done.setText(f"{view.title} · {view.reading} · {many}")
        self.dots.show_lines(len(view.lines), view.kept, view.at)
        self._show_lines(view)
        self._show_state(view)
        self._show_end(view)
        if moved:
            _announce(self.line, view.lines[view.at].text)
        return moved

    def show_heard(self, level_db: float, length_s: float) -> None:
        """Show how loud it is, and how long the take is by now."""
        self.meter.show_level(level_db)
        if self._view is not None and self._view.state is AloudState.RECORDING:
            so_far = plural(int(length_s), "{n} second", "{n} seconds")
            keys = tr("Space stops, Enter stops and keeps it.")
            self.state.setText(tr("Recording, {so_far}. {keys}", so_far=so_far, keys=keys))

    @Slot()
    def go_back(self) -> None:
        """Ask for the line before."""
        self.moved.emit(-1)

    @Slot()
    def go_on(self) -> None:
        """Ask for the next line."""
        self.moved.emit(1)

    def _show_lines(self, view: AloudView) -> None:
        line = view.lines[view.at]
        number = tr("Line {n}", n=view.at + 1)
        is_kept = tr("kept") if view.at in view.kept else ""
        parts = (line.part, line.condition, number, is_kept)
        self.where.setText(" · ".join(part for part in parts if part))
        self.line.setText(line.text)
        self.before.setText(_beside(view, view.at - 1))
        self.after.setText(_beside(view, view.at + 1))

    def _show_state(self, view: AloudView) -> None:
        runs = view.state in (AloudState.OPENING, AloudState.RECORDING)
        works = view.state is AloudState.WORKING
        self.state.setText(_state_words(view))
        told = view.message != self.message.text()
        self.message.setText(view.message)
        self.message.setVisible(bool(view.message))
        if told and view.message:
            _announce(self.message, view.message)
        self.record.setText(tr("Stop") if runs else tr("Record"))
        there = view.has_take or view.at in view.kept
        for button, enabled in (
            (self.record, not works),
            (self.keep, runs or (there and not works)),
            (self.listen, there and not works and not runs),
            (self.redo, (runs or there) and not works),
            (self.back, view.at > 0 and not works and not runs),
            (self.on, view.at < len(view.lines) - 1 and not works and not runs),
        ):
            button.setEnabled(enabled)
        self.ways.refresh()
        if not runs:
            self.meter.show_level(LOWEST_DB)

    def _show_end(self, view: AloudView) -> None:
        self.end.setVisible(view.is_complete)
        name = view.reading
        if view.is_used:
            self.told.setText(tr("Every line is there, and “{name}” says them.", name=name))
        else:
            self.told.setText(tr("Every line of this practice is in “{name}”.", name=name))
        self.use.setVisible(not view.is_used)

    def _button(self, text: str, kind: str, key: str) -> Button:
        button = Button(text, kind)
        button.setToolTip(key)
        # A click leaves the keyboard where it is, so that Space goes on recording.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _connect(self) -> None:
        self.record.clicked.connect(self.record_pressed)
        self.keep.clicked.connect(self.keep_pressed)
        self.listen.clicked.connect(self.listen_pressed)
        self.redo.clicked.connect(self.redo_pressed)
        self.back.clicked.connect(self.go_back)
        self.on.clicked.connect(self.go_on)
        self.use.clicked.connect(self.use_pressed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_12)
        column.addWidget(self.done)
        card = Card()
        card.body.setSpacing(theme.GAP_12)
        words = (self.where, self.before, self.line, self.after)
        for part in (*words, self.meter, self.message, self.state):
            card.body.addWidget(part)
        self.ways = Flow(gap=theme.GAP_12)
        for way in (self.record, self.keep, self.listen, self.redo, self.back, self.on):
            self.ways.add(way)
        card.body.addWidget(self.ways)
        column.addWidget(card)
        self.end = Card(lit=True)
        self.told = Text("", "strong")
        self.end.body.addWidget(self.told)
        self.end.body.addWidget(self.use)
        self.end.hide()
        column.addWidget(self.end)
        column.addWidget(self.dots)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ways.refresh()


def _beside(view: AloudView, at: int) -> str:
    """Return the line before or after, with a dot where it is kept."""
    if not 0 <= at < len(view.lines):
        return ""
    text = view.lines[at].text
    return f"{KEPT} {text}" if at in view.kept else text


def _state_words(view: AloudView) -> str:
    if view.state is AloudState.READY and view.has_take:
        return tr("This take waits: L listens to it, Enter keeps it, R records again.")
    if view.state is AloudState.READY and view.at in view.kept:
        return tr("This line is kept. L listens to it, Space records it anew.")
    return {
        AloudState.READY: tr("Press Space, then read the line."),
        AloudState.OPENING: tr("Opening the microphone…"),
        AloudState.RECORDING: tr("Recording. Space stops, Enter stops and keeps it."),
        AloudState.WORKING: tr("One moment…"),
        AloudState.LISTENING: tr("Listening. L falls silent."),
    }[view.state]


def _announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say what has changed."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))

"""Read aloud: a practice, line by line, in one's own voice or a teacher's. By keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.core.words import tr
from desktop.services.read_aloud_view import AloudChoice, AloudView
from desktop.ui import theme
from desktop.ui.pages.read_aloud_begin import BeginReading
from desktop.ui.pages.read_aloud_lines import LinesDesk
from desktop.ui.pages.voice_files import VoiceFiles
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.keeping_focus import keeping_focus
from desktop.ui.widgets.page import Page, PageHeader

ROOMY_HIGH_PX = 660  # page height at 100 % from which the heading is shown above the lines


class ReadAloudPage(Page):
    """First the choice of a reading, then its lines."""

    chosen = Signal(str)
    begun = Signal(object)  # AloudDraft
    record_pressed = Signal()
    keep_pressed = Signal()
    listen_pressed = Signal()
    redo_pressed = Signal()
    moved = Signal(int)
    use_pressed = Signal()
    another_wanted = Signal()  # another reading than the one that is open
    left = Signal()  # the page is out of sight
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Read aloud"))
        self._title = ""  # of the practice
        self.header = PageHeader(tr("Read aloud"))
        self.back = Button(tr("‹ Back to the practice"), "quiet")
        self.another = Button(tr("Another reading"), "quiet")
        self.choice = BeginReading()
        self.desk = LinesDesk()
        self.files = VoiceFiles()
        above = Flow()
        above.add(self.back)
        above.add(self.another)
        for part in (above, self.header, self.choice, self.desk, self.files):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._above = above
        self._show(self.choice)
        self._connect()

    def show_choice(self, choice: AloudChoice) -> None:
        """Ask into which reading a practice is read."""
        self._title = choice.title
        self.choice.show_choice(choice)
        self._show(self.choice)
        self.choice.focus()

    def show_view(self, view: AloudView) -> None:
        """Show a line of a reading, and where it stands; which screen is shown stays as it is."""
        was_complete = not self.desk.end.isHidden()
        with keeping_focus(self, *self.desk.buttons):
            moved = self.desk.show_view(view)
        if moved:
            self._scroll_to(self.desk.line)
        if view.is_complete and not was_complete and not view.is_used:
            self._scroll_to(self.desk.use)

    @Slot()
    def show_lines(self) -> None:
        """Bring the lines forward, in place of the choice: a reading was chosen."""
        if self.desk.isHidden():
            self.choice.clear()
            self._show(self.desk)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scroll_to(self, part: QWidget) -> None:
        """Scroll to a part, if a low window or large text has it out of sight."""
        content = self.widget()
        if self.isVisible() and content is not None:
            content.adjustSize()
            self.ensureWidgetVisible(part)

    def arrange(self, width: int) -> None:
        """Leave the heading out where the lines need the room more."""
        roomy = self.height() >= ROOMY_HIGH_PX * theme.scale()
        self.header.setVisible(roomy or self.desk.isHidden())

    def _show(self, part: QWidget) -> None:
        for one in (self.choice, self.desk):
            one.setVisible(one is part)
        self.files.save.setVisible(part is self.desk)
        self.another.setVisible(part is self.desk)
        self.header.set_below("" if part is self.desk else self._title)
        self._above.refresh()
        self.arrange(self.width())
        self.files.refresh()
        self.verticalScrollBar().setValue(0)

    def _connect(self) -> None:
        self.choice.chosen.connect(self.chosen)
        self.choice.begun.connect(self.begun)
        self.desk.record_pressed.connect(self.record_pressed)
        self.desk.keep_pressed.connect(self.keep_pressed)
        self.desk.listen_pressed.connect(self.listen_pressed)
        self.desk.redo_pressed.connect(self.redo_pressed)
        self.desk.moved.connect(self.moved)
        self.desk.use_pressed.connect(self.use_pressed)
        self.back.clicked.connect(self.closed)
        self.another.clicked.connect(self.another_wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif self.desk.isHidden() or not self._obey(event):
            super().keyPressEvent(event)

    def _obey(self, event: QKeyEvent) -> bool:
        """Do what a key means among the lines; say whether it was one."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Space: self.record_pressed.emit,
            Qt.Key.Key_Return: self.keep_pressed.emit,
            Qt.Key.Key_Enter: self.keep_pressed.emit,
            Qt.Key.Key_L: self.listen_pressed.emit,
            Qt.Key.Key_R: self.redo_pressed.emit,
            Qt.Key.Key_Left: self.desk.go_back,
            Qt.Key.Key_Right: self.desk.go_on,
        }
        act = acts.get(event.key())
        if act is None:
            return False
        if not event.isAutoRepeat():
            act()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.desk.isHidden():
            self.choice.focus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()

    @Slot(float, float)
    def show_heard(self, level_db: float, length_s: float) -> None:
        """Show how loud it is, and how long the take is by now."""
        self.desk.show_heard(level_db, length_s)

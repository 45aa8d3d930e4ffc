"""A practice as text: one calm column, part by part, with its rests and conditions."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.views import AtLength, Reading, ReadingLine
from desktop.ui import theme
from desktop.ui.models.dates import minutes_range
from desktop.ui.models.practice_list import family_title
from desktop.ui.pages.practices_begin import OWN, SAVE_KEYS, BeginBar
from desktop.ui.pages.practices_length import said_words
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import ChipRow, Flow
from desktop.ui.widgets.page import side_of
from desktop.ui.widgets.print_column import Paragraph, PrintColumn

ALL, LENGTH = "all", "length"  # what is shown: every line, or those of one length
_BETWEEN = " · "


class ReadingView(QWidget):
    """The whole text, to read or to copy; Begin stays in reach beneath."""

    begin_requested = Signal(str, int)
    read_aloud_requested = Signal(str)  # the practice's id
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self.text = PrintColumn()
        self.text.setAccessibleName(tr("The practice as text"))
        self._found: AtLength | None = None
        self.bar = BeginBar(in_library=False)
        self._back = Button(tr("‹ All practices"), "quiet")
        self.modes = ChipRow(
            [(ALL, tr("Everything")), (LENGTH, tr("At this length"))], exclusive=True
        )
        self.modes.setAccessibleName(tr("What is shown"))
        self.modes.set_keys([ALL])
        self.read_aloud = Button(tr("Record my reading"), "quiet")
        self._column = column = QVBoxLayout(self)
        column.setSpacing(theme.GAP_8)
        above = Flow()
        above.add(self._back)
        above.add(self.modes)
        above.add(self.read_aloud)
        self.save = Button(tr("Save…"), "quiet")
        self.save.setAccessibleName(tr("Save as a sound file"))
        self.save.setToolTip(tr("Save as a sound file: key {key}", key=SAVE_KEYS))
        self.save.clicked.connect(self.bar.save)
        above.add(self.save)
        column.addWidget(above)
        column.addWidget(self.text, 1)
        column.addWidget(self.bar)
        self._back.clicked.connect(self.closed)
        self.modes.changed.connect(self._render)
        self.read_aloud.clicked.connect(self._on_read_aloud)
        self.bar.begin_pressed.connect(self.begin_requested)

    def show_reading(self, reading: Reading, minutes: int | None = None) -> None:
        """Show a practice from its first line; the same one again keeps its minutes."""
        if minutes is None and self._reading and self._reading.practice.id == reading.practice.id:
            minutes = self.bar.minutes
        if self._found is not None and self._found.practice_id != reading.practice.id:
            self._found = None
        self._reading = reading
        self.bar.show_practice(reading.practice, minutes)
        self.read_aloud.setVisible(reading.practice.family != OWN)  # that one sounds already
        self._show(0)

    @property
    def reading(self) -> Reading | None:
        """What was shown last, or None."""
        return self._reading

    def show_length(self, found: AtLength | None) -> None:
        """Take what is said at one length; an answer about another practice is dropped."""
        self.bar.show_length(found)
        practice = self._reading.practice if self._reading is not None else None
        if found is not None and (practice is None or practice.id != found.practice_id):
            return
        self._found = found
        if self.modes.keys() == (LENGTH,):
            self._render()

    @Slot()
    def focus_text(self) -> None:
        """Give the keyboard to the text, for the arrows and Page Down."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_read_aloud(self) -> None:
        if self._reading is not None:
            self.read_aloud_requested.emit(self._reading.practice.id)

    @Slot()
    def _render(self) -> None:
        """Show the text, scrolled to where it was."""
        self._show(self.text.verticalScrollBar().value())

    def _show(self, at: int) -> None:
        if self._reading is None:
            return
        found = self._found if self.modes.keys() == (LENGTH,) else None
        self.text.show_text(paragraphs(self._reading, found), at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.bar.begin()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = side_of(self.width())
        self._column.setContentsMargins(side, theme.GAP_16, side, theme.GAP_24)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._render()


def paragraphs(reading: Reading, found: AtLength | None = None) -> Iterator[Paragraph]:
    """Yield all of a reading, or what is said at one length."""
    practice = reading.practice
    about = (
        family_title(practice.family),
        minutes_range(practice.shortest, practice.longest),
        practice.posture,
    )
    yield Paragraph(practice.title, "page", heading=1)
    yield Paragraph(_BETWEEN.join(part for part in about if part), "small", "soft", 4)
    yield Paragraph(practice.purpose, above=12)
    if found is not None:
        yield Paragraph(said_words(found), "small", "soft", 12)
    for part in (found or reading).parts:
        yield Paragraph(part.name, "section", "tide", 28, heading=2)
        for line in part.lines:
            yield Paragraph(line.text, above=10, aside=_aside(line))
    if practice.credit:
        yield Paragraph(practice.credit, "small", "soft", 32)


def _aside(line: ReadingLine) -> str:
    rest = tr("rest {rest}", rest=line.rest) if line.rest else ""
    return _BETWEEN.join(part for part in (line.condition, rest) if part)

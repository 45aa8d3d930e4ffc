"""A practice as text: one calm column, part by part, with its rests and conditions."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.views import AtLength, Reading, ReadingLine, ReadingPart
from desktop.ui import theme
from desktop.ui.models.dates import minutes_range
from desktop.ui.models.practice_list import family_title
from desktop.ui.pages.practices_begin import SAVE_KEYS, BeginBar
from desktop.ui.pages.practices_length import said_words
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import ChipRow, Flow
from desktop.ui.widgets.page import ThinBar

ROOMY_PX = 860  # page width from which margins are wide
ALL, LENGTH = "all", "length"  # what is shown: every line, or those of one length
COLUMN_EM = 38  # a line of print: 60 to 75 characters


class PrintColumn(QTextBrowser):
    """Text in one column, no wider than a line that is easy to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: QTextDocument | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar(Qt.Orientation.Vertical, self))
        self.viewport().setAutoFillBackground(False)

    def show_html(self, html: str) -> None:
        """Show a text from its first line."""
        # A new document is laid out once; the one in sight would be again at every step.
        document = QTextDocument(self)
        document.setDefaultFont(self.font())
        document.setHtml(html)
        self._set_column(document)
        before, self._shown = self._shown, document
        self.setDocument(document)
        if before is not None:
            before.deleteLater()

    def _set_column(self, document: QTextDocument) -> None:
        column = COLUMN_EM * theme.font("body").pixelSize()
        frame = document.rootFrame()
        shape = frame.frameFormat()
        shape.setLeftMargin(theme.GAP_8)
        shape.setRightMargin(max(theme.GAP_8, self.viewport().width() - column))
        frame.setFrameFormat(shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_column(self.document())


class ReadingView(QWidget):
    """The whole text, to read or to copy; Begin stays in reach beneath."""

    begin_requested = Signal(str, int)
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
        self._column = column = QVBoxLayout(self)
        column.setSpacing(theme.GAP_8)
        above = Flow()
        above.add(self._back)
        above.add(self.modes)
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
        self.bar.begin_pressed.connect(self.begin_requested)

    def show_reading(self, reading: Reading, minutes: int | None = None) -> None:
        """Show a practice from its first line; the same one again keeps its minutes."""
        if minutes is None and self._reading and self._reading.practice.id == reading.practice.id:
            minutes = self.bar.minutes
        if self._found is not None and self._found.practice_id != reading.practice.id:
            self._found = None
        self._reading = reading
        self.bar.show_practice(reading.practice, minutes)
        self._render()
        self.text.verticalScrollBar().setValue(0)

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
    def _render(self) -> None:
        """Show the text, scrolled to where it was."""
        if self._reading is None:
            return
        bar = self.text.verticalScrollBar()
        at = bar.value()
        wants_length = self.modes.keys() == (LENGTH,)
        self.text.show_html(page_html(self._reading, self._found if wants_length else None))
        bar.setValue(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.bar.begin()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = theme.GAP_48 if self.width() >= ROOMY_PX else theme.GAP_24
        self._column.setContentsMargins(side, theme.GAP_16, side, theme.GAP_24)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._render()


def page_html(reading: Reading, found: AtLength | None = None) -> str:
    """Return all of a reading, or what is said at one length, as HTML in the look in force."""
    practice, look = reading.practice, theme.tokens()
    about = " · ".join(
        part
        for part in (
            family_title(practice.family),
            minutes_range(practice.shortest, practice.longest),
            practice.posture,
        )
        if part
    )
    credit = f"<p style='{_style('small', look.soft.name(), 32)}'>{escape(practice.credit)}</p>"
    return "".join(
        (
            f"<h1 style='{_style('page', look.ink.name(), 0)}'>{escape(practice.title)}</h1>",
            f"<p style='{_style('small', look.soft.name(), 4)}'>{escape(about)}</p>",
            f"<p style='{_style('body', look.ink.name(), 12)}'>{escape(practice.purpose)}</p>",
            _said_html(found) if found is not None else "",
            *(_part_html(part) for part in (found or reading).parts),
            credit if practice.credit else "",
        )
    )


def _said_html(found: AtLength) -> str:
    style = _style("small", theme.tokens().soft.name(), 12)
    return f"<p style='{style}'>{escape(said_words(found))}</p>"


def _part_html(part: ReadingPart) -> str:
    head = (
        f"<h2 style='{_style('section', theme.tokens().tide.name(), 28)}'>{escape(part.name)}</h2>"
    )
    return head + "".join(_line_html(line) for line in part.lines)


def _line_html(line: ReadingLine) -> str:
    look = theme.tokens()
    asides = [line.condition] if line.condition else []
    if line.rest:
        asides.append(tr("rest {rest}", rest=line.rest))
    aside = ""
    if asides:
        small = theme.font("small").pixelSize()
        words = escape(" · ".join(asides))
        aside = (
            f"&nbsp; <span style='font-size:{small}px; color:{look.soft.name()}'>({words})</span>"
        )
    return f"<p style='{_style('body', look.ink.name(), 10)}'>{escape(line.text)}{aside}</p>"


def _style(role: str, colour: str, above: int) -> str:
    face = theme.font(role)
    tight = 115 if role == "page" else 145
    return (
        f"font-size:{face.pixelSize()}px; font-weight:{int(face.weight())}; color:{colour};"
        f" margin-top:{above}px; margin-bottom:0px; line-height:{tight}%"
    )

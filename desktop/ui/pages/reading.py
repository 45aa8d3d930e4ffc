"""A practice as text: one calm column, part by part, with its rests and conditions."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.views import Reading, ReadingLine, ReadingPart
from desktop.ui import theme
from desktop.ui.models.dates import minutes_range
from desktop.ui.models.practice_list import family_title
from desktop.ui.pages.practices_begin import BeginBar
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.page import ThinBar

ROOMY_PX = 860  # page width from which margins are wide
COLUMN_EM = 38  # a line of print: 60 to 75 characters


class PrintColumn(QTextBrowser):
    """Text in one column, no wider than a line that is easy to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar(Qt.Orientation.Vertical, self))
        self.viewport().setAutoFillBackground(False)

    def show_html(self, html: str) -> None:
        """Show a text from its first line."""
        self.setHtml(html)
        self._set_column()

    def _set_column(self) -> None:
        column = COLUMN_EM * theme.font("body").pixelSize()
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        shape.setLeftMargin(theme.GAP_8)
        shape.setRightMargin(max(theme.GAP_8, self.viewport().width() - column))
        frame.setFrameFormat(shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_column()


class ReadingView(QWidget):
    """The whole text, to read or to copy; Begin stays in reach beneath."""

    begin_requested = Signal(str, int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self.text = PrintColumn()
        self.text.setAccessibleName(tr("The practice as text"))
        self.bar = BeginBar(in_library=False)
        self._back = Button(tr("‹ All practices"), "quiet")
        self._column = column = QVBoxLayout(self)
        column.setSpacing(theme.GAP_8)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.text, 1)
        column.addWidget(self.bar)
        self._back.clicked.connect(self.closed)
        self.bar.begin_pressed.connect(self.begin_requested)

    def show_reading(self, reading: Reading, minutes: int | None = None) -> None:
        """Show a practice from its first line."""
        self._reading = reading
        self.bar.show_practice(reading.practice, minutes)
        self._render()
        self.text.verticalScrollBar().setValue(0)

    @Slot()
    def focus_text(self) -> None:
        """Give the keyboard to the text, for the arrows and Page Down."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _render(self) -> None:
        if self._reading is not None:
            self.text.show_html(page_html(self._reading))

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


def page_html(reading: Reading) -> str:
    """Return the reading as HTML in the colours and sizes in force."""
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
            *(_part_html(part) for part in reading.parts),
            credit if practice.credit else "",
        )
    )


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

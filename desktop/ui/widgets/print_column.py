"""Text in one column, no wider than a line that is easy to read. Knows nothing of what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from desktop.system.turns import Step, Turns
from desktop.ui import theme
from desktop.ui.widgets.page import ThinBar

COLUMN_EM = 38  # a line of print: 60 to 75 characters
_A_TURN = 8  # paragraphs: two or three milliseconds
_NARROW, _ROOMY = 115.0, 145.0  # % from line to line: of a title, and of print


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, and a quieter aside behind it."""

    words: str
    role: str = "body"
    tone: str = "ink"  # of the theme's tokens
    above: int = 0  # px
    aside: str = ""
    heading: int = 0  # 1 for the title, 2 for a part


class PrintColumn(QTextBrowser):
    """Shows what is seen first at once, and lays out the rest a few paragraphs a turn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turns = Turns(self)
        self._written: QTextDocument | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar(Qt.Orientation.Vertical, self))
        self.viewport().setAutoFillBackground(False)

    def show_text(self, paragraphs: Iterable[Paragraph], at: int = 0) -> None:
        """Show a text, scrolled down `at` px; all that lies above there is laid out at once."""
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.font())
        self._set_column(document)
        batches = _batches(paragraphs)
        cursor = QTextCursor(document)
        _write(cursor, next(batches, []))
        before, self._written = self._written, document
        self.setDocument(document)
        if before is not None:
            before.deleteLater()
        bar = self.verticalScrollBar()
        for batch in batches:
            _write(cursor, batch)
            if bar.maximum() > at:
                break
        bar.setValue(at)
        self._turns.run(_steps(cursor, batches))

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


def _batches(paragraphs: Iterable[Paragraph]) -> Iterator[list[Paragraph]]:
    left = iter(paragraphs)
    while batch := list(islice(left, _A_TURN)):
        yield batch


def _steps(cursor: QTextCursor, batches: Iterable[list[Paragraph]]) -> Iterator[Step]:
    for batch in batches:
        yield partial(_write, cursor, batch)


def _write(cursor: QTextCursor, paragraphs: Iterable[Paragraph]) -> None:
    """Write paragraphs at the end of the document, laid out once for all of them."""
    cursor.beginEditBlock()
    for paragraph in paragraphs:
        if cursor.atStart():
            cursor.setBlockFormat(_block(paragraph))
        else:
            cursor.insertBlock(_block(paragraph))
        cursor.insertText(paragraph.words, _face(paragraph.role, paragraph.tone))
        if paragraph.aside:
            cursor.insertText(f"\u00a0 ({paragraph.aside})", _face("small", "soft"))
    cursor.endEditBlock()


def _block(paragraph: Paragraph) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setTopMargin(paragraph.above)
    block.setHeadingLevel(paragraph.heading)
    apart = _NARROW if paragraph.heading == 1 else _ROOMY
    block.setLineHeight(apart, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return block


def _face(role: str, tone: str) -> QTextCharFormat:
    face = QTextCharFormat()
    face.setFont(theme.font(role))
    face.setForeground(QColor(getattr(theme.tokens(), tone)))
    return face

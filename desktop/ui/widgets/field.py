"""Where words and numbers are typed: one line, or a note of several."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.widgets.painting import painter_for, rounded


class Field(QLineEdit):
    """One line to type in, `width_em` wide; the outline grows stronger with the focus."""

    def __init__(
        self, name: str, placeholder: str = "", width_em: int = 10, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._width_em = width_em
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFrame(False)
        self.setTextMargins(theme.GAP_12, 0, theme.GAP_12, 0)
        _without_ground(self)
        # Narrower where it must be: large text in a small window leaves less room.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        em = theme.font("body").pixelSize()
        high = max(theme.TARGET, theme.line_height("body") + theme.GAP_16)
        return QSize(self._width_em * em + 2 * theme.GAP_12, high)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(120, self.sizeHint().width()), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt  # not before the first paint: see `painting`

        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Enter is the field's; Ctrl+Enter is the page's.
            event.setAccepted(not event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        _ground(painter, self, QRectF(self.rect()))
        painter.end()
        super().paintEvent(event)


class NoteEdit(QPlainTextEdit):
    """A few lines of one's own; `entered` when the writing begins (the focus arrives)."""

    entered = Signal()

    def __init__(
        self, name: str, placeholder: str = "", lines: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = lines  # in sight; more scroll
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(theme.GAP_12)
        _without_ground(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, self._lines * theme.line_height("body") + theme.GAP_24)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # Ctrl+Enter is the page's
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self.viewport())
        _ground(painter, self, QRectF(self.viewport().rect()))
        painter.end()
        super().paintEvent(event)


def _without_ground(widget: QWidget) -> None:
    """Let the widget's own painting show through."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
    widget.setPalette(palette)


def _ground(painter: QPainter, widget: QWidget, box: QRectF) -> None:
    look, focused = theme.tokens(), widget.hasFocus()
    outline = look.tide if focused else look.edge
    rounded(painter, box, theme.RADIUS_BUTTON, look.card, outline, 2.0 if focused else 1.0)

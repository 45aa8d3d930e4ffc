"""One statement and how far it is true: 0 to 4, by click or by digit, or left out."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.number_cell import NumberCell
from desktop.ui.widgets.painting import focus_ring, painter_for
from desktop.ui.widgets.text import Text

MOST = 4
_CLEARING = (Qt.Key.Key_Minus, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LINES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_GAP = 6  # px between two cells


class AgreementCells(QWidget):
    """Five cells. `answered(value)`, −1 for none, comes at once; `moved` is up or down a line."""

    answered = Signal(int)
    moved = Signal(int)

    def __init__(self, name: str, lowest: str, highest: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: int | None = None
        self._ring = False
        self._ends = {0: lowest, MOST: highest}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self._cells = [NumberCell(number, self) for number in range(MOST + 1)]
        for cell in self._cells:
            cell.setAccessibleName(self._told(cell.number))
            cell.clicked.connect(self._on_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._show()

    @property
    def value(self) -> int | None:
        """What was answered, 0 … 4, or None."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show an answer, or none; says nothing."""
        self._value = value
        self._show()

    def sizeHint(self) -> QSize:
        side = self._side()
        return QSize((MOST + 1) * (side + _GAP) - _GAP + 4, side + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = self._side()
        for cell in self._cells:
            cell.setGeometry(QRect(2 + cell.number * (side + _GAP), 2, side, side))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        key, digit = event.key(), event.key() - Qt.Key.Key_0
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if 0 <= digit <= MOST and plain:
            self._answer(digit)
            self.moved.emit(1)
        elif key in _CLEARING and plain:
            self._answer(None)
        elif key in _STEPS:
            start = self._value if self._value is not None else MOST // 2 - _STEPS[Qt.Key(key)]
            self._answer(max(0, min(MOST, start + _STEPS[Qt.Key(key)])))
        elif key in _LINES:
            self.moved.emit(_LINES[Qt.Key(key)])
        else:
            super().keyPressEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ring and self.hasFocus():
            box = QRectF(self.rect()).adjusted(-2, -2, 2, 2)
            focus_ring(painter_for(self), box, 99, theme.tokens().tide)

    def _answer(self, value: int | None) -> None:
        if value != self._value:
            self.set_value(value)
            self.answered.emit(-1 if value is None else value)

    @Slot()
    def _on_clicked(self) -> None:
        cell = self.sender()
        if isinstance(cell, NumberCell):
            self._answer(None if cell.number == self._value else cell.number)
            self._show()  # a cell that was pressed again has unchecked itself

    def _show(self) -> None:
        for cell in self._cells:
            cell.setChecked(cell.number == self._value)
        self.setAccessibleDescription(
            tr("Left out. 0 to 4, or the arrows.")
            if self._value is None
            else self._told(self._value)
        )
        self.update()

    def _told(self, number: int) -> str:
        end = self._ends.get(number)
        said = tr("{n} of {most}", n=number, most=MOST)
        return said if end is None else f"{said}, {end}"

    def _side(self) -> int:
        return max(theme.TARGET, theme.line_height("small") + theme.GAP_12)


class AgreementLine(QWidget):
    """The statement above, the cells beneath between the words for their ends."""

    answered = Signal(int)
    moved = Signal(int)

    def __init__(
        self, words: str, lowest: str, highest: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.cells = AgreementCells(words, lowest, highest)
        self.leave_out = Button(tr("left out"), "quiet")
        self.leave_out.setAccessibleName(tr("Leave out: {words}", words=words))
        self.leave_out.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by key it is − in the cells
        self._row = Flow(gap=theme.GAP_12)
        self._row.add(Text(lowest, "small", "soft", wrap=False))
        self._row.add(self.cells)
        self._row.add(Text(highest, "small", "soft", wrap=False))
        self._row.add(self.leave_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(words, "strong"))
        column.addWidget(self._row)
        self.cells.answered.connect(self._on_answered)
        self.cells.moved.connect(self.moved)
        self.leave_out.clicked.connect(self._on_left_out)
        self._show()

    def set_value(self, value: int | None) -> None:
        """Show an answer, or none; says nothing."""
        self.cells.set_value(value)
        self._show()

    @Slot(int)
    def _on_answered(self, value: int) -> None:
        self._show()
        self.answered.emit(value)

    @Slot()
    def _on_left_out(self) -> None:
        self.set_value(None)
        self.answered.emit(-1)

    def _show(self) -> None:
        given = self.cells.value is not None
        self.leave_out.setText(tr("leave out") if given else tr("left out"))
        self.leave_out.setEnabled(given)
        self._row.refresh()

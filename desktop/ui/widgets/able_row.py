"""The able row: how able one feels to meet what comes next, 0 to 10, by click or by digit."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.number_cell import NumberCell
from desktop.ui.widgets.painting import painter_for, rounded

MOST = 10
TEN_S = 1.5  # a 0 this soon after a 1 makes 10
_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class AbleRow(QWidget):
    """Eleven cells in one row, or two where it is narrow. `chosen(value)` comes at once."""

    chosen = Signal(int)

    def __init__(
        self, parent: QWidget | None = None, *, seconds: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._value: int | None = None
        self._cursor: int | None = None
        self._one_at = -TEN_S
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("How able do you feel to meet what comes next? 0 to 10"))
        self._cells = [NumberCell(number, self) for number in range(MOST + 1)]
        for cell in self._cells:
            cell.setAccessibleName(tr("Able {n} of 10", n=cell.number))
            cell.clicked.connect(self._on_clicked)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def value(self) -> int | None:
        """What was said, 0 … 10, or None."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a number as chosen, or none; says nothing."""
        self._value, self._cursor = value, None
        self._show()

    def heightForWidth(self, width: int) -> int:
        rows = 1 if self._fits(width) else 2
        return rows * (self._cell_height() + 4)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize((MOST + 1) * theme.TARGET, self._cell_height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(6 * self._least_width(), self._cell_height() + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        one_row = self._fits(self.width())
        columns = MOST + 1 if one_row else 6
        high = self._cell_height()
        pitch = min(self.width() / columns, high + 4.0)
        for cell in self._cells:
            row, column = divmod(cell.number, columns)
            left, right = round(column * pitch), round((column + 1) * pitch)
            cell.setGeometry(QRect(left, row * (high + 4), right - left - 2, high))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        digit = event.key() - Qt.Key.Key_0
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if 0 <= digit <= 9 and plain:
            self._type(digit)
        elif event.key() in _WAYS:
            self._move(_WAYS[Qt.Key(event.key())])
        elif event.key() in _CHOOSING and self._cursor is not None:
            self._choose(self._cursor)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring, self._cursor = False, None
        super().focusOutEvent(event)
        self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ring and self._cursor is None:
            right = max(cell.geometry().right() for cell in self._cells)
            line = QRectF(0, self.height() - 2, right, 2)
            rounded(painter_for(self), line, 1, theme.tokens().tide)

    def _type(self, digit: int) -> None:
        now = self._seconds()
        ten = digit == 0 and self._value == 1 and now - self._one_at <= TEN_S
        self._one_at = now if digit == 1 else -TEN_S
        self._choose(MOST if ten else digit)

    def _move(self, way: int) -> None:
        start = self._cursor if self._cursor is not None else self._value
        self._cursor = max(0, min(MOST, 5 if start is None else start + way))
        self._show()

    def _choose(self, value: int) -> None:
        self.set_value(value)
        self.chosen.emit(value)

    def _on_clicked(self) -> None:
        cell = self.sender()
        if isinstance(cell, NumberCell):
            self._choose(cell.number)

    def _show(self) -> None:
        for cell in self._cells:
            cell.setChecked(cell.number == self._value)
            cell.under_cursor = cell.number == self._cursor
            cell.update()
        said = self._cursor if self._cursor is not None else self._value
        self.setAccessibleDescription(
            tr("Not said yet. Digits, or the arrows and Enter.")
            if said is None
            else tr("{n} of 10", n=said)
        )
        self.update()

    def _cell_height(self) -> int:
        return max(theme.TARGET, theme.line_height("small") + theme.GAP_16)

    def _least_width(self) -> int:
        return max(24, theme.metrics("small-strong").horizontalAdvance("10") + 6)

    def _fits(self, width: int) -> bool:
        return width >= (MOST + 1) * self._least_width()

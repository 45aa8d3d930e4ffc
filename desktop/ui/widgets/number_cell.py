"""A round cell with a number, of which a row has several. It knows no scale."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from desktop.ui import theme
from desktop.ui.widgets.painting import focus_ring, painter_for, rounded


class NumberCell(QRadioButton):
    """One number of a row; the row holds the focus, and shows its cursor by `under_cursor`."""

    def __init__(self, number: int, row: QWidget) -> None:
        super().__init__(str(number), row)
        self.number, self.under_cursor = number, False
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        look, box = theme.tokens(), QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter = painter_for(self)
        if self.isChecked():
            rounded(painter, box, 99, look.tide)
        else:
            rounded(painter, box, 99, look.tide_soft if self.underMouse() else look.card, look.edge)
        if self.under_cursor:
            ring = look.on_tide if self.isChecked() else look.tide
            focus_ring(painter, box.adjusted(-1, -1, 1, 1), 99, ring)
        painter.setFont(theme.font("small-strong" if self.isChecked() else "small"))
        painter.setPen(look.on_tide if self.isChecked() else look.ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())

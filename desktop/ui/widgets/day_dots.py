"""Days of practice as discs: filled for those that were held. They wrap where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.painting import disc, painter_for, rounded

_ACROSS, _GAP = 32, 20  # px at 100 %


class DayDots(QWidget):
    """Read out as "4 of 6 days"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = self._asked = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, done: int, asked: int) -> None:
        """Show how many days were held of those that complete the week."""
        self._done, self._asked = done, asked
        self.setAccessibleName(tr("{done} of {asked} days", done=done, asked=asked))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        unit = self._unit()
        return QSize(round(self._asked * unit), round(_ACROSS * self._scale()) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, unit = theme.tokens(), painter_for(self), self._unit()
        radius = min(_ACROSS * self._scale(), self.width() / max(1, self._asked) - 6) / 2
        step = min(unit, self.width() / max(1, self._asked))
        for number in range(self._asked):
            centre = QPointF(radius + 2 + number * step, self.height() / 2)
            if number < self._done:
                disc(painter, centre, radius, look.tide)
            else:
                box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
                rounded(painter, box, radius, look.card, look.edge)

    def _scale(self) -> float:
        return 0.6 + 0.4 * theme.scale()

    def _unit(self) -> float:
        return (_ACROSS + _GAP) * self._scale()

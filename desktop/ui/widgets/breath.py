"""The resting shape of a practice: three still circles. Nothing here moves."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.widgets.painting import painter_for


class Breath(QWidget):
    """Circles of tide on the card: decoration, so it carries no meaning and takes no focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(160, 168)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 96)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.tokens()
        painter = painter_for(self)
        centre = QPointF(round(self.width() / 2), round(self.height() / 2))
        unit = min(1.15, (min(self.width(), self.height()) - 4) / 160)
        for radius, ring, fill in ((79, 0.18, 0.0), (55, 0.34, 0.03), (35, 0.55, 0.14)):
            outline, ground = QColor(look.tide), QColor(look.tide)
            outline.setAlphaF(ring)
            ground.setAlphaF(fill)
            painter.setPen(QPen(outline, 1.0))
            painter.setBrush(ground if fill else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius * unit, radius * unit)

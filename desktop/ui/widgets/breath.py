"""The resting shape of a practice: three still circles. Nothing here moves."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.widgets.painting import disc, faint, painter_for


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
            outline, ground = faint(look.tide, ring), faint(look.tide, fill)
            disc(painter, centre, radius * unit, ground if fill else None, outline)

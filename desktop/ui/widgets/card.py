"""The surfaces that things lie on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.painting import painter_for, rounded, wash


class Card(QWidget):
    """A rounded surface with a hairline; `body` takes what lies on it. `lit` glows."""

    def __init__(self, parent: QWidget | None = None, *, lit: bool = False) -> None:
        super().__init__(parent)
        self._lit = lit
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(theme.GAP_24, theme.GAP_24, theme.GAP_24, theme.GAP_24)
        self.body.setSpacing(theme.GAP_8)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, box = theme.tokens(), QRectF(self.rect())
        ground: QColor | QBrush = look.card
        if self._lit:
            end = QPointF(box.width() * 0.25, box.height() * 0.66)
            ground = wash(look.tide_soft, look.card, box.topLeft(), end)
        rounded(painter_for(self), box, theme.RADIUS_CARD, ground, look.line)

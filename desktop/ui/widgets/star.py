"""A star that is hollow or filled: whether something is a favourite."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.button import Pressable
from desktop.ui.widgets.painting import brush_of, focus_ring, painter_for, pen_of, rounded

_INNER = 0.45  # of the outer radius


class StarButton(Pressable):
    """Pressed it keeps a favourite, pressed again it lets it go; the shape says which."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        """`keys` is the short cut that does the same, named in the tool tip."""
        super().__init__("", parent)
        self.setCheckable(True)
        self._keys = keys
        self.toggled.connect(self._name)
        self._name()

    def sizeHint(self) -> QSize:
        side = max(48, theme.line_height("bold") + theme.GAP_24)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, box = theme.tokens(), QRectF(self.rect())
        painter = painter_for(self)
        fill = look.tide_soft if self.underMouse() or self.isDown() else look.card
        rounded(painter, box, theme.RADIUS_BUTTON, fill, look.edge)
        if self.ring:
            focus_ring(painter, box, theme.RADIUS_BUTTON, look.tide)
        star = star_path(box.center(), 11 * theme.scale())
        if self.isChecked():
            painter.fillPath(star, brush_of(look.tide))
        painter.strokePath(star, pen_of(look.tide, 1.6 * theme.scale()))

    def _name(self) -> None:
        kept = self.isChecked()
        self.setAccessibleName(tr("A favourite") if kept else tr("Keep as a favourite"))
        says = tr("No longer a favourite ({keys})") if kept else tr("Keep as a favourite ({keys})")
        self.setToolTip(says.format(keys=self._keys))


def star_path(centre: QPointF, radius: float) -> QPainterPath:
    """Return a star of five points, one of them up."""
    path = QPainterPath()
    for step in range(10):
        far = radius if step % 2 == 0 else radius * _INNER
        angle = pi * step / 5
        point = centre + QPointF(far * sin(angle), -far * cos(angle))
        if step:
            path.lineTo(point)
        else:
            path.moveTo(point)
    path.closeSubpath()
    return path

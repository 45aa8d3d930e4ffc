"""How surfaces, outlines and the focus ring are drawn. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

RING_INSET = 3.0
RING_WIDTH = 2.0


def painter_for(widget: QWidget) -> QPainter:
    """Return a painter with smooth edges."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def rounded(
    painter: QPainter,
    box: QRectF,
    radius: float,
    fill: QColor | QBrush | None,
    outline: QColor | None = None,
    width: float = 1.0,
) -> None:
    """Draw a rounded box whose outline lies wholly inside `box`, on whole pixels."""
    inset = width / 2 if outline is not None else 0.0
    painter.setPen(QPen(outline, width) if outline is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inner = box.adjusted(inset, inset, -inset, -inset)
    most = min(inner.width(), inner.height()) / 2
    painter.drawRoundedRect(inner, min(radius, most), min(radius, most))


def focus_ring(painter: QPainter, box: QRectF, radius: float, colour: QColor) -> None:
    """Draw the ring of keyboard focus just inside a control."""
    inner = box.adjusted(RING_INSET, RING_INSET, -RING_INSET, -RING_INSET)
    rounded(painter, inner, max(2.0, radius - RING_INSET), None, colour, RING_WIDTH)

"""The read-out of one week over a chart: a hairline, a ring, and a small box of facts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.ui import theme
from desktop.ui.charts.frame import Frame
from desktop.ui.charts.painting import MIDDLE, dot_radius
from desktop.ui.widgets.painting import rounded

PAD = theme.GAP_12


def draw_readout(
    painter: QPainter, frame: Frame, number: int, value: float | None, facts: Sequence[str]
) -> None:
    """Draw the read-out of week `number`; `value` is the week's point, if it has one."""
    look = theme.tokens()
    x = frame.x(number + MIDDLE)
    painter.setPen(QPen(look.edge, 1))
    painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.bars.bottom()))
    if value is not None:
        painter.setPen(QPen(look.clay, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = dot_radius(frame) + 3.5
        painter.drawEllipse(QPointF(x, frame.y(value)), radius, radius)
    _draw_box(painter, frame, x, facts)


def box_size(facts: Sequence[str]) -> QSizeF:
    """Return how large the box of these facts is."""
    wide = max(
        theme.metrics(_role(place)).horizontalAdvance(fact) for place, fact in enumerate(facts)
    )
    high = sum(theme.line_height(_role(place)) for place in range(len(facts)))
    return QSizeF(wide + 2 * PAD + 2, high + 2 * theme.GAP_8)


def _role(place: int) -> str:
    return "small-strong" if place == 0 else "small"


def _draw_box(painter: QPainter, frame: Frame, x: float, facts: Sequence[str]) -> None:
    look, size = theme.tokens(), box_size(facts)
    gap = float(theme.GAP_12)
    right = x + gap + size.width() <= frame.plot.right() + theme.GAP_16
    left = x + gap if right else max(0.0, x - gap - size.width())
    box = QRectF(QPointF(left, max(0.0, frame.plot.top() - 4)), size)
    rounded(painter, box, theme.RADIUS_ROW, look.card, look.edge)
    y = box.top() + theme.GAP_8
    for place, fact in enumerate(facts):
        height = theme.line_height(_role(place))
        painter.setFont(theme.font(_role(place)))
        painter.setPen(look.ink if place < 2 else look.soft)
        line = QRectF(box.left() + PAD, y, size.width(), height)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, fact)
        y += height

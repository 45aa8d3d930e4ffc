"""How surfaces, outlines, words and the focus ring are drawn. Knows no widget.

On the road to the first window: PySide6 builds a class and all its enums when it is first needed.
The flags of the `Qt` namespace are a seventh of a bare start, and `setPen(colour)`,
`setBrush(colour)` or `QPen(colour)` need them; text formats and gradients are a fiftieth each. So
what is painted first is drawn with paths, brushes and text layouts, words take the pen that the
widget's foreground role gives (`theme.role_of`), a wash is a texture, and only what answers keys
and pointers names `Qt`.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
    QTextLayout,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from desktop.ui import theme

RING_INSET = 3.0
RING_WIDTH = 2.0
_brushes: dict[int, QBrush] = {}
_inks: dict[int, QTextLayout.FormatRange] = {}
_washes: dict[tuple[int, int], QPixmap] = {}
_mixing = QPalette()
_WHOLE = 1 << 20  # characters: any text
_ENDLESS = 1e5  # px: a line that never breaks
_STEPS = 32  # of a wash: its colours lie near each other, so that no step is seen
_AFTER = 4  # how many lengths of a wash its last colour goes on for


def painter_for(widget: QWidget) -> QPainter:
    """Return a painter with smooth edges."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def faint(colour: QColor, alpha: float) -> QColor:
    """Return the colour with an opacity of 0 … 1."""
    return QColor.fromRgbF(colour.redF(), colour.greenF(), colour.blueF(), alpha)


def brush_of(colour: QColor) -> QBrush:
    """Return a solid brush; the few colours of the look are kept."""
    key = colour.rgba()
    found = _brushes.get(key)
    if found is None:
        found = _brushes[key] = _solid(colour)
    return found


def _solid(colour: QColor) -> QBrush:
    _mixing.setColor(QPalette.ColorRole.Window, colour)
    return _mixing.brush(QPalette.ColorRole.Window)


def pen_of(colour: QColor, width: float = 1.0) -> QPen:
    """Return a solid pen."""
    pen = QPen()
    pen.setColor(colour)
    pen.setWidthF(width)
    return pen


def ink_of(colour: QColor) -> QTextLayout.FormatRange:
    """Return a format that gives a whole text a colour."""
    found = _inks.get(colour.rgba())
    if found is None:
        from PySide6.QtGui import QTextCharFormat

        ink, found = QTextCharFormat(), QTextLayout.FormatRange()
        ink.setForeground(brush_of(colour))
        found.start, found.length, found.format = 0, _WHOLE, ink
        _inks[colour.rgba()] = found
    return found


def pen_is(painter: QPainter, colour: QColor) -> bool:
    """Return whether words come in this colour by themselves, without a format."""
    return painter.pen().color() == colour


def wash(first: QColor, last: QColor, start: QPointF, end: QPointF) -> QBrush:
    """Return a brush that passes from one colour at `start` to another at `end`, and stays."""
    along = (end - start) / _STEPS
    brush = QBrush()
    brush.setTexture(_wash_of(first, last))
    brush.setTransform(
        QTransform(along.x(), along.y(), -along.y(), along.x(), start.x(), start.y())
    )
    return brush


def _wash_of(first: QColor, last: QColor) -> QPixmap:
    """Return the steps of a wash, a pixel each, and then the last colour."""
    key = first.rgba(), last.rgba()
    found = _washes.get(key)
    if found is None:
        found = _washes[key] = QPixmap(_STEPS * _AFTER, 1)
        painter = QPainter(found)
        _strip(painter, 0, found.width(), last)
        for step in range(_STEPS):
            _strip(painter, step, 1, _between(first, last, (step + 0.5) / _STEPS))
        painter.end()
    return found


def _between(first: QColor, last: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        first.redF() + (last.redF() - first.redF()) * share,
        first.greenF() + (last.greenF() - first.greenF()) * share,
        first.blueF() + (last.blueF() - first.blueF()) * share,
    )


def _strip(painter: QPainter, left: int, width: int, colour: QColor) -> None:
    path = QPainterPath()
    path.addRect(QRectF(left, 0, width, 1))
    painter.fillPath(path, _solid(colour))


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
    inner = box.adjusted(inset, inset, -inset, -inset)
    corner = min(radius, inner.width() / 2, inner.height() / 2)
    path = QPainterPath()
    path.addRoundedRect(inner, corner, corner)
    _draw(painter, path, fill, outline, width)


def disc(
    painter: QPainter,
    centre: QPointF,
    radius: float,
    fill: QColor | None,
    outline: QColor | None = None,
    width: float = 1.0,
) -> None:
    """Draw a circle, filled, outlined or both."""
    path = QPainterPath()
    path.addEllipse(centre, radius, radius)
    _draw(painter, path, fill, outline, width)


def _draw(
    painter: QPainter,
    path: QPainterPath,
    fill: QColor | QBrush | None,
    outline: QColor | None,
    width: float,
) -> None:
    if fill is not None:
        painter.fillPath(path, fill if isinstance(fill, QBrush) else brush_of(fill))
    if outline is not None:
        painter.strokePath(path, pen_of(outline, width))


def words(
    painter: QPainter, box: QRectF, text: str, role: str, colour: QColor, across: float = 0.5
) -> None:
    """Write one line in the middle of a box's height; `across` 0 is left, 0.5 centre, 1 right."""
    layout = QTextLayout(text, theme.font(role))
    if not pen_is(painter, colour):
        layout.setFormats([ink_of(colour)])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_ENDLESS)
    layout.endLayout()
    left = box.left() + (box.width() - line.naturalTextWidth()) * across
    top = box.top() + (box.height() - line.height()) / 2
    layout.draw(painter, QPointF(round(left), round(top)))


def focus_ring(painter: QPainter, box: QRectF, radius: float, colour: QColor) -> None:
    """Draw the ring of keyboard focus just inside a control."""
    inner = box.adjusted(RING_INSET, RING_INSET, -RING_INSET, -RING_INSET)
    rounded(painter, inner, max(2.0, radius - RING_INSET), None, colour, RING_WIDTH)

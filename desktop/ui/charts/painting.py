"""How the parts of a trend chart are drawn, from a frame and a view. Knows no widget.

Built for ten years in view: only weeks in sight are touched, a line has at most one vertex a
pixel, and bars too narrow for smooth edges are drawn without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from desktop.core.words import tr
from desktop.trends.phrases import number
from desktop.trends.records import History, LevelPoint, TrendView, WeekMinutes, WeekPoint
from desktop.ui import theme
from desktop.ui.charts.frame import Frame
from desktop.ui.charts.time_axis import ticks

LARGEST_DOT, SMALLEST_DOT = 4.5, 1.4  # px, radius
LINE_WIDTH = 2.5
CROWDED = 6.0  # px a week: below it, words beside a point would lie on others
NARROW_BAR = 4.0  # px: below it, bars have no smooth edges
MIDDLE = 0.5  # a week stands in the middle of its days

Item = TypeVar("Item", LevelPoint, WeekMinutes, WeekPoint)


def in_sight(items: Sequence[Item], frame: Frame) -> Sequence[Item]:
    """Return the weeks in sight, and one more on either side so that lines run off the edge."""
    if not items:
        return items
    first = items[0].number
    start = floor(frame.window.start) - 1 - first
    stop = floor(frame.window.end) + 2 - first
    return items[max(0, start) : max(0, stop)]


def label_margin(values: Sequence[str]) -> int:
    """Return the room that numbers at the left need, in px."""
    measure = theme.metrics("small")
    return max((measure.horizontalAdvance(value) for value in values), default=0) + theme.GAP_16


def value_labels(frame_lines: Sequence[float]) -> list[str]:
    """Return the numbers of an upright axis."""
    return [number(line, 0 if float(line).is_integer() else 1) for line in frame_lines]


def draw_chart(painter: QPainter, frame: Frame, view: TrendView) -> None:
    """Draw everything that does not move with the pointer."""
    painter.setFont(theme.font("small"))
    _draw_values(painter, frame)
    _draw_ticks(painter, frame)
    history = view.history
    painter.save()
    painter.setClipRect(frame.plot.adjusted(0, -LINE_WIDTH, 0, LINE_WIDTH))
    _draw_range_start(painter, frame, view)
    _draw_level(painter, frame, in_sight(history.level, frame))
    painter.restore()
    _draw_points(painter, frame, in_sight(history.weekly, frame))
    _draw_so_far(painter, frame, history)
    _draw_minutes(painter, frame, in_sight(history.minutes, frame))


def _draw_values(painter: QPainter, frame: Frame) -> None:
    look = theme.tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for line, label in zip(frame.values.lines, value_labels(frame.values.lines), strict=True):
        y = round(frame.y(line))
        painter.setPen(QPen(look.line, 1))
        painter.drawLine(round(frame.plot.left()), y, round(frame.plot.right()), y)
        _label_left(painter, frame, y, label)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _label_left(painter: QPainter, frame: Frame, y: float, label: str) -> None:
    height = theme.line_height("small")
    box = QRectF(0, y - height / 2, frame.plot.left() - theme.GAP_12, height)
    painter.setPen(theme.tokens().soft)
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label)


def _draw_ticks(painter: QPainter, frame: Frame) -> None:
    look, measure = theme.tokens(), theme.metrics("small")
    room = measure.horizontalAdvance("Sep 0000") + theme.GAP_16
    top = frame.plot.bottom() + theme.GAP_8
    free = frame.plot.left() - theme.GAP_16
    for tick in ticks(frame.window, room / frame.px_a_week):
        x, width = frame.x(tick.at), measure.horizontalAdvance(tick.label)
        if x < free or x + width > frame.plot.right() + theme.GAP_16:
            continue
        painter.setPen(QPen(look.edge, 1))
        painter.drawLine(QPointF(x, frame.plot.bottom() + 2), QPointF(x, top + 2))
        painter.setPen(look.soft)
        box = QRectF(x + 4, top - 2, width + 2, theme.line_height("small"))
        painter.drawText(
            box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tick.label
        )
        free = x + width + theme.GAP_12


def _draw_range_start(painter: QPainter, frame: Frame, view: TrendView) -> None:
    """Mark where the range of the sentence begins, once earlier weeks are in sight."""
    start = view.weekly[0].number
    if start <= frame.window.start or start <= view.history.weekly[0].number:
        return
    x = round(frame.x(start)) + 0.5
    pen = QPen(theme.tokens().edge, 1, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()))


def _draw_level(painter: QPainter, frame: Frame, level: Sequence[LevelPoint]) -> None:
    if len(level) < 2:
        return
    step = max(1, int(1 / frame.px_a_week))
    thinned = [*level[:-1:step], level[-1]]
    (x0, dx), (y0, dy) = frame.across(), frame.upwards()
    xs = [x0 + dx * (point.number + MIDDLE) for point in thinned]
    top = [QPointF(x, y0 + dy * point.high) for x, point in zip(xs, thinned, strict=True)]
    low = [QPointF(x, y0 + dy * point.low) for x, point in zip(xs, thinned, strict=True)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tokens().tide_soft)
    painter.drawPolygon(QPolygonF([*top, *reversed(low)]))
    pen = QPen(theme.tokens().tide, LINE_WIDTH)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    line = [QPointF(x, y0 + dy * point.mean) for x, point in zip(xs, thinned, strict=True)]
    painter.drawPolyline(QPolygonF(line))


def dot_radius(frame: Frame) -> float:
    """Return how large a point is: smaller as weeks come closer together."""
    return min(LARGEST_DOT, max(SMALLEST_DOT, frame.px_a_week * 0.3)) * (
        1 + (theme.scale() - 1) * 0.4
    )


def _draw_points(painter: QPainter, frame: Frame, weekly: Sequence[WeekPoint]) -> None:
    look, radius = theme.tokens(), dot_radius(frame)
    filled: list[QPointF] = []
    hollow: list[QPointF] = []
    (x0, dx), (y0, dy) = frame.across(), frame.upwards()
    for point in weekly:
        if point.mean is not None and frame.holds(point.number + MIDDLE):
            spot = QPointF(x0 + dx * (point.number + MIDDLE), y0 + dy * point.mean)
            (filled if point.filled else hollow).append(spot)
    _dots(painter, filled, radius, look.tide)
    _dots(painter, hollow, radius, look.tide)
    _dots(painter, hollow, max(0.6, radius - min(1.8, radius * 0.45)), look.card)


def _dots(painter: QPainter, spots: list[QPointF], radius: float, colour: QColor) -> None:
    if not spots:
        return
    pen = QPen(colour, 2 * radius)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPoints(QPolygonF(spots))


def _draw_so_far(painter: QPainter, frame: Frame, history: History) -> None:
    last = history.weekly[-1]
    if last.mean is None or not last.so_far or not frame.holds(last.number + MIDDLE):
        return
    if frame.px_a_week < CROWDED:
        return
    height = theme.line_height("small")
    text = tr("so far")
    width = theme.metrics("small").horizontalAdvance(text) + 4
    x = min(frame.x(last.number + MIDDLE) + width / 2, frame.plot.right() + 14) - width
    above = frame.y(last.mean) - dot_radius(frame) - height
    y = above if above > frame.plot.top() - 8 else frame.y(last.mean) + dot_radius(frame)
    painter.setPen(theme.tokens().soft)
    painter.drawText(QRectF(x, y, width, height), Qt.AlignmentFlag.AlignCenter, text)


def _draw_minutes(painter: QPainter, frame: Frame, minutes: Sequence[WeekMinutes]) -> None:
    look, height = theme.tokens(), theme.line_height("small")
    painter.setPen(look.soft)
    title = QRectF(
        frame.bars.left(), frame.bars.top() - height - theme.GAP_8, frame.bars.width(), height
    )
    painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, tr("Minutes practised"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(look.line, 1))
    for amount in (0.0, *frame.amounts.lines):
        y = round(frame.bars.bottom() - frame.bar_height(amount))
        painter.drawLine(round(frame.bars.left()), y, round(frame.bars.right()), y)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for amount in frame.amounts.lines:
        _label_left(
            painter, frame, frame.bars.bottom() - frame.bar_height(amount), number(amount, 0)
        )
    painter.save()
    painter.setClipRect(frame.bars)
    _draw_bars(painter, frame, [week for week in minutes if week.minutes])
    painter.restore()


def _draw_bars(painter: QPainter, frame: Frame, weeks: Sequence[WeekMinutes]) -> None:
    width = min(frame.px_a_week * 0.6, 48.0)
    narrow = width < NARROW_BAR
    (x0, dx), bottom = frame.across(), frame.bars.bottom()
    rise = frame.bars.height() / frame.amounts.high
    bars = []
    for week in weeks:
        high = max(2.0, rise * week.minutes)
        left = x0 + dx * (week.number + MIDDLE) - width / 2
        bars.append(QRectF(left, bottom - high, max(1.0, width) if narrow else width, high))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(bar_colour())
    if narrow:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawRects(bars)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return
    radius = min(4.0, width / 4)
    path = QPainterPath()
    for box in bars:
        path.addRoundedRect(box, min(radius, box.height() / 2), min(radius, box.height() / 2))
    painter.drawPath(path)


def bar_colour() -> QColor:
    """Return the colour of bars: tide, three parts in four on the card."""
    tide, card = theme.tokens().tide, theme.tokens().card
    return QColor(*(round((3 * a + b) / 4) for a, b in zip(_rgb(tide), _rgb(card), strict=True)))


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()

"""Buttons: the one thing to do (primary), another way (secondary), and a quiet word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.widgets.painting import focus_ring, painter_for, rounded

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Pressable(QPushButton):
    """What every painted button shares: Enter presses, the keyboard's focus is seen."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._ring = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def ring(self) -> bool:
        """Whether the focus ring shows: focus that did not come from the mouse."""
        return self._ring and self.hasFocus()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)


class Button(Pressable):
    """A button; `kind` is primary, secondary or quiet, `enter` adds the sign of the Enter key."""

    def __init__(
        self,
        text: str,
        kind: str = "secondary",
        *,
        enter: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind, self._enter = kind, enter

    def sizeHint(self) -> QSize:
        role = "small-strong" if self._kind == "quiet" else "bold"
        width = theme.metrics(role).horizontalAdvance(self.text())
        if self._kind == "quiet":
            return QSize(width + 2 * theme.GAP_8, max(theme.TARGET, theme.line_height(role) + 12))
        sign = round(24 * theme.scale()) if self._enter else 0
        return QSize(width + sign + 2 * 28, max(48, theme.line_height(role) + theme.GAP_24))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, box = theme.tokens(), QRectF(self.rect())
        painter = painter_for(self)
        ink = self._paint_ground(painter, box)
        if self.ring:
            focus_ring(painter, box, theme.RADIUS_BUTTON, ink if ink != look.soft else look.tide)
        role = "small-strong" if self._kind == "quiet" else "bold"
        painter.setFont(theme.font(role))
        painter.setPen(ink)
        if not self._enter:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
            return
        sign = 24 * theme.scale()
        words = theme.metrics(role).horizontalAdvance(self.text())
        left = (box.width() - words - sign) / 2
        painter.drawText(box.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        _draw_enter(painter, QPointF(left + words + sign * 0.4, box.center().y()), ink)

    def _paint_ground(self, painter: QPainter, box: QRectF) -> QColor:
        """Draw the ground and return the colour of the words."""
        look, pointed = theme.tokens(), self.underMouse() and self.isEnabled()
        radius = theme.RADIUS_BUTTON
        if self._kind == "primary" and self.isEnabled():
            rounded(painter, box, radius, look.tide_deep if pointed else look.tide)
            return look.on_tide
        if self._kind == "quiet":
            if pointed:
                rounded(painter, box, radius, look.tide_soft)
            return look.tide if self.isEnabled() else look.soft
        fill = look.tide_soft if pointed or self.isDown() else look.card
        rounded(painter, box, radius, fill, look.edge if self.isEnabled() else look.line)
        return look.tide if self.isEnabled() else look.soft


def _draw_enter(painter: QPainter, at: QPointF, colour: QColor) -> None:
    """Draw the bent arrow of the Enter key, its left tip at `at`."""
    unit = theme.scale()
    pen = QPen(colour, 1.6 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)

    def point(x: float, y: float) -> QPointF:
        return at + QPointF(x * unit, y * unit)

    painter.drawPolyline([point(13, -5), point(13, 1), point(1, 1)])
    painter.drawPolyline([point(4.5, -2.5), point(1, 1), point(4.5, 4.5)])

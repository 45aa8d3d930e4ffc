"""Buttons: the one thing to do (primary), another way (secondary), and a quiet word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.widgets.painting import focus_ring, painter_for, pen_of, rounded, words


class Pressable(QPushButton):
    """What every painted button shares: Enter presses, the keyboard's focus is seen."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__()
        self.setText(text)
        if parent is not None:
            self.setParent(parent)
        self._ring = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def ring(self) -> bool:
        """Whether the focus ring shows: focus that did not come from the mouse."""
        return self._ring and self.hasFocus()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        from PySide6.QtCore import Qt

        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            # Qt tells a disabled widget nothing of a mouse that leaves it meanwhile.
            from PySide6.QtCore import Qt

            self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        self._ring = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
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
        self.setForegroundRole(theme.role_of("on_tide" if kind == "primary" else "tide"))

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
        if not self._enter:
            words(painter, box, self.text(), role, ink)
            return
        sign = 24 * theme.scale()
        long = theme.metrics(role).horizontalAdvance(self.text())
        left = (box.width() - long - sign) / 2
        words(painter, box.adjusted(left, 0, 0, 0), self.text(), role, ink, across=0.0)
        _draw_enter(painter, QPointF(left + long + sign * 0.4, box.center().y()), ink)

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
    path = QPainterPath(at + QPointF(13, -5) * unit)
    path.lineTo(at + QPointF(13, 1) * unit)
    path.lineTo(at + QPointF(1, 1) * unit)
    path.moveTo(at + QPointF(4.5, -2.5) * unit)
    path.lineTo(at + QPointF(1, 1) * unit)
    path.lineTo(at + QPointF(4.5, 4.5) * unit)
    painter.strokePath(path, pen_of(colour, 1.6 * unit))

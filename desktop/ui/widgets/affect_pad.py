"""The affect pad: one click says how it is. Right is pleasant, up is high energy."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.painting import focus_ring, painter_for, rounded

_KEYS = (-100, -67, -33, 0, 33, 67, 100)  # pleasantness of the keys 1 to 7
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_PLACING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_INSET = 12  # px inside the ground: where ±100 lies, so that its mark is never cut


class AffectPad(QWidget):
    """Where pleasantness and energy (−100 … 100 each) are placed together.

    `placed(pleasantness, energy)` is emitted at once by a click, by Enter after the arrows, and by
    the keys 1–7, which leave energy null. A point shows both; a stroke shows pleasantness alone.
    """

    placed = Signal(int, object)

    def __init__(
        self, height: int = 176, *, both_axes: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._height, self._both_axes = height, both_axes
        self._value: tuple[int, int | None] | None = None
        self._cursor: tuple[int, int] | None = None  # moved there by arrows, not yet placed
        self._pressed = self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(tr("How it is: left unpleasant, right pleasant, up more energy"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    @property
    def value(self) -> tuple[int, int | None] | None:
        """Pleasantness and energy as shown, or None while nothing is placed."""
        return self._value

    @property
    def by_keyboard(self) -> bool:
        """Whether the last thing done here was done with the keyboard."""
        return self._ring

    def set_value(self, pleasantness: int | None, energy: int | None = None) -> None:
        """Show a mark, or none; says nothing."""
        self._value = None if pleasantness is None else (pleasantness, energy)
        self._cursor = None
        self._describe()

    def value_at(self, at: QPointF) -> tuple[int, int]:
        """Return pleasantness and energy under a point of the widget, kept within the scale."""
        plot = self._plot()
        x = (at.x() - plot.left()) / max(1.0, plot.width())
        y = (plot.bottom() - at.y()) / max(1.0, plot.height())
        return _clamped(round(200 * x - 100)), _clamped(round(200 * y - 100))

    def point_of(self, pleasantness: int, energy: int) -> QPointF:
        """Return where in the widget a value is drawn."""
        plot = self._plot()
        return QPointF(
            plot.left() + plot.width() * (pleasantness + 100) / 200,
            plot.bottom() - plot.height() * (energy + 100) / 200,
        )

    def sizeHint(self) -> QSize:
        extra = round((theme.scale() - 1) * 0.5 * self._height)
        return QSize(self._height, self._height + extra + self._below())

    def minimumSizeHint(self) -> QSize:
        return QSize(round(200 * theme.scale()), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._ring = True, False
            self._cursor = self.value_at(event.position())
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed:
            self._cursor = self.value_at(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = False
            self._place(*self.value_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        digit = event.key() - Qt.Key.Key_1
        if event.key() in _ARROWS:
            step = 1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 10
            self._move(*(step * way for way in _ARROWS[Qt.Key(event.key())]))
        elif event.key() in _PLACING and self._cursor is not None:
            self._place(*self._cursor)
        elif 0 <= digit < len(_KEYS) and not event.modifiers() & _COMMANDS:
            self._place(_KEYS[digit], None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._cursor = None
        super().focusOutEvent(event)
        self._describe()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, ground = theme.tokens(), self._ground()
        painter = painter_for(self)
        wash = QLinearGradient(ground.topLeft(), ground.topRight())
        wash.setColorAt(0.0, look.shade)
        wash.setColorAt(1.0, look.tide_soft)
        rounded(painter, ground, theme.RADIUS_CARD, QBrush(wash))
        self._paint_words(painter, ground)
        if self._ring and self.hasFocus():
            focus_ring(painter, ground, theme.RADIUS_CARD, look.tide)
        if self._value is not None and self._cursor is None:
            self._paint_mark(painter, *self._value)
        if self._cursor is not None:
            self._paint_mark(painter, *self._cursor, hollow=not self._pressed)

    def _paint_words(self, painter: QPainter, ground: QRectF) -> None:
        look = theme.tokens()
        cross = QColor(look.card)
        cross.setAlphaF(0.16 if look.night else 0.9)
        painter.setPen(QPen(cross, 1.0))
        across, down = round(ground.center().y()) + 0.5, round(ground.center().x()) + 0.5
        painter.drawLine(QPointF(ground.left() + 12, across), QPointF(ground.right() - 12, across))
        painter.drawLine(QPointF(down, ground.top() + 12), QPointF(down, ground.bottom() - 12))
        painter.setFont(theme.font("small"))
        painter.setPen(look.soft)
        align, box = Qt.AlignmentFlag, ground.adjusted(16, 10, -16, -10)
        painter.drawText(box, align.AlignLeft | align.AlignTop, tr("tense"))
        painter.drawText(box, align.AlignRight | align.AlignTop, tr("lively"))
        painter.drawText(box, align.AlignLeft | align.AlignBottom, tr("drained"))
        painter.drawText(box, align.AlignRight | align.AlignBottom, tr("calm"))
        below = QRectF(ground.left(), ground.bottom(), ground.width(), self._below())
        painter.drawText(below, align.AlignHCenter | align.AlignBottom, tr("unpleasant → pleasant"))
        if self._both_axes:
            painter.translate(0, ground.bottom())
            painter.rotate(-90)
            side = QRectF(0, 0, ground.height(), ground.left() - 6)
            painter.drawText(side, align.AlignHCenter | align.AlignTop, tr("low energy → high"))
            painter.resetTransform()

    def _paint_mark(
        self, painter: QPainter, pleasantness: int, energy: int | None, *, hollow: bool = False
    ) -> None:
        clay = theme.tokens().clay
        halo = QColor(clay)
        halo.setAlphaF(0.2)
        at = self.point_of(pleasantness, 0 if energy is None else energy)
        if energy is None:
            plot = self._plot()
            band = QRectF(at.x() - 9, plot.top() - 4, 18, plot.height() + 8)
            rounded(painter, band, 9, halo)
            rounded(painter, band.adjusted(7, 4, -7, -4), 2, clay)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(halo)
        painter.drawEllipse(at, 18, 18)
        if hollow:
            painter.setPen(QPen(clay, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setBrush(clay)
        painter.drawEllipse(at, 7.5, 7.5)

    def _move(self, right: int, up: int) -> None:
        if self._cursor is None:
            pleasantness, energy = self._value or (0, 0)
            self._cursor = (pleasantness, energy or 0)
        self._cursor = _clamped(self._cursor[0] + right), _clamped(self._cursor[1] + up)
        self._describe()

    def _place(self, pleasantness: int, energy: int | None) -> None:
        self.set_value(pleasantness, energy)
        self.placed.emit(pleasantness, energy)

    def _describe(self) -> None:
        shown = self._cursor or self._value
        if shown is None:
            words = tr("Not said yet. Keys 1 to 7, or the arrows and Enter.")
        elif shown[1] is None:
            words = tr("Pleasantness {p}", p=shown[0])
        else:
            words = tr("Pleasantness {p}, energy {e}", p=shown[0], e=shown[1])
        self.setAccessibleDescription(words)
        self.update()

    def _below(self) -> int:
        return theme.line_height("small") + theme.GAP_8

    def _ground(self) -> QRectF:
        left = theme.line_height("small") + theme.GAP_8 if self._both_axes else 0
        return QRectF(left, 0, self.width() - left, self.height() - self._below())

    def _plot(self) -> QRectF:
        return self._ground().adjusted(_INSET, _INSET, -_INSET, -_INSET)


_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def _clamped(value: int) -> int:
    return max(-100, min(100, value))

"""The affect pad: one click says how it is. Right is pleasant, up is high energy."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.button import Pressable
from desktop.ui.widgets.painting import disc, faint, focus_ring, painter_for, rounded, wash, words

_KEYS = (-100, -67, -33, 0, 33, 67, 100)  # pleasantness of the keys 1 to 7
_LEFT = 1  # Qt.MouseButton.LeftButton, by number: see `painting`
_INSET = 12  # px inside the ground: where ±100 lies, so that its mark is never cut


class AffectPad(Pressable):
    """Where pleasantness and energy (−100 … 100 each) are placed together.

    `placed(pleasantness, energy)` is emitted at once by a click, by Enter after the arrows, and by
    the keys 1–7, which leave energy null. A point shows both; a stroke shows pleasantness alone.
    """

    placed = Signal(int, object)

    def __init__(
        self, height: int = 176, *, both_axes: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._height, self._both_axes = height, both_axes
        self._value: tuple[int, int | None] | None = None
        self._cursor: tuple[int, int] | None = None  # moved there by arrows, not yet placed
        self._pressed = False
        self.setAccessibleName(tr("How it is: left unpleasant, right pleasant, up more energy"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setForegroundRole(theme.role_of("soft"))
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

    def enterEvent(self, event: QEnterEvent) -> None:
        from PySide6.QtCore import Qt

        self.setCursor(Qt.CursorShape.CrossCursor)
        super().enterEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button().value == _LEFT:
            self._pressed, self._ring = True, False
            self._cursor = self.value_at(event.position())
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed:
            self._cursor = self.value_at(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed and event.button().value == _LEFT:
            self._pressed = False
            self._place(*self.value_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        self._ring = True
        key, held = Qt.Key, event.modifiers()
        ways = {
            key.Key_Left: (-1, 0),
            key.Key_Right: (1, 0),
            key.Key_Up: (0, 1),
            key.Key_Down: (0, -1),
        }
        digit = event.key() - key.Key_1
        plain = not held & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ways:
            step = 1 if held & Qt.KeyboardModifier.ShiftModifier else 10
            self._move(*(step * way for way in ways[key(event.key())]))
        elif event.key() in (key.Key_Return, key.Key_Enter, key.Key_Space):
            if self._cursor is None:
                event.ignore()  # nothing to place: the page's
            else:
                self._place(*self._cursor)
        elif 0 <= digit < len(_KEYS) and plain:
            self._place(_KEYS[digit], None)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the pad is not pressed by Space

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._cursor = None
        super().focusOutEvent(event)
        self._describe()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, ground = theme.tokens(), self._ground()
        painter = painter_for(self)
        across = wash(look.shade, look.tide_soft, ground.topLeft(), ground.topRight())
        rounded(painter, ground, theme.RADIUS_CARD, across)
        self._paint_words(painter, ground)
        if self.ring:
            focus_ring(painter, ground, theme.RADIUS_CARD, look.tide)
        if self._value is not None and self._cursor is None:
            self._paint_mark(painter, *self._value)
        if self._cursor is not None:
            self._paint_mark(painter, *self._cursor, hollow=not self._pressed)

    def _paint_words(self, painter: QPainter, ground: QRectF) -> None:
        look = theme.tokens()
        cross = faint(look.ink, 0.16) if look.night else faint(look.card, 0.9)
        x, y = round(ground.center().x()), round(ground.center().y())
        across = QRectF(ground.left() + 12, y, ground.width() - 24, 1)
        down = QRectF(x, ground.top() + 12, 1, ground.height() - 24)
        rounded(painter, across, 0, cross)
        rounded(painter, down, 0, cross)
        line = theme.line_height("small")
        box = ground.adjusted(16, 8, -16, -8)
        top = QRectF(box.left(), box.top(), box.width(), line)
        low = QRectF(box.left(), box.bottom() - line, box.width(), line)
        below = QRectF(ground.left(), self.height() - line, ground.width(), line)
        for where, text, side in (
            (top, tr("tense"), 0.0),
            (top, tr("lively"), 1.0),
            (low, tr("drained"), 0.0),
            (low, tr("calm"), 1.0),
            (below, tr("unpleasant → pleasant"), 0.5),
        ):
            words(painter, where, text, "small", look.soft, side)
        if self._both_axes:
            painter.translate(0, ground.bottom())
            painter.rotate(-90)
            edge = QRectF(0, 0, ground.height(), line)
            words(painter, edge, tr("low energy → high"), "small", look.soft)
            painter.resetTransform()

    def _paint_mark(
        self, painter: QPainter, pleasantness: int, energy: int | None, *, hollow: bool = False
    ) -> None:
        clay = theme.tokens().clay
        halo = faint(clay, 0.2)
        at = self.point_of(pleasantness, 0 if energy is None else energy)
        if energy is None:
            plot = self._plot()
            band = QRectF(at.x() - 9, plot.top() - 4, 18, plot.height() + 8)
            rounded(painter, band, 9, halo)
            rounded(painter, band.adjusted(7, 4, -7, -4), 2, clay)
            return
        disc(painter, at, 18, halo)
        disc(painter, at, 7.5, None if hollow else clay, clay, 2.0)

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
            said = tr("Not said yet. Keys 1 to 7, or the arrows and Enter.")
        elif shown[1] is None:
            said = tr("Pleasantness {p}", p=shown[0])
        else:
            said = tr("Pleasantness {p}, energy {e}", p=shown[0], e=shown[1])
        self.setAccessibleDescription(said)
        self.update()

    def _below(self) -> int:
        return theme.line_height("small") + theme.GAP_8

    def _ground(self) -> QRectF:
        left = theme.line_height("small") + theme.GAP_8 if self._both_axes else 0
        return QRectF(left, 0, self.width() - left, self.height() - self._below())

    def _plot(self) -> QRectF:
        return self._ground().adjusted(_INSET, _INSET, -_INSET, -_INSET)


def _clamped(value: int) -> int:
    return max(-100, min(100, value))

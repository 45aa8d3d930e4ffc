"""The main chart: weekly points, line and band, and the minutes practised on the same time axis.

Drag or Shift+arrows pan; +, − and the wheel zoom; arrows or the pointer read out one week.
"""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.core.words import tr
from desktop.trends.records import TrendView
from desktop.ui import theme
from desktop.ui.charts.frame import Frame, frame_of
from desktop.ui.charts.opening import drawn_values, first_window, range_of
from desktop.ui.charts.painting import draw_chart, label_margin, value_labels
from desktop.ui.charts.reading import Reading
from desktop.ui.charts.readout_box import draw_readout
from desktop.ui.charts.time_axis import Window
from desktop.ui.charts.value_axis import ValueAxis, amount_axis, value_axis
from desktop.ui.widgets.painting import focus_ring, painter_for

ZOOM_STEP = 0.8
WHEEL_STEP = 120
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class TrendChart(QWidget):
    """Shows a `TrendView`, which may be moved and read week by week."""

    window_changed = Signal(object)  # Window
    week_read = Signal(str)  # the read-out in words, or nothing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: TrendView | None = None
        self._window = Window(0, 1, 0, 1)
        self._values, self._amounts = ValueAxis(0, 1, ()), ValueAxis(0, 1, ())
        self._reading = Reading()
        self._drag: tuple[float, Window] | None = None
        self._ring = False
        self._picture: tuple[object, QPixmap] | None = None
        self._painted: TrendView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(720, round(400 + 120 * (theme.scale() - 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(280, round(300 + 120 * (theme.scale() - 1)))

    @property
    def window_shown(self) -> Window:
        """The weeks in sight."""
        return self._window

    @property
    def painted_view(self) -> TrendView | None:
        """The view that was painted last."""
        return self._painted

    def show_view(self, view: TrendView) -> None:
        """Show another trend; where only its numbers changed, the window stays where it was."""
        old, self._view = self._view, view
        self._values = value_axis(drawn_values(view), view.low, view.high)
        self._amounts = amount_axis(week.minutes for week in view.history.minutes)
        same = old is not None and range_of(old) == range_of(view)
        self._reading.show_view(view, keep=same)
        if not same:
            self._set_window(first_window(view))
        self._picture = None
        self._describe()
        self.update()

    def show_range(self) -> None:
        """Go back to the range of the sentence."""
        if self._view is not None:
            self._set_window(first_window(self._view))

    def is_at_range(self) -> bool:
        """Whether the window is the range of the sentence."""
        return self._view is None or self._window == first_window(self._view)

    def zoom(self, factor: float, about: float | None = None) -> None:
        """Make the window `factor` times as wide; `about` (weeks) stays where it is."""
        middle = (self._window.start + self._window.end) / 2
        if about is None:
            about = middle if self._reading.week is None else self._reading.week + 0.5
        self._set_window(self._window.zoomed(factor, about))

    def pan(self, weeks: float) -> None:
        """Move the window by so many weeks."""
        self._set_window(self._window.panned(weeks))

    def read_week(self, number: int | None) -> None:
        """Read out a week, bringing it into sight; None reads nothing."""
        if number == self._reading.week:
            return
        self._reading.week = number
        if number is not None:
            self._set_window(self._window.showing(number, number + 1))
        self._describe()
        self.week_read.emit(self.readout())
        self.update()

    def facts(self) -> tuple[str, ...]:
        """Return the lines of the read-out, if a week is read."""
        return self._reading.facts()

    def readout(self) -> str:
        """Return the read-out as one line."""
        return ". ".join(self.facts())

    # What it looks like

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        view = self._view
        if view is not None:
            painter.drawPixmap(0, 0, self._drawn(view))
            point = self._reading.point
            if point is not None and self._drag is None:
                draw_readout(painter, self.frame(), point.number, point.mean, self.facts())
        if self._ring and self.hasFocus():
            left = self.frame().plot.left() - theme.GAP_12  # the numbers stand outside
            ring = QRectF(self.rect()).adjusted(left, 0, 0, 0)
            focus_ring(painter, ring, theme.RADIUS_ROW, theme.tokens().tide)

    def _drawn(self, view: TrendView) -> QPixmap:
        """Return the chart without its read-out, drawn anew only when something changed."""
        ratio = self.devicePixelRatioF()
        key = (self.size(), ratio, self._window, theme.tokens(), theme.scale())
        if self._picture is None or self._picture[0] != key:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(theme.tokens().card)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_chart(painter, self.frame(), view)
            painter.end()
            self._picture, self._painted = (key, picture), view
        return self._picture[1]

    def frame(self) -> Frame:
        """Return where everything stands at present."""
        labels = value_labels(self._values.lines) + value_labels(self._amounts.lines)
        margin = label_margin(labels)
        return frame_of(
            self.width(), self.height(), self._window, self._values, self._amounts, margin
        )

    # What it does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        moved = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not (self._pan_key(event.key()) if moved else self._key(event.key())):
            super().keyPressEvent(event)

    def _key(self, key: int) -> bool:
        match key:
            case Qt.Key.Key_Left:
                self.read_week(self._reading.stepped(-1))
            case Qt.Key.Key_Right:
                self.read_week(self._reading.stepped(1))
            case Qt.Key.Key_Home:
                self.read_week(self._reading.oldest())
            case Qt.Key.Key_End:
                self.read_week(self._reading.newest())
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(ZOOM_STEP)
            case Qt.Key.Key_Minus:
                self.zoom(1 / ZOOM_STEP)
            case Qt.Key.Key_0:
                self.show_range()
            case Qt.Key.Key_Escape if self._reading.week is not None:
                self.read_week(None)
            case _:
                return False
        return True

    def _pan_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.pan(self._window.span / 8 * (-1 if key == Qt.Key.Key_Left else 1))
            return True
        return self._key(key) if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal) else False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom once the chart has the focus, or with Ctrl; before that the page scrolls."""
        turn = event.angleDelta()
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if turn.x() and abs(turn.x()) > abs(turn.y()):
            self.pan(-turn.x() / WHEEL_STEP * self._window.span / 16)
        elif turn.y() and (self.hasFocus() or held):
            about = self.frame().weeks(event.position().x())
            self.zoom(ZOOM_STEP ** (turn.y() / WHEEL_STEP), about)
        else:
            event.ignore()
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag = (event.position().x(), self._window)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._drag is None:
            self._read_at(event.position())
            return
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        began, window = self._drag
        self._set_window(window.panned((began - x) / self.frame().px_a_week))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        self.unsetCursor()
        self._read_at(event.position())
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._read_at(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        if not self._ring:
            self.read_week(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in _BY_KEY
        if self._ring and self._reading.week is None:
            self.read_week(self._reading.newest())
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        self.read_week(None)
        super().focusOutEvent(event)
        self.update()

    # How it keeps its place

    def _set_window(self, window: Window) -> None:
        if window != self._window:
            self._window = window
            self.window_changed.emit(window)
            self.update()

    def _read_at(self, spot: QPointF) -> None:
        frame = self.frame()
        inside = frame.plot.left() <= spot.x() <= frame.plot.right()
        self.read_week(self._reading.known(floor(frame.weeks(spot.x()))) if inside else None)

    # What it says

    def _describe(self) -> None:
        """Give assistive technology the same facts that the eye has."""
        if self._view is None:
            return
        self.setAccessibleName(self._view.title)
        told = self.readout()
        summary = f"{self._view.headline} {self._view.subline}"
        keys = tr("Left and right read week by week, plus and minus zoom.")
        self.setAccessibleDescription(f"{told}. {summary}" if told else f"{summary} {keys}")
        if told and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

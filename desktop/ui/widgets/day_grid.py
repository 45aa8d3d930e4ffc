"""A year as a quiet grid, a row for each month: a day is filled by its mean, hollow without one.

Arrows go from day to day and from month to month; Enter or a double click opens a day.
"""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.core.words import plural, tr
from desktop.services.life_views import YearDay, YearView
from desktop.ui import theme
from desktop.ui.models.dates import MONTHS, WEEKDAYS, short_day
from desktop.ui.widgets.announcing import announce
from desktop.ui.widgets.painting import disc, focus_ring, painter_for

_COLUMNS, _ROWS = 31, 12
_LEAST, _MOST = 15.0, 34.0  # px of a cell
_NAMES = {"pleasantness": "pleasantness", "able": "able"}


class DayGrid(QWidget):
    """`day_chosen` when the cursor moves, `day_opened` when a day is to be seen in the list."""

    day_chosen = Signal(object)  # date
    day_opened = Signal(object)
    year_wanted = Signal(int)  # −1 or 1 from the one shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: YearView | None = None
        self._by_day: dict[date, YearDay] = {}
        self._at = date.min
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def chosen(self) -> date:
        """The day under the cursor."""
        return self._at

    def show_year(self, view: YearView) -> None:
        """Show a year; the cursor stays on its day and month where it can."""
        self._view = view
        self._by_day = {one.day: one for one in view.days}
        if self._at == date.min:
            self._at = view.today
        if self._at.year != view.year:
            self._at = _same_day(self._at, view.year, self._at.month)
        self._at = min(self._at, view.today)
        self.setAccessibleName(tr("The year {year} in days", year=view.year))
        self._tell()
        self.updateGeometry()

    def words(self, day: date) -> str:
        """Return what stands on a day, in words."""
        when = f"{tr(WEEKDAYS[day.weekday()])} {short_day(day)}"
        one = self._by_day.get(day)
        if one is None or self._view is None:
            return tr("{day}: nothing said", day=when)
        number = f"{one.mean:.1f}".removesuffix(".0").replace("-", "−")
        said = tr(
            "{day}: {measure} {n}", day=when, measure=tr(_NAMES[self._view.measure]), n=number
        )
        return plural(one.checkins, "{said}, {n} check-in", "{said}, {n} check-ins", said=said)

    def sizeHint(self) -> QSize:
        cell = self._cell()
        return QSize(
            round(self._left() + _COLUMNS * cell), round(self._top() + _ROWS * self._row()) + 2
        )

    def minimumSizeHint(self) -> QSize:
        width = round(self._left() + _COLUMNS * _LEAST)
        return QSize(width, self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
        month = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
        year = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(key))
        if self._view is None or not plain:
            super().keyPressEvent(event)
        elif step is not None:
            self._go(self._at + timedelta(days=step))
        elif month is not None and 1 <= self._at.month + month <= _ROWS:
            self._go(_same_day(self._at, self._at.year, self._at.month + month))
        elif year is not None:
            self.year_wanted.emit(year)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(_same_day(self._at, self._at.year, 1 if key == Qt.Key.Key_Home else _ROWS))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.day_opened.emit(self._at)
        elif month is None:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None:
            self._go(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None:
            self.day_opened.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        self.setToolTip(self.words(day) if day is not None else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        view = self._view
        if view is None:
            return
        painter = painter_for(self)
        self._paint_labels(painter)
        day = date(view.year, 1, 1)
        while day.year == view.year and day <= view.today:
            self._paint_day(painter, view, day)
            day += timedelta(days=1)
        box = self._box(self._at)
        look = theme.tokens()
        if self.hasFocus():
            focus_ring(painter, box.adjusted(-3, -3, 3, 3), 99, look.ink)
        else:
            disc(painter, box.center(), box.width() / 2, None, look.soft, 1.0)

    def _paint_day(self, painter: QPainter, view: YearView, day: date) -> None:
        look, box, one = theme.tokens(), self._box(day), self._by_day.get(day)
        radius = box.width() / 2 - 2
        if one is None:
            disc(painter, box.center(), max(2.0, radius * 0.4), None, look.edge, 0.8)
            return
        share = (one.mean - view.lowest) / (view.highest - view.lowest)
        disc(painter, box.center(), radius, day_colour(share), look.edge, 0.8)

    def _paint_labels(self, painter: QPainter) -> None:
        look, cell = theme.tokens(), self._cell()
        painter.setFont(theme.font("small"))
        painter.setPen(look.soft)
        middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for month, name in enumerate(MONTHS):
            box = QRectF(0, self._top() + month * self._row(), self._left(), self._row())
            painter.drawText(box, middle, tr(name))
        wide = theme.metrics("small").horizontalAdvance("30") + 4
        for number in (1, 5, 10, 15, 20, 25, 30):
            centre = self._left() + (number - 0.5) * cell
            box = QRectF(centre - wide / 2, 0, wide, self._top())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    def _go(self, day: date) -> None:
        view = self._view
        if view is None or day.year != view.year or day > view.today or day == self._at:
            return
        self._at = day
        self._tell()
        announce(self, self.words(day))
        self.day_chosen.emit(day)

    def _tell(self) -> None:
        self.setAccessibleDescription(self.words(self._at))
        self.update()

    def _cell(self) -> float:
        room = (max(self.width(), 1) - self._left()) / _COLUMNS
        return max(_LEAST, min(_MOST, room))

    def _row(self) -> float:
        return max(self._cell() + 2, theme.line_height("small"))

    def _left(self) -> float:
        return max(theme.metrics("small").horizontalAdvance(tr(name)) for name in MONTHS) + 10.0

    def _top(self) -> float:
        return theme.line_height("small") + 2.0

    def _box(self, day: date) -> QRectF:
        cell = self._cell()
        left = self._left() + (day.day - 1) * cell
        top = self._top() + (day.month - 1) * self._row() + (self._row() - cell) / 2
        return QRectF(left, top, cell, cell)

    def _day_at(self, point: QPointF) -> date | None:
        cell, view = self._cell(), self._view
        column = int((point.x() - self._left()) // cell)
        row = int((point.y() - self._top()) // self._row())
        if view is None or not (0 <= column < _COLUMNS and 0 <= row < _ROWS):
            return None
        try:
            day = date(view.year, row + 1, column + 1)
        except ValueError:
            return None
        return day if day <= view.today else None


def day_colour(share: float) -> QColor:
    """Return the colour of a mean that lies at `share` 0 … 1 of its scale: sand to tide."""
    look, share = theme.tokens(), max(0.0, min(1.0, share))
    low, high = look.sand, look.tide
    return QColor.fromRgbF(
        low.redF() + (high.redF() - low.redF()) * share,
        low.greenF() + (high.greenF() - low.greenF()) * share,
        low.blueF() + (high.blueF() - low.blueF()) * share,
    )


def _same_day(day: date, year: int, month: int) -> date:
    """Return the same day of another month, or its last one where it is shorter."""
    for number in range(day.day, 27, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    return date(year, month, min(day.day, 28))

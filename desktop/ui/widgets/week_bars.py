"""Seven bars: the minutes practised on each day of this week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.models.dates import WEEKDAYS
from desktop.ui.widgets.painting import painter_for, rounded, words

if TYPE_CHECKING:
    from desktop.services.views import DayMinutes

_BAR = 20  # px, width
_LOW, _HIGH = 20, 96  # px: how little and how much height the bars take


class WeekBars(QWidget):
    """Bars from Monday to Sunday; a day without practice is a quiet line, today's name is bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[DayMinutes, ...] = ()
        self.setAccessibleName(tr("Minutes practised on each day"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_days(self, days: tuple[DayMinutes, ...]) -> None:
        """Show seven days."""
        self._days = days
        self.setAccessibleDescription(
            ", ".join(
                tr("{day} {n} min", day=tr(name), n=round(day.minutes))
                for name, day in zip(WEEKDAYS, days, strict=False)
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(7 * 36, _LOW + theme.line_height("small") + 4)

    def minimumSizeHint(self) -> QSize:
        letter = theme.metrics("small-strong").horizontalAdvance("W")
        return QSize(7 * (max(_BAR, letter) + 4), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme.tokens(), painter_for(self)
        high = min(_HIGH, self.height() - theme.line_height("small") - 4)
        most = max((day.minutes for day in self._days), default=0.0) or 1.0
        painter.translate(0, self.height() - high - theme.line_height("small") - 4)
        pitch = self.width() / 7
        for number, day in enumerate(self._days[:7]):
            x = round(number * pitch + (pitch - _BAR) / 2)
            tall = max(8, round(high * day.minutes / most)) if day.minutes > 0 else 4
            bar = QRectF(x, high - tall, _BAR, tall)
            rounded(painter, bar, 4, look.tide if day.minutes > 0 else look.sand)
            below = QRectF(number * pitch, high + 4, pitch, theme.line_height("small"))
            role, ink = ("small-strong", look.ink) if day.is_today else ("small", look.soft)
            words(painter, below, tr(WEEKDAYS[number])[0], role, ink)

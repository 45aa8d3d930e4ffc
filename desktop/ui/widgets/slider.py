"""A slider: a thin line and a round handle, by pointer or arrows; it may stand at "not said"."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from desktop.ui import theme
from desktop.ui.widgets.painting import painter_for, rounded

_HANDLE = 10.0  # px, radius


class Slider(QSlider):
    """Values from `low` to `high`; `step` is one arrow key, `page` is Page Up or Down."""

    def __init__(
        self,
        low: int,
        high: int,
        step: int = 1,
        page: int = 10,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._said, self._ring = True, False
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setPageStep(page)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def said(self) -> bool:
        """Whether the value counts; a value that was not said is drawn hollow, without a line."""
        return self._said

    def set_said(self, said: bool) -> None:
        """Let the value count, or not."""
        self._said = said
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme.TARGET)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.TARGET)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, middle = theme.tokens(), self.height() / 2
        left, right = _HANDLE + 2, self.width() - _HANDLE - 2
        span = max(1, self.maximum() - self.minimum())
        x = left + (right - left) * (self.value() - self.minimum()) / span
        painter = painter_for(self)
        rounded(painter, QRectF(left, middle - 2, right - left, 4), 2, look.sand)
        if self._said:
            rounded(painter, QRectF(left, middle - 2, x - left, 4), 2, look.tide)
        painter.setPen(QPen(look.tide if self._said else look.edge, 2.0))
        painter.setBrush(look.card)
        painter.drawEllipse(QPointF(x, middle), _HANDLE - 1, _HANDLE - 1)
        if self.hasFocus() and self._ring:
            painter.setPen(QPen(look.tide, 2.0))
            painter.setBrush(look.tide)
            painter.drawEllipse(QPointF(x, middle), _HANDLE - 5, _HANDLE - 5)

    def _follow(self, x: float) -> None:
        left, right = _HANDLE + 2, self.width() - _HANDLE - 2
        share = (x - left) / max(1.0, right - left)
        raw = self.minimum() + share * (self.maximum() - self.minimum())
        self.setSliderPosition(round(raw / self.singleStep()) * self.singleStep())

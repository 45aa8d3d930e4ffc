"""The line that is being said: large, centred, told politely to screen readers, never cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.player import lamp
from desktop.ui.widgets.announcing import announce

COLUMN_PX = 840  # at 100 % text
LINES = 2  # the room for a line at its largest
FADE_FRAMES = 5
FADE_FRAME_MS = 60
WRAP = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class Caption(QLabel):
    """Shows one line at a time; a line too long for its place is set smaller, not cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._reduced = False
        self._frame = FADE_FRAMES
        self._fitted = theme.font("caption")
        self._timer = QTimer(self, interval=FADE_FRAME_MS)
        self._timer.timeout.connect(self._on_frame)

    def set_reduced_motion(self, reduced: bool) -> None:
        """Change lines at once instead of fading them in."""
        self._reduced = reduced

    def say(self, text: str) -> None:
        """Show `text` in place of the line before; do nothing if it is the same line."""
        if text == self.text():
            return
        self.setText(text)
        self._fit()
        announce(self, text)
        if text and self.isVisible() and not self._reduced:
            self._frame = 1
            self._timer.start()
        else:
            self._settle()

    @property
    def is_fading(self) -> bool:
        """Whether a line is still fading in."""
        return self._timer.isActive()

    @property
    def fitted_font(self) -> QFont:
        """The font in which the line fits its place."""
        return self._fitted

    @Slot()
    def _on_frame(self) -> None:
        self._frame += 1
        if self._frame >= FADE_FRAMES:
            self._settle()
        self.update()

    def _settle(self) -> None:
        self._timer.stop()
        self._frame = FADE_FRAMES
        self.update()

    def _fit(self) -> None:
        """Choose the largest size at which the whole line fits."""
        font = QFont(theme.font("caption"))
        place = QRect(0, 0, max(1, self._column().width()), 100_000)
        smallest_px = theme.font("body").pixelSize()
        for size_px in range(font.pixelSize(), smallest_px - 1, -1):
            font.setPixelSize(size_px)
            needed = QFontMetrics(font).boundingRect(place, int(WRAP), self.text())
            if needed.height() <= self.height() and needed.width() <= place.width():
                break
        self._fitted = font
        self.update()

    def _column(self) -> QRect:
        """Return where the line stands: no wider than reads well."""
        width = min(self.width(), round(COLUMN_PX * theme.scale()))
        return QRect((self.width() - width) // 2, 0, width, self.height())

    def sizeHint(self) -> QSize:
        return QSize(640, LINES * theme.line_height("caption"))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, LINES * theme.line_height("section"))

    def hasHeightForWidth(self) -> bool:
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._fitted)
        painter.setPen(lamp.with_alpha(theme.dim_tokens().ink, self._frame / FADE_FRAMES))
        painter.drawText(self._column(), int(WRAP), self.text())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._settle()

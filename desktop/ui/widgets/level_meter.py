"""How loud it is just now: a quiet bar that fills from the left. It moves only while it hears."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.painting import painter_for, rounded

LOWEST_DB = -60.0
_HIGH = 8  # px


class LevelMeter(QWidget):
    """Shows a level in dB of full scale; at rest it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setAccessibleName(tr("Level of the microphone"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float:
        """How full it is, 0…1."""
        return self._share

    def show_level(self, level_db: float) -> None:
        """Fill it as far as `level_db` says."""
        share = min(1.0, max(0.0, 1 - level_db / LOWEST_DB))
        if share != self._share:
            self._share = share
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, box, painter = theme.tokens(), QRectF(self.rect()), painter_for(self)
        rounded(painter, box, _HIGH / 2, look.tide_soft)
        width = box.width() * self._share
        if width >= _HIGH:
            rounded(painter, QRectF(0, 0, width, box.height()), _HIGH / 2, look.tide)

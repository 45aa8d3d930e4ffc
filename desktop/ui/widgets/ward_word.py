"""The quiet word that ward mode is on, at the foot of the rail. A press ends it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.button import Pressable
from desktop.ui.widgets.painting import focus_ring, painter_for, rounded, words


class WardWord(Pressable):
    """Two short lines: that there is no sound, and the key that lets it back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._lines = (tr("Ward mode on"), tr("S ends it"))
        self.setAccessibleName(tr("Ward mode is on: no sound at all. End it."))
        self.setToolTip(tr("No sound at all. Press it, or S, to let sound back in."))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        widest = max(theme.metrics("small").horizontalAdvance(line) for line in self._lines)
        high = max(theme.TARGET, 2 * theme.line_height("small"))
        return QSize(widest + 2 * theme.GAP_12, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, box, painter = theme.tokens(), QRectF(self.rect()), painter_for(self)
        if self.underMouse():
            rounded(painter, box, theme.RADIUS_ROW, look.line)
        if self.ring:
            focus_ring(painter, box, theme.RADIUS_ROW, look.tide)
        half = box.height() / 2
        for number, (line, ink) in enumerate(zip(self._lines, (look.ink, look.soft), strict=True)):
            row = QRectF(theme.GAP_12, number * half, box.width() - theme.GAP_12, half)
            words(painter, row, line, "small", ink, across=0.0)

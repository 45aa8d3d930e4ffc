"""The lines of a practice as small dots: filled for those that are there, a ring where one is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.painting import disc, painter_for, rounded

_STEP = 16.0  # px from one dot to the next, at 100 %


class LineDots(QWidget):
    """Wraps to its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._many, self._at = 0, 0
        self._kept: frozenset[int] = frozenset()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_lines(self, many: int, kept: frozenset[int], at: int) -> None:
        """Show `many` lines, which of them are kept, and where one is."""
        if many != self._many:
            self._many = many
            self.updateGeometry()
        self._kept, self._at = kept, at
        self.setAccessibleName(tr("{done} of {many} lines are kept", done=len(kept), many=many))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, round(self._step()))

    def heightForWidth(self, width: int) -> int:
        rows = -(-self._many // self._in_a_row(width))
        return round(max(1, rows) * self._step())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, step = theme.tokens(), painter_for(self), self._step()
        row, radius = self._in_a_row(self.width()), step * 0.25
        for line in range(self._many):
            centre = QPointF((line % row + 0.5) * step, (line // row + 0.5) * step)
            if line == self._at:
                disc(painter, centre, radius + 4, look.ink)
                disc(painter, centre, radius + 2.5, look.paper)
            if line in self._kept:
                disc(painter, centre, radius, look.tide)
            else:
                box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
                rounded(painter, box, radius, look.paper, look.edge)

    def _in_a_row(self, width: int) -> int:
        return max(1, int(width / self._step()))

    def _step(self) -> float:
        return _STEP * (0.6 + 0.4 * theme.scale())

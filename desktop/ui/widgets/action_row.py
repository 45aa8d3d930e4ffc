"""A row that does one thing: its words at the left, a quiet aside at the right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.widgets.button import Pressable
from desktop.ui.widgets.painting import focus_ring, painter_for, rounded

WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
_BESIDE = 2.6  # times the aside's width, from which it stands beside the words


class ActionRow(Pressable):
    """Pressed by pointer, Space or Enter; the words wrap where it is narrow."""

    def __init__(self, text: str, aside: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._aside = aside
        self.setAccessibleName(f"{text}, {aside}" if aside else text)
        # Not fixed: that would hold it to one line, whatever the width asks for.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = theme.metrics("strong").horizontalAdvance(self.text()) + self._aside_width()
        return QSize(width + 2 * theme.GAP_16, self.heightForWidth(10_000))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, max(theme.TARGET, theme.line_height("strong") + theme.GAP_16))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, aside = self._boxes(width)
        return max(theme.TARGET, max(words.bottom(), aside.bottom()) + 1 + theme.GAP_8)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, box = theme.tokens(), QRectF(self.rect())
        painter = painter_for(self)
        pointed = self.underMouse() and self.isEnabled()
        rounded(painter, box, theme.RADIUS_ROW, look.tide_soft if pointed else look.card, look.edge)
        if self.ring:
            focus_ring(painter, box, theme.RADIUS_ROW, look.tide)
        words, aside = self._boxes(self.width())
        painter.setFont(theme.font("strong"))
        painter.setPen(look.ink)
        painter.drawText(words, WRAP, self.text())
        painter.setFont(theme.font("small"))
        painter.setPen(look.soft)
        painter.drawText(aside, WRAP, self._aside)

    def _aside_width(self) -> int:
        if not self._aside:
            return 0
        return theme.metrics("small").horizontalAdvance(self._aside) + theme.GAP_16

    def _boxes(self, width: int) -> tuple[QRect, QRect]:
        """Return where the words and the aside stand, both midway in the row."""
        inner, taken = width - 2 * theme.GAP_16, self._aside_width()
        beside = inner >= _BESIDE * taken
        room = QRect(0, 0, max(80, inner - taken if beside else inner), 10_000)
        high = theme.metrics("strong").boundingRect(room, WRAP_TOP, self.text()).height()
        line = theme.line_height("small") if self._aside else 0
        top, left = theme.GAP_8, theme.GAP_16
        if beside:
            row = max(high, line, theme.TARGET - 2 * theme.GAP_8)
            words = QRect(left, top, room.width(), row)
            return words, QRect(left + inner - taken + theme.GAP_16, top, taken, row)
        words = QRect(left, top, room.width(), high)
        return words, QRect(left, top + high, inner, line)


WRAP_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)

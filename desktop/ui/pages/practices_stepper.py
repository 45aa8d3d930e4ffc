"""Minutes, one up or one down, within a practice's range."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.text import Text


class MinutesStepper(QWidget):
    """Two round buttons and a number between them; as high as a button beside it."""

    minutes_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._range = (1, 1)
        self._minutes = 0
        self._count = Text("", "strong", wrap=False)
        self._count.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._fewer = Chip("−", checkable=False)
        self._more = Chip("+", checkable=False)
        self._fewer.setAccessibleName(tr("One minute less"))
        self._more.setAccessibleName(tr("One minute more"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_8, 0, theme.GAP_8, 0)
        row.setSpacing(theme.GAP_12)
        for item in (self._fewer, self._count, self._more):
            row.addWidget(item, 0, Qt.AlignmentFlag.AlignVCenter)
        self._fewer.clicked.connect(self.one_less)
        self._more.clicked.connect(self.one_more)

    @property
    def minutes(self) -> int:
        """The minutes chosen."""
        return self._minutes

    def set_range(self, shortest: int, longest: int) -> None:
        """Keep the minutes between `shortest` and `longest`."""
        self._range = (shortest, longest)

    def set_minutes(self, minutes: int) -> None:
        """Choose `minutes`, or the nearest that the range allows."""
        shortest, longest = self._range
        self._minutes = max(shortest, min(longest, minutes))
        self._count.setText(tr("{n} min", n=self._minutes))
        self._count.setAccessibleName(tr("{n} minutes", n=self._minutes))
        self._fewer.setEnabled(self._minutes > shortest)
        self._more.setEnabled(self._minutes < longest)
        self.updateGeometry()
        self.minutes_changed.emit(self._minutes)

    @Slot()
    def one_less(self) -> None:
        """Take a minute off."""
        self.set_minutes(self._minutes - 1)

    @Slot()
    def one_more(self) -> None:
        """Add a minute."""
        self.set_minutes(self._minutes + 1)

    def sizeHint(self) -> QSize:
        widest = theme.metrics("strong").horizontalAdvance(tr("{n} min", n=120))
        chips = self._fewer.sizeHint().width() + self._more.sizeHint().width()
        width = widest + chips + 2 * theme.GAP_8 + 2 * theme.GAP_12
        return QSize(width, max(48, theme.line_height("bold") + theme.GAP_24))

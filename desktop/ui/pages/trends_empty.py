"""What Trends shows before there is anything to show: what will appear, and from when."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.text import SectionTitle, Text


class NothingYet(QWidget):
    """Four calm lines; nothing is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GAP_16, 0, theme.GAP_16)
        column.setSpacing(theme.GAP_12)
        column.addWidget(SectionTitle(tr("What will appear here")))
        for words in (
            tr("With the first check-in: a point for its week."),
            tr("With the first practice: a bar for its minutes."),
            tr("After about six weeks: a line through the points, and a band for how sure it is."),
            tr("After eight weeks with three check-ins each: one sentence on whether it changed."),
        ):
            column.addWidget(Text(words, "body", "soft"))
        column.addStretch(1)

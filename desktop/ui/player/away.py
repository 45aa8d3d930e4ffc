"""The screen for being called away: silent, neutral, nothing on it that tells what it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.text import PageTitle, Text


class AwayScreen(QWidget):
    """Two ways on, and no haste about either."""

    back_pressed = Signal()
    end_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        go_on = Button(tr("Go on"), "primary", enter=True)
        end = Button(tr("End, keep these minutes"))
        go_on.clicked.connect(self.back_pressed)
        end.clicked.connect(self.end_pressed)
        ways = Flow(gap=theme.GAP_16)
        ways.add(go_on)
        ways.add(end)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_40, theme.GAP_40, theme.GAP_40, theme.GAP_40)
        column.setSpacing(theme.GAP_12)
        column.addStretch(2)
        for words in (PageTitle(tr("Paused")), Text(tr("Whenever you are ready."), tone="soft")):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addSpacing(theme.GAP_16)
        column.addWidget(ways, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

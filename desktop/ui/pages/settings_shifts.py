"""The way from the settings to the shifts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.text import SectionTitle, SoftText


class ShiftsCard(Card):
    """What shifts are for, and a button to them."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(theme.GAP_12)
        self.open = Button(tr("Open my shifts"))
        self.open.clicked.connect(self.opened)
        ways = Flow()
        ways.add(self.open)
        self.body.addWidget(SectionTitle(tr("Shifts")))
        self.body.addWidget(
            SoftText(tr("With your rota in it, a night shift is one day, whenever your day ends."))
        )
        self.body.addWidget(ways)

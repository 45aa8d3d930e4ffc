"""The way from Settings to histories of other programs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import SectionTitle, SoftText


class HistoriesCard(Card):
    """One button, and what it is good for."""

    bring_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(theme.GAP_12)
        self.bring = Button(tr("Bring a history in…"))
        self.body.addWidget(SectionTitle(tr("From other programs")))
        for sentence in (
            tr(
                "Check-ins and sittings that you kept elsewhere, such as in Daylio or Apple Health."
            ),
            tr("What came in can be taken out again."),
        ):
            self.body.addWidget(SoftText(sentence))
        self.body.addWidget(self.bring)
        self.bring.clicked.connect(self.bring_pressed)

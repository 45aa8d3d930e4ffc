"""One quiet line on Now: the weekly reflection, until it is answered or put away for the week."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.text import SoftText


class ReflectionLine(Flow):
    """A question, and two ways to answer it."""

    answered = Signal()
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=theme.GAP_8)
        self.words = SoftText(tr("Your week, in eight lines?"), wrap=False)
        self.look, self.away = (
            Button(tr("Look back"), "quiet"),
            Button(tr("Not this week"), "quiet"),
        )
        self.look.setAccessibleName(tr("Look back on your week, in eight lines"))
        for part in (self.words, self.look, self.away):
            self.add(part)
        self.look.clicked.connect(self.answered)
        self.away.clicked.connect(self.put_away)

"""One quiet line by words that were written before and are not kept, and a way to begin anew."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.text import SoftText


class WaitingLine(QWidget):
    """Hidden where nothing waited."""

    anew_requested = Signal()

    def __init__(self, parent: QWidget | None = None, said: str = "") -> None:
        """`said` stands there in place of "Your words" where a form asks for none."""
        super().__init__(parent)
        self._said = said
        self.words = SoftText("")
        self.anew = Button(" ", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_12)
        row.addWidget(self.words, 1)
        row.addWidget(self.anew)
        self.anew.clicked.connect(self.anew_requested)
        self.hide()

    def show_waiting(self, waited: bool, *, editing: bool = False) -> None:
        """Say that these words waited; those of an entry that is being changed have an original."""
        self.words.setText(
            tr("Your changes from before are still here. They are not kept yet.")
            if editing
            else self._said or tr("Your words from before are still here. They are not kept yet.")
        )
        self.anew.setText(tr("Back to what is kept") if editing else tr("Begin anew"))
        self.setVisible(waited)

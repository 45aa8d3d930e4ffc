"""The first time: who should ask somebody first, when not to practise, and whom one would call."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.limits import MOST_OF_A_LINE
from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets import signposts
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import SoftText, Text


class FirstNotice(QWidget):
    """Stands above Begin, once; to begin is to have read it."""

    read = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Before the first time"))
        self.contact = Field(tr("Who I would call"), tr("Who I would call, if you like"), 20)
        self.contact.setMaxLength(MOST_OF_A_LINE)
        self._close = Button(tr("I have read this"), "quiet")
        self._close.clicked.connect(self.read)
        self.contact.returnPressed.connect(self._on_written)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GAP_8, 0, theme.GAP_8)
        column.setSpacing(theme.GAP_8)
        column.addWidget(Text(tr("Before the first time"), "bold"))
        for sentence in signposts.before():
            column.addWidget(SoftText(sentence))
        column.addWidget(self.contact)
        column.addWidget(SoftText(tr("It is kept in Settings, and shown where things are hard.")))
        column.addWidget(self._close)

    @Slot()
    def _on_written(self) -> None:
        self._close.setFocus()

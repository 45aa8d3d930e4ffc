"""A voice as a file: brought in, or saved to pass on. A small part for any page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.keeping_focus import keeping_focus
from desktop.ui.widgets.text import Text


class VoiceFiles(QWidget):
    """Two ways, what became of them, and the question when a voice is here already."""

    bring_pressed = Signal()
    save_pressed = Signal()
    replace_pressed = Signal()
    beside_pressed = Signal()
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bring = Button(tr("Bring in a voice file…"), "quiet")
        self.save = Button(tr("Save as a file…"), "quiet")
        self.replace = Button(tr("Replace it"))
        self.beside = Button(tr("Keep both"))
        self.stop = Button(tr("Stop"))
        self.state = Text()
        self._ways = Flow(gap=theme.GAP_12)
        for way in (self.save, self.bring, self.replace, self.beside, self.stop):
            self._ways.add(way)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_8)
        column.addWidget(self.state)
        column.addWidget(self._ways)
        self.bring.clicked.connect(self.bring_pressed)
        self.save.clicked.connect(self.save_pressed)
        self.replace.clicked.connect(self.replace_pressed)
        self.beside.clicked.connect(self.beside_pressed)
        self.stop.clicked.connect(self.stopped)
        self.show_state("")

    def show_state(self, text: str, *, asks: bool = False, works: bool = False) -> None:
        """Say how it went; `asks` whether to replace a voice, `works` while it goes on."""
        self.state.setText(text)
        self.state.setVisible(bool(text))
        with keeping_focus(self.stop, self.bring, self.save, self.replace, self.beside):
            self.replace.setVisible(asks)
            self.beside.setVisible(asks)
            self.stop.setVisible(works)
            self.bring.setEnabled(not works)
            self.save.setEnabled(not works)
        self.refresh()

    def refresh(self) -> None:
        """Place the ways anew after one was shown or hidden."""
        self._ways.refresh()

"""A line of the form for a recording: what goes with it, with the ways to choose or leave it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.words import tr
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.text import SoftText


class BesideLine(Flow):
    """Says what was found or chosen; `wanted` asks for another file, `left_out` for nothing."""

    wanted = Signal()
    left_out = Signal()

    def __init__(self, choose: str, leave: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.says = SoftText("")
        self.choose = Button(choose, "quiet")
        self.without = Button(tr("Leave them out"), "quiet")
        self.without.setAccessibleName(leave)
        for item in (self.says, self.choose, self.without):
            self.add(item)
        self.choose.clicked.connect(self.wanted)
        self.without.clicked.connect(self._on_without)

    def show_found(self, text: str, *, found: bool) -> None:
        """Say `text`; what was found can be left out."""
        self.says.setText(text)
        self.without.setVisible(found)
        self.refresh()

    @Slot()
    def _on_without(self) -> None:
        self.left_out.emit()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)


def file_name(path: str) -> str:
    """Return the last part of a path."""
    return path.replace("\\", "/").rsplit("/", 1)[-1]

"""The line under the library after a recording was removed: what is gone, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.text import SoftText

ROOMY = 1.4  # text size up to which there is room for words
LONGEST = 40  # characters of a title: the list above needs the room more


class RemovedLine(Flow):
    """Hidden until something was removed; `undo_pressed` with its id."""

    undo_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=theme.GAP_12)
        self.removed = ""  # id of what can be brought back
        self.says = SoftText("")
        self.undo = Button(tr("Undo the removal"), "quiet")
        self.undo.setToolTip(tr("Key {key}. Once Tend is closed, it is gone.", key="Ctrl+Z"))
        self.add(self.says)
        self.add(self.undo)
        self.undo.clicked.connect(self.press_undo)
        self.hide()

    def show_removed(self, recording_id: str, title: str) -> None:
        """Offer the way back."""
        self.removed = recording_id
        short = title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"
        self.says.setText(tr("“{title}” is removed.", title=short))
        self.undo.setAccessibleName(tr("Undo the removal of {title}", title=title))
        self.show()
        self._fit()

    def _fit(self) -> None:
        # The list is what stands above: in large text the way back alone is enough.
        self.says.setVisible(theme.scale() <= ROOMY)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def show_nothing(self) -> None:
        """Offer nothing: it came back, or cannot."""
        self.removed = ""
        self.hide()

    @Slot()
    def press_undo(self) -> None:
        """Ask for what was removed, if something was."""
        if self.removed:
            self.undo_pressed.emit(self.removed)

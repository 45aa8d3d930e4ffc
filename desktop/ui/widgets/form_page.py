"""A page that is a form: Enter keeps what is in it, Escape leaves it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.ui.widgets.page import Page


class FormPage(Page):
    """The base of such pages; each says what `on_enter` and `on_escape` do."""

    cancelled = Signal()

    def on_enter(self) -> None:
        """Keep what is in the form."""
        raise NotImplementedError

    def on_escape(self) -> None:
        """Leave the form."""
        self.cancelled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.on_enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.on_escape()
        else:
            super().keyPressEvent(event)

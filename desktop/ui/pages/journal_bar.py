"""The bar under the journal: what can be done with the chosen entry, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.views import JournalEntry
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.text import SoftText


class JournalBar(QWidget):
    """Edit, delete, undo, earlier entries."""

    edit_pressed = Signal()
    delete_pressed = Signal()
    undo_pressed = Signal()
    more_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = SoftText()
        self.edit, self.delete = Button(tr("Edit")), Button(tr("Delete"))
        self.undo = Button(tr("Undo the deletion"))
        self.more = Button(tr("Earlier entries"))
        self._ways = Flow(gap=theme.GAP_12)
        for button, signal in (
            (self.edit, self.edit_pressed),
            (self.delete, self.delete_pressed),
            (self.undo, self.undo_pressed),
            (self.more, self.more_pressed),
        ):
            self._ways.add(button)
            button.clicked.connect(signal)
        self.undo.hide()
        self.more.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_8)
        column.addWidget(self._hint)
        column.addWidget(self._ways)

    def show_entry(self, entry: JournalEntry | None) -> None:
        """Offer what can be done with `entry`."""
        is_shift = entry is not None and entry.is_shift
        self.edit.setText(tr("Look at it among the shifts") if is_shift else tr("Edit"))
        self.edit.setVisible(entry is not None and entry.can_be_edited)
        self.delete.setVisible(entry is not None and not is_shift)
        self._ways.refresh()

    def show_undo(self, shown: bool) -> None:
        """Offer the way back from a deletion."""
        self._hint.setText(tr("Deleted.") if shown else "")
        self._hint.setVisible(shown)
        self.undo.setVisible(shown)
        self._ways.refresh()

    def show_more(self, shown: bool) -> None:
        """Offer earlier entries."""
        self.more.setVisible(shown)
        self._ways.refresh()

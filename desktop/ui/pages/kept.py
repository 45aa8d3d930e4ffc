"""What was written down, to be read again when wanted: by kind, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.course.questions import FORMS
from desktop.journal.records import EntryKind
from desktop.services.views import KeptEntry
from desktop.ui import theme
from desktop.ui.models.kept_list import KeptListModel, KeptRole, tell
from desktop.ui.models.rows import RowList
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import ChipRow, Flow
from desktop.ui.widgets.page import PageHeader, side_of
from desktop.ui.widgets.text import Text

ALWAYS = (EntryKind.ROLE_MODEL, EntryKind.GOOD_THINGS)  # the others belong to a course
DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class KeptPage(QWidget):
    """Shows one kind at a time; asks for another, for a new one, or to change or delete one."""

    kind_chosen = Signal(str)
    write_requested = Signal(str)  # kind
    edit_requested = Signal(str)  # id
    delete_requested = Signal(str)
    undo_requested = Signal(str)  # id
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What I wrote"))
        self._kind = ""
        self._deleted = ""
        self.model = KeptListModel(self)
        self.list = RowList(tell, tr("What I wrote"))
        self.list.setModel(self.model)
        kinds = sorted(FORMS, key=lambda kind: kind not in ALWAYS)
        self.kinds = ChipRow([(kind.value, tr(FORMS[kind].many)) for kind in kinds], exclusive=True)
        self.kinds.setAccessibleName(tr("What kind"))
        self._empty = Text("", tone="soft")
        self.write = Button(tr("Write one"))
        self.edit, self.delete = Button(tr("Change"), "quiet"), Button(tr("Delete"), "quiet")
        self.undo = Button(tr("Undo the delete"), "quiet")
        self.back = Button(tr("Back to the journal"), "quiet")
        self._lay_out()
        self._connect()
        self._show_state()

    def offer_kinds(self, kinds: Iterable[str]) -> None:
        """Offer these kinds to be chosen, and those that can be written at any time."""
        offered = {*kinds, *ALWAYS}
        for kind in FORMS:
            chip = self.kinds.chip(kind.value)
            if chip is not None:
                chip.setVisible(kind.value in offered)
        self.kinds.refresh()

    def show_entries(self, kind: str, entries: Iterable[KeptEntry], today: date) -> None:
        """Show the entries of a kind; the chosen one stays chosen."""
        chosen = self._chosen()
        if kind != self._kind:
            self._deleted = ""
        self._kind = kind
        self.kinds.set_keys([kind])
        chip = self.kinds.chip(kind)
        if chip is not None and chip.isHidden():
            chip.show()
            self.kinds.refresh()
        self.model.show(entries, today)
        if self._deleted and self.model.row_of(self._deleted) >= 0:  # it came back
            chosen, self._deleted = self._deleted, ""
        row = self.model.row_of(chosen) if chosen else -1
        last = self.model.rowCount() - 1
        self.list.setCurrentIndex(self.model.index(max(0, row)) if last >= 0 else QModelIndex())
        self._show_state()

    def _show_state(self) -> None:
        empty = self.model.rowCount() == 0
        self.list.setVisible(not empty)
        self._empty.setVisible(empty)
        form = next((form for kind, form in FORMS.items() if kind.value == self._kind), None)
        if form is not None:
            self._empty.setText(tr("Nothing of this kind yet. {why}", why=tr(form.why)))
        for button in (self.edit, self.delete):
            button.setVisible(not empty)
        self.undo.setVisible(bool(self._deleted) and self.model.row_of(self._deleted) < 0)
        self._ways.refresh()

    def _chosen(self) -> str:
        entry = self.list.currentIndex().data(KeptRole.ENTRY)
        return entry.id if isinstance(entry, KeptEntry) else ""

    def _connect(self) -> None:
        self.kinds.chosen.connect(self.kind_chosen)
        self.write.clicked.connect(self._on_write)
        self.edit.clicked.connect(self._on_edit)
        self.list.row_chosen.connect(self._on_edit)
        self.delete.clicked.connect(self._on_delete)
        self.undo.clicked.connect(self._on_undo)
        self.back.clicked.connect(self.closed)

    @Slot()
    def _on_write(self) -> None:
        self.write_requested.emit(self._kind)

    @Slot()
    def _on_edit(self) -> None:
        if self._chosen():
            self.edit_requested.emit(self._chosen())

    @Slot()
    def _on_delete(self) -> None:
        if self._chosen():
            self._deleted = self._chosen()
            self.delete_requested.emit(self._deleted)

    @Slot()
    def _on_undo(self) -> None:
        self.undo_requested.emit(self._deleted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in DELETE and self.list.hasFocus() and not event.isAutoRepeat():
            self._on_delete()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.undo.isHidden():
            self._on_undo()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._ways = Flow(gap=theme.GAP_12)
        for button in (self.write, self.edit, self.delete, self.undo, self.back):
            self._ways.add(button)
        below = tr("Yours to read again. Nothing here is counted.")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.GAP_12)
        self._header = PageHeader(tr("What I wrote"), below)
        self._column.addWidget(self._header)
        self._column.addWidget(self.kinds)
        self._column.addWidget(self._empty)
        self._column.addWidget(self.list, 1)
        self._column.addStretch(0)
        self._column.addWidget(self._ways)

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = side_of(self.width())
        self._column.setContentsMargins(side, theme.GAP_24, side, theme.GAP_24)
        self._header.below.setVisible(self.height() >= 480 * theme.scale())
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        goal = self.write if self.list.isHidden() else self.list
        goal.setFocus(Qt.FocusReason.OtherFocusReason)

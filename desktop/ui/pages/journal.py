"""Journal: everything logged, newest first, by day. Deleting is at once, and can be undone.

What is looked for is found elsewhere: the page says what is wanted, and shows what it is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.views import JournalEntry
from desktop.ui import theme
from desktop.ui.models.journal_list import JournalListModel, JournalRole
from desktop.ui.models.rows import AnyIndex, RowList, Told
from desktop.ui.pages.journal_bar import JournalBar
from desktop.ui.pages.journal_find import JournalFind
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.page import PageHeader, side_of
from desktop.ui.widgets.text import Text

DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class JournalPage(QWidget):
    """Shows entries and says what was meant; what is stored is not its business."""

    edit_requested = Signal(str)
    delete_requested = Signal(str)
    undo_requested = Signal()
    kept_requested = Signal()
    year_requested = Signal()
    add_requested = Signal(str)  # check-in, reflection, score, mark, or a kind of written entry
    wanted_changed = Signal(object)  # Wanted
    load_more_requested = Signal(int)  # how many entries are here already

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Journal"))
        self._more = False
        self._deleting = ""
        self._unread = False  # the journal could not be read
        self.model = JournalListModel(self)
        self.finder = JournalFind()
        self.filter = self.finder.words
        self.list = RowList(_tell, tr("Journal"), self.filter)
        self.list.setModel(self.model)
        self.bar = JournalBar()
        self._empty = Text("", tone="soft")
        self._lay_out()
        self._connect()
        self._show_state()

    # What is shown

    def show_entries(self, entries: Iterable[JournalEntry], today: date, more: bool) -> None:
        """Replace what is shown; `more` says whether older entries can be had."""
        chosen = self._chosen()
        self._more, self._unread = more, False
        self.model.show(entries, today)
        self._choose(self.model.row_of(chosen.id) if chosen else 1)
        back = self.model.row_of(self._deleting) if self._deleting else -1
        if back >= 0 and not self.bar.undo.isHidden():
            self._come_back(back)
        self._show_state()

    def _come_back(self, row: int) -> None:
        """Choose what was deleted here and is back."""
        self._deleting = ""
        self.bar.show_undo(False)
        self._choose(row)

    def show_day(self, day: date, today: date) -> None:
        """Want one day alone."""
        self.finder.show_day(day, today)

    def show_unread(self) -> None:
        """Say that the journal could not be read: nobody knows whether there is nothing in it."""
        self._unread = True
        self._show_state()

    def append_entries(self, entries: Iterable[JournalEntry], more: bool) -> None:
        """Add older entries."""
        self._more = more
        self.model.append(entries)
        self._show_state()

    def put_entry(self, entry: JournalEntry) -> None:
        """Show a new, changed or restored entry, and choose it if it came back."""
        came_back, chosen = entry.id == self._deleting, self._chosen()
        self.model.put(entry)
        if came_back:
            self._come_back(self.model.row_of(entry.id))
        elif chosen is None or chosen.id == entry.id:
            self._choose(self.model.row_of(entry.id))
        self._show_state()

    def remove_entry(self, entry_id: str) -> None:
        """Take an entry out; offer the way back if it was deleted here."""
        row = self.model.row_of(entry_id)
        if self.model.remove(entry_id) is None:
            return
        if self._chosen() is None:
            self._choose(row)
        self.bar.show_undo(entry_id == self._deleting)
        self._show_state()

    def _show_state(self) -> None:
        empty = self.model.rowCount() == 0
        self._empty.setVisible(empty)
        if empty and self.list.hasFocus():  # else the focus would pass on to the filter
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.setVisible(not empty)
        if not empty and self.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._empty.setText(self._why_empty())
        self.bar.show_entry(self._chosen())
        self.bar.show_more(self._more)

    def _why_empty(self) -> str:
        if self._unread:
            return tr("Your journal could not be read just now. What is in it is as it was.")
        if self.finder.wanted.words.strip():
            return tr("Nothing in your journal has these words.")
        if self.finder.is_narrow:
            return tr("There is nothing of this.")
        return tr("Nothing is logged yet. A check-in or a practice will stand here.")

    @property
    def deleting(self) -> str:
        """The id of the entry that was deleted here last, or nothing."""
        return self._deleting

    # What was meant

    def _connect(self) -> None:
        self.finder.wanted_changed.connect(self.wanted_changed)
        self.finder.add_requested.connect(self.add_requested)
        self.finder.year_requested.connect(self.year_requested)
        self.filter.returnPressed.connect(self.list.setFocus)
        self.list.row_changed.connect(self._on_row)
        self.list.row_chosen.connect(self._on_edit)
        self.bar.edit_pressed.connect(self._on_edit)
        self.bar.delete_pressed.connect(self._on_delete)
        self.bar.undo_pressed.connect(self._on_undo)
        self.bar.more_pressed.connect(self._on_more)

    @Slot()
    def _on_row(self) -> None:
        self.bar.show_entry(self._chosen())

    @Slot()
    def _on_edit(self) -> None:
        entry = self._chosen()
        if entry is not None and entry.can_be_edited:
            self.edit_requested.emit(entry.id)

    @Slot()
    def _on_delete(self) -> None:
        entry = self._chosen()
        if entry is not None and entry.is_shift:
            self.edit_requested.emit(entry.id)  # where it is deleted, with a way back
        elif entry is not None:
            self._deleting = entry.id
            self.delete_requested.emit(entry.id)

    @Slot()
    def _on_undo(self) -> None:
        if self._deleting:
            self.undo_requested.emit()

    @Slot()
    def _on_more(self) -> None:
        self.load_more_requested.emit(self.model.entry_count())

    def _chosen(self) -> JournalEntry | None:
        entry = self.list.currentIndex().data(JournalRole.ENTRY)
        return entry if isinstance(entry, JournalEntry) else None

    def _choose(self, row: int) -> None:
        """Choose the entry at `row`, or the nearest one."""
        last = self.model.rowCount() - 1
        nearest = sorted(range(last + 1), key=lambda other: (abs(other - row), -other))
        for candidate in nearest:
            if self.model.index(candidate).data(JournalRole.ENTRY) is not None:
                self.list.setCurrentIndex(self.model.index(candidate))
                return
        self.list.setCurrentIndex(QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in DELETE and self.list.hasFocus() and not event.isAutoRepeat():
            self._on_delete()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._on_undo()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.finder.widen():
            pass
        elif event.key() == Qt.Key.Key_Down and self.filter.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    # How it is built

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.GAP_12)
        head = QHBoxLayout()
        head.addWidget(PageHeader(tr("Journal")), 1)
        self._kept = Button(tr("What I wrote"), "quiet")
        self._kept.clicked.connect(self.kept_requested)
        head.addWidget(self._kept)
        self._column.addLayout(head)
        self._column.addWidget(self.finder)
        self._column.addWidget(self._empty)
        self._column.addWidget(self.list, 1)
        self._column.addStretch(0)
        self._column.addWidget(self.bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = side_of(self.width())
        self._column.setContentsMargins(side, theme.GAP_24, side, theme.GAP_24)
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_list()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus_list()

    def _focus_list(self) -> None:
        """Pass the keyboard on to the list, where that is in sight."""
        if not self.list.isHidden():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _tell(index: AnyIndex) -> Told:
    """Say what a row of the journal says."""
    if index.data(JournalRole.IS_HEADING):
        return Told(str(index.data()), heading=True)
    lines = (("soft", index.data(JournalRole.DETAIL)), ("ink", index.data(JournalRole.NOTE)))
    return Told(
        str(index.data(JournalRole.TITLE)),
        str(index.data(JournalRole.TIME)),
        tuple((tone, text) for tone, text in lines if text),
    )

"""Shifts: the rota by week, past and to come. Shows it and says what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.shift_views import ShiftView
from desktop.ui import theme
from desktop.ui.models.rows import RowList
from desktop.ui.models.shift_list import ShiftListModel, ShiftRole, tell
from desktop.ui.widgets.announcing import announce
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.page import PageHeader, side_of
from desktop.ui.widgets.text import SoftText, Text

DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ShiftsPage(QWidget):
    """The list; several can be chosen to be deleted, one to be changed."""

    add_requested = Signal()
    paste_requested = Signal()
    calendar_requested = Signal()
    edit_requested = Signal(object)  # ShiftView
    delete_requested = Signal(object)  # list of ids
    undo_requested = Signal()
    earlier_requested = Signal()
    closed = Signal()

    def __init__(
        self, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Shifts"))
        self._now = now
        self.model = ShiftListModel(self)
        self.list = RowList(tell, tr("Shifts"))
        self.list.setModel(self.model)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.news = SoftText("")
        self._empty = Text(
            tr(
                "No shifts yet. Add one, paste your rota as it came to you, or bring in a calendar "
                "file. A night shift is then one day, from its start to six hours after its end."
            ),
            tone="soft",
        )
        self.add = Button(tr("Add a shift"))
        self.paste = Button(tr("Paste a rota"), "quiet")
        self.calendar = Button(tr("Open a calendar or rota file…"), "quiet")
        self.edit, self.delete = Button(tr("Change"), "quiet"), Button(tr("Delete"), "quiet")
        self.undo = Button(tr("Undo"), "quiet")
        self.earlier = Button(tr("Show earlier ones"), "quiet")
        self.back = Button(tr("Back"), "quiet")
        self.undo.hide()
        self._lay_out()
        self._connect()
        self._show_state()

    def show_shifts(
        self, shifts: Iterable[ShiftView], today: date, choose: str = "", more: bool = True
    ) -> None:
        """Show the shifts; the chosen one stays so, or `choose` becomes it. `more` lie before."""
        chosen = choose or next(iter(self.chosen()), "")
        self.model.show(shifts, today)
        row = self.model.row_of(chosen) if chosen else -1
        if row < 0:
            row = self.model.row_near(self._now())
        self.list.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        self.earlier.setVisible(more)
        self._show_state()
        QTimer.singleShot(0, self, self._bring_into_sight)  # once the list has its size

    def say(self, text: str, *, can_undo: bool) -> None:
        """Say what became of the last change."""
        self.news.setText(text)
        self.news.setVisible(bool(text))
        self.undo.setVisible(can_undo)
        self._ways.refresh()
        QTimer.singleShot(0, self, self._bring_into_sight)
        if text:
            announce(self.news, text)

    def chosen(self) -> list[str]:
        """Return the ids of the chosen shifts."""
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        found = (self.model.index(row).data(ShiftRole.SHIFT) for row in rows)
        return [shift.id for shift in found if isinstance(shift, ShiftView)]

    def _show_state(self) -> None:
        empty = self.model.rowCount() == 0
        self.list.setVisible(not empty)
        self._empty.setVisible(empty)
        for button in (self.edit, self.delete):
            button.setVisible(not empty)
        self._ways.refresh()

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_requested)
        self.paste.clicked.connect(self.paste_requested)
        self.calendar.clicked.connect(self.calendar_requested)
        self.edit.clicked.connect(self._on_edit)
        self.list.row_chosen.connect(self._on_edit)
        self.delete.clicked.connect(self._on_delete)
        self.undo.clicked.connect(self.undo_requested)
        self.earlier.clicked.connect(self.earlier_requested)
        self.back.clicked.connect(self.closed)

    @Slot()
    def _bring_into_sight(self) -> None:
        if self.list.currentIndex().isValid():
            self.list.scrollTo(self.list.currentIndex())

    @Slot()
    def _on_edit(self) -> None:
        shift = self.list.currentIndex().data(ShiftRole.SHIFT)
        if isinstance(shift, ShiftView):
            self.edit_requested.emit(shift)

    @Slot()
    def _on_delete(self) -> None:
        chosen = self.chosen()
        if chosen:
            self.delete_requested.emit(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in DELETE and self.list.hasFocus() and not event.isAutoRepeat():
            self._on_delete()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.undo.isHidden():
            self.undo_requested.emit()
        elif event.key() == Qt.Key.Key_Plus:
            self.add_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._ways = Flow(gap=theme.GAP_12)
        for button in (
            self.add,
            self.paste,
            self.calendar,
            self.edit,
            self.delete,
            self.undo,
            self.earlier,
            self.back,
        ):
            self._ways.add(button)
        below = tr("What you log during a shift, or within six hours after, belongs to its day.")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.GAP_12)
        self._header = PageHeader(tr("Shifts"), below)
        self.news.hide()
        for part in (self._header, self.news, self._empty):
            self._column.addWidget(part)
        self._column.addWidget(self.list, 1)
        self._column.addStretch(0)
        self._column.addWidget(self._ways)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._bring_into_sight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = side_of(self.width())
        self._column.setContentsMargins(side, theme.GAP_24, side, theme.GAP_24)
        self._header.below.setVisible(self.height() >= 480 * theme.scale())
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        goal = self.add if self.list.isHidden() else self.list
        goal.setFocus(Qt.FocusReason.OtherFocusReason)

"""Practices: the library by family, a practice's minutes, and its text to read beforehand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.views import AtLength, PracticeSummary, Reading
from desktop.ui import theme
from desktop.ui.models.practice_filter import PracticeFilter
from desktop.ui.models.practice_list import PracticeListModel, PracticeRole
from desktop.ui.models.rows import AnyIndex, RowList, Told
from desktop.ui.pages.practices_begin import FAVOURITE_KEYS, SAVE_KEYS, BeginBar
from desktop.ui.pages.practices_filters import FilterRow, NothingFits
from desktop.ui.pages.practices_removed import RemovedLine
from desktop.ui.pages.reading import ReadingView
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.page import PageHeader, side_of

ADD_KEYS = "Ctrl+O"
ROOMY_HIGH_PX = 480  # page height at 100 % from which the heading is shown


class PracticesPage(QWidget):
    """The library; knows practices only as they are shown to it."""

    begin_requested = Signal(str, int)
    read_requested = Signal(str)
    length_wanted = Signal(str, int)  # id, minutes
    add_recording_requested = Signal()
    read_aloud_requested = Signal(str)
    remove_requested = Signal(str)  # a recording's id
    undo_remove_requested = Signal(str)
    save_requested = Signal(str, int)  # id, minutes
    favourite_chosen = Signal(str, bool)  # id, whether it is one from now on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Practices"))
        self.model = PracticeListModel(self)
        self.search = Field(tr("Search the practices"), tr("Search"), 10)
        self.search.setClearButtonEnabled(True)
        self.list = RowList(_tell, tr("Practices"), self.search)
        self.list.setModel(self.model)
        self.bar = BeginBar()
        self.removed = RemovedLine()
        self._awaited = ""  # id of a practice that is chosen as soon as it is there
        self.reading = ReadingView()
        self.filters = FilterRow()
        self.nothing = NothingFits()
        self.nothing.hide()
        self._stack = QStackedLayout(self)
        self._library = self._lay_out()
        self._stack.addWidget(self._library)
        self._stack.addWidget(self.reading)
        self._connect()

    def show_practices(self, practices: Iterable[PracticeSummary], today: date) -> None:
        """Show the library; the chosen practice stays chosen, or gives way to its neighbour."""
        kept, row = self.bar.practice, self.list.currentIndex().row()
        minutes = self.bar.minutes
        self.model.show(practices, today)
        stays = kept is not None and self.model.row_of(kept.id) >= 0
        self._choose(self.model.row_of(kept.id) if kept and stays else self._near(row))
        if kept is not None and self.bar.practice is not None and stays:
            self.bar.set_minutes(minutes)
        self._choose_awaited()

    def choose(self, practice_id: str) -> None:
        """Choose a practice and bring it into sight, now or once the library has been read anew."""
        self._awaited = practice_id
        self._choose_awaited()

    def _choose_awaited(self) -> None:
        if not self._awaited:
            return
        if self.model.holds(self._awaited) and self.model.row_of(self._awaited) < 0:
            self.show_everything()  # a filter hides it
        row = self.model.row_of(self._awaited)
        if row >= 0:
            self._awaited = ""
            self._stack.setCurrentWidget(self._library)
            self._choose(row)
            self.list.scrollTo(self.model.index(row))

    def _near(self, row: int) -> int:
        """Return the practice row nearest to `row`, or −1."""
        rows = range(self.model.rowCount())
        practices = [r for r in rows if not self.model.index(r).data(PracticeRole.IS_HEADING)]
        return min(practices, key=lambda other: abs(other - row), default=-1) if row >= 0 else -1

    def show_removed(self, recording_id: str, title: str) -> None:
        """Say that a recording is removed, and offer the way back."""
        self.removed.show_removed(recording_id, title)

    def show_restored(self, recording_id: str) -> None:
        """Choose the recording that came back under this id; offer no way back any more."""
        self.removed.show_nothing()
        if recording_id:
            self.choose(recording_id)

    def show_favourites(self, favourites: Iterable[str]) -> None:
        """Put the favourites (ids) first; the chosen practice stays chosen."""
        kept = self.bar.practice
        self.model.show_favourites(favourites)
        self._choose(self.model.row_of(kept.id) if kept else -1)
        self._show_star()

    def show_reading(self, reading: Reading) -> None:
        """Show a practice as text."""
        minutes = self.bar.minutes if self.bar.practice == reading.practice else None
        self.reading.show_reading(reading, minutes)
        self._stack.setCurrentWidget(self.reading)
        self.reading.focus_text()

    def show_length(self, found: AtLength | None) -> None:
        """Say what the practice is like at the length chosen, or nothing."""
        self.bar.show_length(found)
        self.reading.show_length(found)

    @Slot()
    def show_library(self) -> None:
        """Come back from the reading view."""
        self._stack.setCurrentWidget(self._library)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> QWidget:
        page = QWidget()
        self._column = column = QVBoxLayout(page)
        column.setSpacing(theme.GAP_12)
        self._head = PageHeader(tr("Practices"))
        self.filters.add(self.search, 0)
        self.add_recording = Button(tr("Add a recording…"), "quiet")
        self.add_briefly = Button(tr("Add…"), "quiet")  # where there is no room for the heading
        self.add_briefly.setAccessibleName(tr("Add a recording"))
        self.bar.add_way(self.add_briefly)
        for button in (self.add_recording, self.add_briefly):
            button.setToolTip(tr("Key {key}", key=ADD_KEYS))
            button.clicked.connect(self.add_recording_requested)
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self.add_recording, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self.removed)
        column.addWidget(self.bar)
        return page

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_filtered)
        self.filters.changed.connect(self._on_filtered)
        self.nothing.show_all_pressed.connect(self.show_everything)
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.row_changed.connect(self._on_row)
        self.list.row_chosen.connect(self._on_chosen)
        self.bar.begin_pressed.connect(self.begin_requested)
        self.bar.read_pressed.connect(self.read_requested)
        self.bar.remove_pressed.connect(self.remove_requested)
        self.removed.undo_pressed.connect(self.undo_remove_requested)
        self.bar.length_wanted.connect(self.length_wanted)
        self.reading.bar.length_wanted.connect(self.length_wanted)
        self.bar.star.clicked.connect(self.toggle_favourite)
        # Not the letter F: in the list, letters begin a search.
        for keys, slot in ((FAVOURITE_KEYS, self.toggle_favourite), (SAVE_KEYS, self._on_save)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self.bar.save_pressed.connect(self.save_requested)
        self.reading.bar.save_pressed.connect(self.save_requested)
        self.reading.begin_requested.connect(self.begin_requested)
        self.reading.read_aloud_requested.connect(self.read_aloud_requested)
        self.reading.closed.connect(self.show_library)

    def _choose(self, row: int) -> None:
        row = row if row >= 0 else self.model.first_practice_row()
        self.list.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        if row < 0:
            self.bar.show_practice(None)
        hidden = row < 0 and not self._wanted().is_open
        self.nothing.show_wanted(self._wanted())
        self.nothing.setVisible(hidden)
        self.list.setVisible(not hidden)

    def _wanted(self) -> PracticeFilter:
        return self.filters.wanted(self.search.text())

    @Slot()
    def _on_filtered(self) -> None:
        kept, wanted = self.bar.practice, self._wanted()
        self.model.filter(wanted)
        self._choose(self.model.row_of(kept.id) if kept else -1)
        if wanted.minutes is not None and self.bar.practice is not None:
            self.bar.set_minutes(wanted.minutes)

    @Slot()
    def show_everything(self) -> None:
        """Ask for nothing in particular any more: no words, no filter."""
        self.filters.clear()
        with QSignalBlocker(self.search):
            self.search.clear()
        self._on_filtered()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def toggle_favourite(self) -> None:
        """Keep the chosen practice as a favourite, or let it go."""
        practice = self.bar.practice
        if practice is not None and self._stack.currentWidget() is self._library:
            self.favourite_chosen.emit(practice.id, not self.model.is_favourite(practice.id))
            self._show_star()

    @Slot()
    def _on_save(self) -> None:
        self._bar_in_use().save()

    def _show_star(self) -> None:
        practice = self.bar.practice
        is_one = practice is not None and self.model.is_favourite(practice.id)
        self.bar.star.setChecked(is_one)

    @Slot()
    def _on_row(self) -> None:
        practice = self.list.currentIndex().data(PracticeRole.PRACTICE)
        if isinstance(practice, PracticeSummary) and practice != self.bar.practice:
            self.bar.show_practice(practice, self._wanted().minutes)
            self._show_star()

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        if index.data(PracticeRole.PRACTICE) is not None:
            self.bar.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, searching = event.key(), self.search.hasFocus()
        if key == Qt.Key.Key_Escape and self._stack.currentWidget() is self.reading:
            self.show_library()
        elif key == Qt.Key.Key_Escape and not self._wanted().is_open:
            self.show_everything()
        elif event.matches(QKeySequence.StandardKey.Undo) and self.removed.removed:
            self.removed.press_undo()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal) and not searching:
            self._bar_in_use().stepper.one_more()
        elif key == Qt.Key.Key_Minus and not searching:
            self._bar_in_use().stepper.one_less()
        elif event.matches(QKeySequence.StandardKey.Find) and not self._library.isHidden():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif key == Qt.Key.Key_Down and searching:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _bar_in_use(self) -> BeginBar:
        reading = self._stack.currentWidget() is self.reading
        return self.reading.bar if reading else self.bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = side_of(self.width())
        self._column.setContentsMargins(side, theme.GAP_24, side, theme.GAP_24)
        # Large text in a low window: the list needs the room more than its name does.
        roomy = self.height() >= ROOMY_HIGH_PX * theme.scale()
        for part in (self._head, self.add_recording):
            part.setVisible(roomy)
        self.add_briefly.setVisible(not roomy)
        self.bar.refresh()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_list()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus_list()

    def _focus_list(self) -> None:
        """Pass the keyboard on to the list, where that is in sight."""
        if self._stack.currentWidget() is self._library:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _tell(index: AnyIndex) -> Told:
    """Say what a row of the library says."""
    if index.data(PracticeRole.IS_HEADING):
        return Told(str(index.data()), heading=True)
    lines = (("ink", index.data(PracticeRole.PURPOSE)), ("soft", index.data(PracticeRole.DETAIL)))
    return Told(
        str(index.data(PracticeRole.TITLE)),
        str(index.data(PracticeRole.MINUTES)),
        tuple((tone, text) for tone, text in lines if text),
    )

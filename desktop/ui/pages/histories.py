"""Bringing a history in: which file, what it would bring, what it brought, and the way back."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.core.words import plural, tr
from desktop.services.history_views import ColumnsView, HistoryView, ImportView
from desktop.ui import theme
from desktop.ui.pages.histories_columns import ColumnsCard
from desktop.ui.pages.histories_earlier import EarlierCard
from desktop.ui.pages.histories_found import FoundCard
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.page import Page, PageHeader
from desktop.ui.widgets.text import SoftText, Text


class HistoriesPage(Page):
    """Shows one file at a time. It decides nothing: `found.wanted` says what the person wants."""

    choose_pressed = Signal()
    stopped = Signal()
    undo_pressed = Signal(str)  # id of the import that just came in
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Bring a history in"))
        self._name = self._undo_id = ""
        self._busy = False
        self.choose = Button(tr("Choose a file…"), "primary")
        self.stop, self.undo = Button(tr("Stop")), Button(tr("Undo"))
        self.back = Button(tr("Back to Settings"), "quiet")
        self.state = Text("")
        self.columns, self.found, self.earlier = ColumnsCard(), FoundCard(), EarlierCard()
        self._intro = tuple(map(SoftText, _intro()))  # while there is nothing else to look at
        self._lay_out()
        self.show_nothing()
        self.choose.clicked.connect(self.choose_pressed)
        self.stop.clicked.connect(self.stopped)
        self.undo.clicked.connect(self._on_undo)
        self.back.clicked.connect(self.closed)
        self.found.left.connect(self.show_nothing)

    @Slot()
    def show_nothing(self) -> None:
        """Wait for a file."""
        self._say("")
        self._show(None)

    @Slot(str)
    def show_reading(self, name: str) -> None:
        """Say that a file is being read; it can be stopped."""
        self._name = name
        self._show(None)
        self._begin_work(tr("Reading {name}…", name=name))

    @Slot()
    def show_coming_in(self) -> None:
        """Say that it is being kept; it can be stopped, and then nothing is."""
        self._begin_work(tr("Bringing {name} in…", name=self._name))

    @Slot()
    def show_counting(self) -> None:
        """Say that it is counted anew; what was decided can be asked for already."""
        self._busy, self._undo_id = True, ""
        self._say(tr("Counting anew…"))
        self._show_ways(holds=False)

    @Slot(int)
    def show_progress(self, percent: int) -> None:
        """Say how far it is."""
        if self._busy:
            self._say(tr("{name}: {n} %", name=self._name, n=percent))

    @Slot(object)
    def show_found(self, view: HistoryView) -> None:
        """Show what a file would bring."""
        self._say("" if view.new else tr("There is nothing new in this file."))
        self.found.load(view)
        self._show(self.found)
        self.verticalScrollBar().setValue(0)
        (self.found.bring if view.new else self.found.leave).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    @Slot(object)
    def show_counts(self, view: HistoryView) -> None:
        """Show what it would bring by what was decided meanwhile."""
        self._say("" if view.new else tr("There is nothing new in this file."))
        self.found.show_counts(view)
        self._show(self.found)

    @Slot(object)
    def ask_for_columns(self, view: ColumnsView) -> None:
        """Let the person point at the columns of a table that Tend does not know."""
        self._say("")
        self.columns.load(view)
        self._show(self.columns)
        self.verticalScrollBar().setValue(0)
        self.columns.look.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def show_problem(self, text: str) -> None:
        """Say in one sentence what stood in the way; what was shown stays."""
        self._busy = False
        self._say(text)
        self._show_ways()
        self.ensureWidgetVisible(self.state)

    @Slot()
    def show_stopped(self) -> None:
        """Say that it was stopped and that nothing of it is kept."""
        self.show_problem(tr("It was stopped. Your journal is as it was."))

    @Slot(object)
    def show_came_in(self, one: ImportView) -> None:
        """Say what came in, with a way back."""
        self._say(
            plural(
                one.added,
                "{n} row of {name} is in your journal now.",
                "{n} rows of {name} are in your journal now.",
                name=one.file_name,
            )
        )
        self._show(None)
        self._undo_id = one.id
        self._show_ways()
        self.undo.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def show_taken_out(self, one: ImportView) -> None:
        """Say that it is out again."""
        self._say(tr("{name} is taken out again.", name=one.file_name))
        self._show(None)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def show_earlier(self, imports: Iterable[ImportView]) -> None:
        """List what was brought in before."""
        self.earlier.load(imports)

    def arrange(self, width: int) -> None:
        """Fold the list where two columns have no room."""
        self.earlier.fold(not self.two_columns_fit(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._busy:
            self._on_enter()
        elif event.key() == Qt.Key.Key_Escape:
            (self.stopped if self._busy else self.closed).emit()
        else:
            super().keyPressEvent(event)

    def _on_enter(self) -> None:
        if not self.found.isHidden():
            self.found.ask()
        elif self.columns.isHidden():
            self.choose_pressed.emit()

    @Slot()
    def _on_undo(self) -> None:
        undo_id, self._undo_id = self._undo_id, ""
        self._show_ways()
        self.undo_pressed.emit(undo_id)

    def _begin_work(self, text: str) -> None:
        self._busy, self._undo_id = True, ""
        self._say(text)
        self._show_ways()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(self.state)

    def _say(self, text: str) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))

    def _show(self, card: QWidget | None) -> None:
        """Show one of the cards, or none; nothing is under way then."""
        self._busy = False
        if card is not None:
            self._undo_id = ""
        self.found.setVisible(card is self.found)
        self.columns.setVisible(card is self.columns)
        self._show_ways()

    def _show_ways(self, *, holds: bool = True) -> None:
        """Offer what can be done now; while something `holds` the page, nothing else can."""
        looks = not (self.found.isHidden() and self.columns.isHidden())
        for text in self._intro:
            text.setVisible(not (looks or self._busy or self.state.text()))
        self.stop.setVisible(self._busy)
        self.choose.setVisible(not self._busy and not looks)
        self.undo.setVisible(bool(self._undo_id) and not self._busy)
        for card in (self.found, self.columns, self.earlier):
            card.setEnabled(not (self._busy and holds))
        self._ways.refresh()

    def _lay_out(self) -> None:
        card = Card()
        card.body.setSpacing(theme.GAP_12)
        for text in self._intro:
            card.body.addWidget(text)
        card.body.addWidget(self.state)
        self._ways = Flow(gap=theme.GAP_12)
        for way in (self.choose, self.stop, self.undo, self.back):
            self._ways.add(way)
        card.body.addWidget(self._ways)
        self.body.addWidget(PageHeader(tr("Bring a history in")))
        for part in (card, self.columns, self.found, self.earlier):
            self.body.addWidget(part)
        self.body.addStretch(1)


def _intro() -> tuple[str, ...]:
    return (
        tr("From Daylio, Apple Health, Insight Timer, How We Feel, Bearable and others."),
        tr("Any table with a date in it (CSV) will do too."),
        tr("You can also drop the file on this window."),
        tr("You see what it would bring before anything is kept."),
    )

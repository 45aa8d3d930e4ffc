"""The card about one's data: where it is, out of Tend, copies of it, and all of it deleted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.pages.settings_privacy import ARRIVE, PassphraseForm
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import SectionTitle, SoftText, Text


class DataCard(Card):
    """Says what is wanted; what becomes of it is not its business."""

    folder_requested = Signal()
    file_requested = Signal()
    house_requested = Signal()
    move_in_requested = Signal()
    copies_requested = Signal()
    arrival_opened = Signal(str)  # the passphrase of the journal that moves in
    delete_requested = Signal()
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(theme.GAP_24)
        self.body.addWidget(SectionTitle(tr("Your data")))
        self._folder = Text("", "small")
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.as_folder = Button(tr("Journal as tables…"))
        self.as_file = Button(tr("Journal as one file…"))
        self.house = Button(tr("Everything, to move house…"))
        self.move_in = Button(tr("Move in from such a file…"), "quiet")
        self.copies = Button(tr("Copies of your journal…"))
        self.stop = Button(tr("Stop"))
        self.state = Text()
        self.arrival = PassphraseForm()
        self.deleting = DeleteEverything()
        self._ways, self._copy_ways = Flow(), Flow()
        self._lay_out()
        self._connect()
        self.show_state("")

    def show_folder(self, folder: str) -> None:
        """Show where everything is kept."""
        self._folder.setText(folder)

    def show_state(self, text: str, *, works: bool = False) -> None:
        """Say how it went, or how far it is while it `works`."""
        self.state.setText(text)
        self.state.setVisible(bool(text))
        self.stop.setVisible(works)
        for button in (self.as_folder, self.as_file, self.house, self.move_in):
            button.setEnabled(not works)
        self._ways.refresh()

    def ask_passphrase(self) -> None:
        """Ask for the passphrase of a journal that is to move in."""
        self.show_state("")
        self.arrival.open_form(ARRIVE)

    def _lay_out(self) -> None:
        for button in (self.as_folder, self.as_file, self.house, self.move_in, self.stop):
            self._ways.add(button)
        self._copy_ways.add(self.copies)
        self._add(
            SoftText(tr("Everything is kept in this folder, on this computer only.")),
            self._folder,
        )
        self._add(
            SoftText(tr("Take it with you: tables open in any spreadsheet; Tend reads them back.")),
            SoftText(tr("Notes stand in them, readable by whoever has the file.")),
            self._ways,
            self.state,
            self.arrival,
        )
        self._add(
            SoftText(tr("Your journal is copied each day for a week, each week for two months.")),
            SoftText(tr("What you delete may stand in a copy for as long.")),
            self._copy_ways,
        )
        self._add(self.deleting)

    def _add(self, *parts: QWidget) -> None:
        column = QVBoxLayout()
        column.setSpacing(theme.GAP_8)
        for part in parts:
            column.addWidget(part)
        self.body.addLayout(column)

    def _connect(self) -> None:
        wishes = {
            self.as_folder: self.folder_requested,
            self.as_file: self.file_requested,
            self.house: self.house_requested,
            self.move_in: self.move_in_requested,
            self.copies: self.copies_requested,
            self.stop: self.stopped,
        }
        for button, wish in wishes.items():
            button.clicked.connect(wish)
        self.arrival.taken.connect(self.arrival_opened)  # the first of the two
        self.deleting.delete_requested.connect(self.delete_requested)


class DeleteEverything(QWidget):
    """Asks for a typed word before everything goes."""

    delete_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = tr("delete everything")
        self.begin = Button(tr("Delete everything…"), "quiet")
        self.why = [Text(words) for words in _what_goes(self._word)]
        self.typed = Field(tr("Write “{word}”", word=self._word), "", 16)
        self.sure = Button(tr("Delete everything"))
        self.leave = Button(tr("Leave it all as it is"))
        self._ways = Flow()
        for way in (self.begin, self.sure, self.leave):
            self._ways.add(way)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_8)
        for part in (*self.why, self.typed, self._ways):
            column.addWidget(part)
        self.begin.clicked.connect(self._on_begin)
        self.leave.clicked.connect(self._on_leave)
        self.sure.clicked.connect(self._on_sure)
        self.typed.textChanged.connect(self._on_typed)
        self._show(asks=False)

    def _show(self, *, asks: bool) -> None:
        self.begin.setVisible(not asks)
        for part in (*self.why, self.typed, self.sure, self.leave):
            part.setVisible(asks)
        self.sure.setEnabled(self._is_typed())
        self._ways.refresh()

    def _is_typed(self) -> bool:
        return self.typed.text().strip().casefold() == self._word.casefold()

    @Slot()
    def _on_begin(self) -> None:
        self.typed.clear()
        self._show(asks=True)
        self.typed.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_leave(self) -> None:
        self._show(asks=False)
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_typed(self) -> None:
        self.sure.setEnabled(self._is_typed())

    @Slot()
    def _on_sure(self) -> None:
        if self._is_typed():
            self.delete_requested.emit()


def _what_goes(word: str) -> tuple[str, ...]:
    return (
        tr("Journal, copies, settings, own practices, recordings and voices go for good."),
        tr("Files that you exported stay where you put them."),
        tr("To go on, write “{word}”.", word=word),
    )

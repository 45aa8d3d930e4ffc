"""Copies of the journal: what is in one, what going back to it would change, and the way back."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.views import CopyPreview, CopyView
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.page import Page, PageHeader
from desktop.ui.widgets.text import SectionTitle, SoftText, Text

WAYS = QBoxLayout.Direction


class CopiesPage(Page):
    """Shows the copies there are, and one of them closely."""

    look_requested = Signal(str, str)  # path, title
    restore_requested = Signal(str)  # path
    file_requested = Signal()
    salvage_requested = Signal()
    afresh_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Copies of your journal"))
        self.header = PageHeader(
            tr("Copies of your journal"),
            tr("Look into one first; your journal is copied before another takes its place."),
        )
        self.trouble = TroubleCard()
        self.preview = PreviewCard()
        self.other = Button(tr("Another file…"))
        self.back = Button(tr("Back to Settings"), "quiet")
        self.state = Text()
        self._list = Card()
        self._rows: list[CopyRow] = []
        self._none = SoftText(
            tr("There is none yet. The first is made a minute after you kept something.")
        )
        self._lay_out()
        self._connect()
        self.show_copies(())
        self.show_trouble(False)
        self.say("")

    def show_copies(self, copies: Iterable[CopyView]) -> None:
        """Show the copies there are, the newest first."""
        for row in self._rows:
            self._list.body.removeWidget(row)
            row.deleteLater()
        self._rows = [CopyRow(copy) for copy in copies]
        self._none.setVisible(not self._rows)
        for row in self._rows:
            row.pressed.connect(self.look_requested)
            self._list.body.addWidget(row)
        self.arrange(self.width())

    def show_preview(self, preview: CopyPreview | None) -> None:
        """Show one copy closely, or none."""
        self.preview.show_preview(preview)
        if preview is not None:
            self.say("")
            self.ensureWidgetVisible(self.preview)
            self.preview.leave.setFocus(Qt.FocusReason.OtherFocusReason)  # Enter changes nothing

    def show_trouble(self, damaged: bool) -> None:
        """Offer what can be done where the journal is damaged."""
        self.trouble.setVisible(damaged)

    def say(self, text: str) -> None:
        """Say how it went."""
        self.state.setText(text)
        self.state.setVisible(bool(text))

    def arrange(self, width: int) -> None:
        """Put what a copy is for beneath its time where there is no room beside it."""
        for row in self._rows:
            row.fold(not self.two_columns_fit(width))

    def _lay_out(self) -> None:
        ways = Flow()
        ways.add(self.other)
        ways.add(self.back)
        self._list.body.addWidget(self._none)
        for part in (self.header, self.state, self.trouble, self.preview, self._list, ways):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.other.clicked.connect(self.file_requested)
        self.back.clicked.connect(self.closed)
        self.trouble.save.clicked.connect(self.salvage_requested)
        self.trouble.afresh.clicked.connect(self.afresh_requested)
        self.preview.restore.clicked.connect(self._on_restore)
        self.preview.leave.clicked.connect(self._on_leave)

    @Slot()
    def _on_restore(self) -> None:
        self.restore_requested.emit(self.preview.path)

    @Slot()
    def _on_leave(self) -> None:
        self.show_preview(None)


class CopyRow(QWidget):
    """One copy of the list."""

    pressed = Signal(str, str)  # path, title

    def __init__(self, copy: CopyView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copy = copy
        self.button = Button(tr("Look into it"), "quiet")
        self.button.setAccessibleName(tr("Look into {when}", when=copy.when))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(copy.when, "strong"))
        words.addWidget(SoftText(copy.why))
        self._row = QBoxLayout(WAYS.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.GAP_8)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(self._on_pressed)

    def fold(self, folded: bool) -> None:
        """Stand above each other, or side by side."""
        self._row.setDirection(WAYS.TopToBottom if folded else WAYS.LeftToRight)

    @Slot()
    def _on_pressed(self) -> None:
        self.pressed.emit(self._copy.path, self._copy.when)


class PreviewCard(Card):
    """What is in a copy, what would change, and whether to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, lit=True)
        self.path = ""
        self._title, self._lines = SectionTitle(), Text()
        self.restore = Button(tr("Go back to this copy"), "primary")
        self.leave = Button(tr("Leave it as it is"))
        ways = Flow()
        ways.add(self.restore)
        ways.add(self.leave)
        for part in (self._title, self._lines, ways):
            self.body.addWidget(part)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._lines.text()

    def show_preview(self, preview: CopyPreview | None) -> None:
        """Show what a copy holds, or nothing."""
        self.setVisible(preview is not None)
        if preview is not None:
            self.path = preview.path
            self._title.setText(preview.title)
            self._lines.setText("\n".join(preview.lines))


class TroubleCard(Card):
    """What can be done where the journal is damaged; nothing of it deletes anything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.save = Button(tr("Save what can still be read"))
        self.afresh = Button(tr("Set it aside and begin a new journal"))
        ways = Flow()
        ways.add(self.save)
        ways.add(self.afresh)
        self.body.addWidget(SectionTitle(tr("Your journal cannot be read whole")))
        for words in (
            tr("Nothing is deleted, whatever you choose: the damaged journal stays."),
            tr("You can go back to a copy below, or save what can still be read."),
            tr("What is saved then stands among the copies."),
        ):
            self.body.addWidget(Text(words))
        self.body.addWidget(ways)

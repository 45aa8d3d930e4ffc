"""A rota as it came: pasted, read, shown as it was understood, and only then kept."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.core.shift_kinds import ShiftKind, holds_kinds, kind_of
from desktop.core.words import tr
from desktop.services.shift_views import ShiftOffer
from desktop.ui import theme
from desktop.ui.pages.rota_offer import RotaOffer
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.field import NoteEdit
from desktop.ui.widgets.page import Page, PageHeader
from desktop.ui.widgets.text import SoftText, Text

EXAMPLE = "Mon 2 Nov 07:00-19:30 long day\n3-5 Nov N\nw/c 9 Nov  E E L OFF OFF N N\n16-22 Nov AL"


class RotaPage(Page):
    """What is pasted stays until it is kept or left; a file's offer stands here too."""

    read_requested = Signal(str)
    kinds_changed = Signal(object)  # tuple of lines
    kept = Signal(object, bool)  # tuple of kinds, whether leave is marked
    cancelled = Signal()
    order_chosen = Signal(str)
    whole_days_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Paste a rota"))
        self.header = PageHeader(
            tr("Paste a rota"), tr("As it came to you. You see first what was understood of it.")
        )
        self.text = NoteEdit(tr("Your rota"), EXAMPLE, 7)
        self.read = Button(tr("Read it"), "primary")
        self.read.setToolTip(tr("Ctrl+Enter"))
        self.leave = Button(tr("Leave it"))
        self.codes = Button(tr("Codes and their hours"), "quiet")
        self.codes_text = NoteEdit(tr("Codes and their hours"), "", 9)
        self.codes_keep = Button(tr("Use these codes"), "quiet")
        self.problem = Text("", "strong")
        self.offer = RotaOffer()
        self._lay_out()
        self._connect()

    def begin(self, kinds: Iterable[ShiftKind]) -> None:
        """Show the form; what was pasted before and not kept stands there still."""
        self._form.show()
        self.offer.hide()
        self.header.setVisible(True)
        self.show_kinds(kinds)
        self._show_codes(False)
        self.show_problem("")
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_kinds(self, kinds: Iterable[ShiftKind]) -> None:
        """Show the person's table of codes."""
        self.codes_text.setPlainText("\n".join(kind.line for kind in kinds))

    def show_offer(self, offer: ShiftOffer, *, from_file: bool) -> None:
        """Show what was understood; a file's stands alone."""
        self._form.setVisible(not from_file)
        self.header.setVisible(not from_file)
        self.offer.show_offer(offer)
        self.offer.show()
        self.show_problem("")
        self.offer.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._bring_into_sight)  # once it is laid out

    def show_problem(self, text: str) -> None:
        """Say what cannot be taken."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def clear(self) -> None:
        """Forget what was pasted: it is kept."""
        self.text.clear()
        self.offer.hide()

    def _lay_out(self) -> None:
        self._form = Card()
        self._form.body.setSpacing(theme.GAP_12)
        ways = Flow(gap=theme.GAP_12)
        for button in (self.read, self.leave, self.codes):
            ways.add(button)
        self._codes_words = SoftText(
            tr("A code, a name, from and to on each line; “off” or “leave” where nobody works.")
        )
        for part in (
            self.text,
            self.problem,
            ways,
            self._codes_words,
            self.codes_text,
            self.codes_keep,
        ):
            self._form.body.addWidget(part)
        self.body.addWidget(self.header)
        self.body.addWidget(self._form)
        self.body.addWidget(self.offer)
        self.body.addStretch(1)
        self.offer.hide()
        self._show_codes(False)

    def _connect(self) -> None:
        self.read.clicked.connect(self._on_read)
        self.leave.clicked.connect(self.cancelled)
        self.codes.clicked.connect(self._on_codes)
        self.codes_keep.clicked.connect(self._on_codes_keep)
        self.offer.kept.connect(self._on_kept)
        self.offer.cancelled.connect(self._on_offer_left)
        self.offer.order_chosen.connect(self.order_chosen)
        self.offer.whole_days_chosen.connect(self.whole_days_chosen)

    @Slot()
    def _bring_into_sight(self) -> None:
        if not self.offer.isHidden():
            self.ensureWidgetVisible(self.offer.keep)
            self.ensureWidgetVisible(self.offer.title)

    def _show_codes(self, shown: bool) -> None:
        for part in (self._codes_words, self.codes_text, self.codes_keep):
            part.setVisible(shown)

    @Slot()
    def _on_read(self) -> None:
        if self.text.toPlainText().strip():
            self.read_requested.emit(self.text.toPlainText())
        else:
            self.show_problem(tr("Nothing is pasted yet."))

    @Slot()
    def _on_codes(self) -> None:
        self._show_codes(self.codes_text.isHidden())

    @Slot()
    def _on_codes_keep(self) -> None:
        lines = tuple(
            line.strip() for line in self.codes_text.toPlainText().splitlines() if line.strip()
        )
        for number, line in enumerate(lines, start=1):
            try:
                kind_of(line)
            except ValueError as error:
                self.show_problem(tr("Code {n}, “{line}”: {why}.", n=number, line=line, why=error))
                return
        if not holds_kinds(lines):
            self.show_problem(tr("A code or a name stands there twice."))
            return
        self.show_problem("")
        self.kinds_changed.emit(lines)

    @Slot()
    def _on_kept(self) -> None:
        self.kept.emit(self.offer.kinds.keys(), self.offer.leaves.isChecked())

    @Slot()
    def _on_offer_left(self) -> None:
        if self._form.isHidden():
            self.cancelled.emit()
            return
        self.offer.hide()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.isAutoRepeat() and not self._form.isHidden():
            self._on_read()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

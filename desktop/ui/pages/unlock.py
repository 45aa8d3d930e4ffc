"""The page before a locked journal: its passphrase, or practise without it. Knows no journal.

On the road to the first paint, like Now: what it needs later is built later.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.pages.now_minutes import MinutesPicker
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import ChipRow, Flow
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.page import Page, PageHeader
from desktop.ui.widgets.text import SectionTitle, SoftText, Text

if TYPE_CHECKING:
    from desktop.services.views import PracticeSummary

_MOST = 10_000  # characters


class UnlockPage(Page):
    """Shows nothing of the journal, and says what was typed or chosen."""

    unlock_requested = Signal(str)  # the passphrase
    begin_requested = Signal(str, int)  # practice id, minutes
    practices_wanted = Signal()
    afresh_requested = Signal()  # the passphrase is forgotten: set the journal aside

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Your journal is locked"))
        self._wanted = ""  # typed before anybody listened
        self._listened = False
        self.field = Field(tr("Passphrase"), tr("Passphrase"), 18)
        self.field.setMaxLength(_MOST)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAcceptDrops(False)  # the name of a file is not shown here either
        self.unlock = Button(tr("Unlock"), "primary", enter=True)
        self.show_typed = Button(tr("Show what I type"), "quiet")
        self.said = Text("")
        self.said.hide()
        self.without = Button(tr("Practise without the journal"))
        self.forgotten = Button(tr("I have forgotten it"), "quiet")
        self.afresh = Button(tr("Set it aside and begin a new journal"))
        self.practices: ChipRow | None = None
        self.minutes: MinutesPicker | None = None
        self._offers: tuple[PracticeSummary, ...] = ()
        self.field.returnPressed.connect(self._on_unlock)
        self.unlock.clicked.connect(self._on_unlock)
        self.show_typed.clicked.connect(self._on_show_typed)
        self.forgotten.clicked.connect(self._on_forgotten)
        self.afresh.clicked.connect(self.afresh_requested)
        self.without.clicked.connect(self.open_practices)
        self.setFocusProxy(self.field)  # whoever gives the page the keyboard gives it the field
        self._lay_out()

    def _lay_out(self) -> None:
        self.body.addWidget(
            PageHeader(
                tr("Your journal is locked"),
                tr("Its passphrase opens it. Nothing of it can be read until then."),
            )
        )
        card = Card()
        row = Flow(gap=theme.GAP_12)
        for part in (self.field, self.unlock, self.show_typed, self.forgotten):
            row.add(part)
        card.body.addWidget(row)
        card.body.addWidget(self.said)
        self.afresh.hide()
        card.body.addWidget(self.afresh)
        self.body.addWidget(card)
        self._beside = Card()
        self._beside.body.addWidget(SectionTitle(tr("Without the journal")))
        self._beside.body.addWidget(
            SoftText(
                tr(
                    "Every practice can be played now. Its minutes wait in memory and are kept "
                    "once the journal is unlocked; if Tend is closed before that, they are lost."
                )
            )
        )
        self._beside.body.addWidget(self.without)
        self.body.addWidget(self._beside)
        self.body.addStretch(1)

    # What is shown

    def begin_listening(self) -> None:
        """Say once more what was typed before anybody listened."""
        self._listened = True
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.unlock_requested.emit(wanted)

    def show_working(self, working: bool) -> None:
        """Show that the passphrase is being tried: that takes a moment, by design."""
        self.unlock.setEnabled(not working)
        self.field.setReadOnly(working)
        if working:
            self._say(tr("One moment…"))

    def show_refused(self, sentence: str) -> None:
        """Say calmly what was wrong; what was typed stays, ready to be typed over."""
        self.show_working(False)
        self._say(sentence)
        self.field.setFocus()
        self.field.selectAll()

    def show_hint(self, sentence: str) -> None:
        """Say what can be done once it is unlocked."""
        self._say(sentence)

    def clear(self) -> None:
        """Forget what was typed."""
        self._wanted = ""
        self.afresh.hide()
        self.field.clear()
        self.show_working(False)
        self._say("")

    def offer_practices(self, offers: Iterable[PracticeSummary], minutes: int) -> None:
        """Offer practices of the length chosen; `minutes` were chosen last."""
        self._offers = tuple(offers)
        if self.minutes is not None:
            self.minutes.set_minutes(minutes)
            self._show_fitting()

    @Slot()
    def _show_fitting(self) -> None:
        """Show what can be fitted to the minutes chosen; what was chosen stays, if it can."""
        if self.practices is None or self.minutes is None:
            return
        minutes, chosen = self.minutes.minutes, self.practices.keys()
        fitting = [one for one in self._offers if one.shortest <= minutes <= one.longest]
        self.practices.clear()
        for practice in fitting:
            self.practices.add_chip(practice.id, practice.title)
        kept = [one.id for one in fitting if one.id in chosen] or [one.id for one in fitting[:1]]
        self.practices.set_keys(kept)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.field.setAccessibleDescription(text)

    # What was meant

    @Slot()
    def open_practices(self) -> None:
        """Show what can be practised; the list is asked for."""
        if self.practices is not None:
            return
        self.without.hide()
        self.practices = ChipRow(exclusive=True)
        self.practices.setAccessibleName(tr("Practice"))
        self.minutes = MinutesPicker()
        self.minutes.minutes_chosen.connect(self._show_fitting)
        self.minutes.until_chosen.connect(self._show_fitting)
        begin = Button(tr("Begin"), "primary")
        begin.clicked.connect(self._on_begin)
        for part in (self.minutes, begin, self.practices):
            self._beside.body.addWidget(part)
        self.practices_wanted.emit()

    @Slot()
    def _on_begin(self) -> None:
        if self.practices is None or self.minutes is None or not self.minutes.settle():
            return
        chosen = self.practices.keys()
        if chosen:
            self.begin_requested.emit(chosen[0], self.minutes.minutes)

    @Slot()
    def _on_unlock(self) -> None:
        typed = self.field.text()
        if not typed or self.field.isReadOnly():
            self.field.setFocus()
            return
        self.show_working(True)
        if self._listened:
            self.unlock_requested.emit(typed)
        else:
            self._wanted = typed

    @Slot()
    def _on_forgotten(self) -> None:
        self.afresh.show()
        self._say(
            tr(
                "Nobody can open it without. It may come back to you: nothing is lost by waiting, "
                "and practices can be played meanwhile. Or the journal is set aside, whole and "
                "still locked, and a new one begins."
            )
        )

    @Slot()
    def _on_show_typed(self) -> None:
        hidden = self.field.echoMode() is QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
        self.show_typed.setText(tr("Hide what I type") if hidden else tr("Show what I type"))
        self.show_typed.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.field.setFocus()

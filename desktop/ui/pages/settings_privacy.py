"""The card about privacy: the journal's passphrase, locking by itself, and hiding with one key."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.pages.settings_row import ChoiceRow
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip, Flow
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import SectionTitle, SoftText, Text

_MOST = 10_000  # characters
SET, CHANGE, REMOVE, ARRIVE = "set", "change", "remove", "arrive"
_WITH_A_NEW_ONE = (SET, CHANGE)


class PrivacyCard(Card):
    """Says how the journal is kept, and what is wanted of its passphrase."""

    set_requested = Signal(str)
    change_requested = Signal(str, str)  # the old one, the new one
    remove_requested = Signal(str)
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(theme.GAP_24)
        self.body.addWidget(SectionTitle(tr("Privacy")))
        self.state, self.why = Text(""), SoftText("")
        self.set = Button(tr("Lock it with a passphrase…"))
        self.change = Button(tr("Change the passphrase…"))
        self.remove = Button(tr("Take the passphrase away…"))
        self.lock = Button(tr("Lock now"))
        self.form = PassphraseForm()
        self.buttons = Flow()
        for button in (self.lock, self.set, self.change, self.remove):
            self.buttons.add(button)
        self.auto_lock = ChoiceRow(
            "auto_lock_minutes",
            tr("Locks by itself"),
            tr(
                "After so long without a key or a touch in this window, never while a practice "
                "plays. On Linux also when the screen is locked or the computer sleeps."
            ),
            ((0, tr("Never")), *((n, tr("{n} min", n=n)) for n in (5, 15, 30, 60))),
        )
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.state)
        said.addWidget(self.why)
        self.body.addLayout(said)
        for widget in (self.buttons, self.form, self.auto_lock):
            self.body.addWidget(widget)
        hiding = QVBoxLayout()
        hiding.setSpacing(0)
        hiding.addWidget(Text(tr("Hidden with one key"), "strong"))
        hiding.addWidget(SoftText(tr("F9, anywhere in Tend: minimised and silent at once.")))
        hiding.addWidget(
            SoftText(tr("Its title says nothing then; with a passphrase it is locked."))
        )
        self.body.addLayout(hiding)
        self._connect()
        self.show_state(False)

    @property
    def rows(self) -> tuple[ChoiceRow, ...]:
        """The settings of this card."""
        return (self.auto_lock,)

    def _connect(self) -> None:
        self.set.clicked.connect(self._on_set)
        self.change.clicked.connect(self._on_change)
        self.remove.clicked.connect(self._on_remove)
        self.lock.clicked.connect(self.lock_requested)
        self.form.taken.connect(self._on_taken)
        self.form.closed.connect(self._on_closed)

    def show_state(self, has_passphrase: bool) -> None:
        """Show whether the journal has a passphrase; what was typed goes."""
        self.form.close_form()
        self.state.setText(
            tr("Your journal is encrypted, and every copy of it.")
            if has_passphrase
            else tr("Your journal is a plain file that only your own account may read.")
        )
        self.why.setText(
            tr("Only its passphrase opens it.")
            if has_passphrase
            else tr("A passphrase encrypts all of it: nobody reads it without.")
        )
        self.set.setVisible(not has_passphrase)
        for widget in (self.change, self.remove, self.lock, self.auto_lock):
            widget.setVisible(has_passphrase)
        self.buttons.refresh()

    def show_problem(self, sentence: str) -> None:
        """Say at the form what was wrong; what was typed stays."""
        self.form.show_problem(sentence)

    @Slot()
    def _on_set(self) -> None:
        self._open(SET)

    @Slot()
    def _on_change(self) -> None:
        self._open(CHANGE)

    @Slot()
    def _on_remove(self) -> None:
        self._open(REMOVE)

    def _open(self, what: str) -> None:
        self.buttons.hide()
        self.form.open_form(what)

    @Slot()
    def _on_closed(self) -> None:
        self.buttons.show()

    @Slot(str, str)
    def _on_taken(self, old: str, new: str) -> None:
        if self.form.what == SET:
            self.set_requested.emit(new)
        elif self.form.what == CHANGE:
            self.change_requested.emit(old, new)
        else:
            self.remove_requested.emit(old)


class PassphraseForm(QWidget):
    """What has to be said and typed before a passphrase is set, changed or taken away.

    Or before a locked journal moves in: somebody has to know what opens it.
    """

    taken = Signal(str, str)  # the old passphrase, the new one
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = SET
        self._words = QVBoxLayout()
        self._words.setSpacing(theme.GAP_12)
        self._said: list[Text] = []
        self.old = _field(tr("The passphrase you have"))
        self.new = _field(tr("New passphrase"))
        self.again = _field(tr("The same once more"))
        self.no_way_back = Chip(tr("I know: there is no way back"))
        self.problem = Text("")
        self.go_on, self.cancel = Button("", "primary"), Button(tr("Leave it"), "quiet")
        fields, buttons = Flow(gap=theme.GAP_12), Flow(gap=theme.GAP_12)
        for field in (self.old, self.new, self.again):
            fields.add(field)
            field.returnPressed.connect(self._on_go_on)
        for button in (self.go_on, self.cancel):
            buttons.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_12)
        column.addLayout(self._words)
        for widget in (fields, self.no_way_back, self.problem, buttons):
            column.addWidget(widget)
        self._fields, self._buttons = fields, buttons
        self.go_on.clicked.connect(self._on_go_on)
        self.cancel.clicked.connect(self.close_form)
        self.hide()

    def open_form(self, what: str) -> None:
        """Open it to set, change or take away a passphrase, or to move in with one."""
        self.what = what
        self._show_words(_words_for(what))
        self.old.setVisible(what != SET)
        self.new.setVisible(what in _WITH_A_NEW_ONE)
        self.again.setVisible(what in _WITH_A_NEW_ONE)
        self.no_way_back.setVisible(what == SET)
        self.no_way_back.setChecked(False)
        self.go_on.setText(
            {
                SET: tr("Lock the journal"),
                CHANGE: tr("Change it"),
                REMOVE: tr("Take it away"),
                ARRIVE: tr("Move in"),
            }[what]
        )
        self._fields.refresh()
        self._buttons.refresh()
        self.show_problem("")
        self.show()
        (self.new if what == SET else self.old).setFocus()

    @Slot()
    def close_form(self) -> None:
        """Close it and forget what was typed."""
        for field in (self.old, self.new, self.again):
            field.clear()
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def show_problem(self, text: str) -> None:
        """Say what stands in the way."""
        self.go_on.setEnabled(True)
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _show_words(self, sentences: tuple[str, ...]) -> None:
        for text in self._said:
            self._words.removeWidget(text)
            text.deleteLater()
        self._said = [Text(sentence) for sentence in sentences]
        for text in self._said:
            self._words.addWidget(text)

    @Slot()
    def _on_go_on(self) -> None:
        problem = self._missing()
        if problem:
            self.show_problem(problem)
            return
        arrives = self.what == ARRIVE
        self.show_problem(
            tr("One moment…") if arrives else tr("One moment: every page is written anew…")
        )
        self.go_on.setEnabled(False)
        self.taken.emit(self.old.text(), self.new.text())

    def _missing(self) -> str:
        if not self.go_on.isEnabled():
            return self.problem.text()
        if self.what != SET and not self.old.text():
            return tr("The passphrase you have is needed for this.")
        if self.what in _WITH_A_NEW_ONE and not self.new.text():
            return tr("There is no new passphrase yet.")
        if self.what in _WITH_A_NEW_ONE and self.new.text() != self.again.text():
            return tr("The two are not the same. Type the new one twice alike.")
        if self.what == SET and not self.no_way_back.isChecked():
            return tr("Press “I know: there is no way back” first.")
        return ""


def _field(name: str) -> Field:
    field = Field(name, name, 18)
    field.setMaxLength(_MOST)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _words_for(what: str) -> tuple[str, ...]:
    if what == CHANGE:
        return (tr("The journal and every copy of it are encrypted anew for the new passphrase."),)
    if what == ARRIVE:
        return (
            tr(
                "The journal in this file is locked. It moves in as it is, and from then on only "
                "this passphrase opens it. Nothing is changed before it fits."
            ),
        )
    if what == REMOVE:
        return (tr("The journal and every copy of it become plain files again."),)
    return (
        tr(
            "There is no way back into a journal whose passphrase is forgotten. Nobody can open it "
            "then, not the people who made Tend either. Write it down somewhere safe."
        ),
        tr(
            "What is encrypted: everything you log and write, whom you would call and your own "
            "phrases, and the copies in the folder “backups”. Copies too damaged to be encrypted "
            "are deleted."
        ),
        tr(
            "What stays plain: settings such as volumes and colours, your own practices and "
            "recordings, voices with what they have spoken, and whatever you export. Plain files "
            "are overwritten before they go; an SSD may keep old blocks of them for a while all "
            "the same."
        ),
    )

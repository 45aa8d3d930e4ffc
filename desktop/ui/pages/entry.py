"""Writing something down under a few questions: a calendar's moment, a role model, good things.

Shows a draft and says what was written; it keeps nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.course.questions import FORMS, Form, Question
from desktop.journal.records import EntryKind
from desktop.services.views import EntryDraft
from desktop.ui import theme
from desktop.ui.pages.check_in_moment import MomentRow
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.field import NoteEdit
from desktop.ui.widgets.form_page import FormPage
from desktop.ui.widgets.page import PageHeader
from desktop.ui.widgets.text import SoftText, Text
from desktop.ui.widgets.waiting_line import WaitingLine


class EntryPage(FormPage):
    """One form at a time; what stands in it stays until it is kept, or left on purpose."""

    kept = Signal(object)  # EntryDraft
    edited = Signal()  # a word has changed
    anew_requested = Signal()  # what waited here is to be forgotten

    def __init__(
        self, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draft = EntryDraft("")
        self._fields: dict[str, NoteEdit] = {}
        self.header = PageHeader(" ", " ")
        self.waiting = WaitingLine()
        self.moment = MomentRow(now)
        self.problem = SoftText("")
        self.keep = Button(tr("Keep this"), "primary")
        self.keep.setToolTip(tr("Ctrl+Enter"))
        self.cancel = Button(tr("Leave it"))
        self._questions: QWidget | None = None
        self._card = Card()
        self._lay_out()
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self.cancelled)
        self.moment.changed.connect(self.edited)
        self.waiting.anew_requested.connect(self.anew_requested)

    def load(self, draft: EntryDraft, *, waited: bool = False) -> None:
        """Show a draft; one with `amends` is an entry of the journal.

        `waited` says that its words have stood here before and are not kept.
        """
        self._draft = draft
        form = FORMS[EntryKind(draft.kind)]
        self.setAccessibleName(tr(form.title))
        self.header.title.setText(tr(form.title))
        self.header.set_below(tr(form.why))
        self._ask(form, dict(draft.answers))
        editing = draft.amends is not None
        self.moment.setVisible(not editing)
        self.moment.set_at(None if editing else draft.at)
        self.cancel.setText(tr("Leave it as it was") if editing else tr("Leave it"))
        self.waiting.show_waiting(waited, editing=editing)
        self.show_problem("")
        self.verticalScrollBar().setValue(0)

    def draft(self) -> EntryDraft:
        """Return what stands on the page."""
        answers = tuple((key, field.toPlainText()) for key, field in self._fields.items())
        at = self._draft.at if self._draft.amends else self.moment.at
        return replace(self._draft, answers=answers, at=at)

    def show_problem(self, text: str) -> None:
        """Say why it is not kept; what was written stays."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def focus_first(self) -> None:
        """Give the keyboard to the first question."""
        first = next(iter(self._fields.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_enter(self) -> None:
        self._on_keep()

    def _lay_out(self) -> None:
        ways = Flow(gap=theme.GAP_12)
        ways.add(self.keep)
        ways.add(self.cancel)
        foot = QHBoxLayout()
        foot.addWidget(ways, 1)
        self._card.body.setSpacing(theme.GAP_16)
        self._card.body.addWidget(self.waiting)
        self._card.body.addWidget(
            SoftText(tr("Leave out anything that could tell who a patient or a colleague is."))
        )
        self._card.body.addWidget(self.moment)
        self._card.body.addWidget(self.problem)
        self._card.body.addLayout(foot)
        self.body.addWidget(self.header)
        self.body.addWidget(self._card)
        self.body.addStretch(1)

    def _ask(self, form: Form, answers: dict[str, str]) -> None:
        if self._questions is not None:
            self._questions.hide()
            self._questions.deleteLater()
        self._questions, self._fields = QWidget(), {}
        column = QVBoxLayout(self._questions)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_12)
        for question in form.questions:
            column.addLayout(self._field(question, answers.get(question.key, "")))
        self._card.body.insertWidget(1, self._questions)
        self._questions.show()  # at once, not a turn later: the keyboard goes there next
        before = self._questions
        for field in self._fields.values():
            QWidget.setTabOrder(before, field)
            before = field

    def _field(self, question: Question, words: str) -> QVBoxLayout:
        field = NoteEdit(tr(question.words), tr(question.hint) if question.hint else "", 2)
        field.setPlainText(words)
        field.textChanged.connect(self.edited)
        self._fields[question.key] = field
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Text(tr(question.words), "strong"))
        column.addWidget(field)
        return column

    @Slot()
    def _on_keep(self) -> None:
        if self._draft.amends is None and not self.moment.take():
            return
        draft = self.draft()
        if not any(words.strip() for _, words in draft.answers):
            self.show_problem(tr("Nothing is written yet. One answer is enough."))
            self.focus_first()
            return
        self.show_problem("")
        self.kept.emit(draft)

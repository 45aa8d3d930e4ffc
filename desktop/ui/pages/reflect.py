"""The weekly reflection: eight statements, each answered or left out, and a note.

Shows a draft and says what was entered; it keeps nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.words import tr
from desktop.services.life_views import ReflectionDraft
from desktop.ui import theme
from desktop.ui.pages.check_in_moment import MomentRow
from desktop.ui.widgets.agreement_line import AgreementLine
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.field import NoteEdit
from desktop.ui.widgets.form_page import FormPage
from desktop.ui.widgets.page import PageHeader
from desktop.ui.widgets.text import SoftText, Text
from desktop.ui.widgets.waiting_line import WaitingLine


@dataclass(frozen=True, slots=True)
class ReflectionForm:
    """What the page says and asks, in the person's language."""

    title: str
    about: str
    ask: str
    lowest: str
    highest: str
    statements: Sequence[str]


class ReflectPage(FormPage):
    """Eight lines at a time; a digit answers one and goes on to the next."""

    kept = Signal(object)  # ReflectionDraft
    edited = Signal()
    anew_requested = Signal()  # what waited here is to be forgotten

    def __init__(
        self,
        form: ReflectionForm,
        now: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(form.title)
        self._draft = ReflectionDraft()
        self._shows = False
        self.header = PageHeader(form.title, form.about)
        self.waiting = WaitingLine()
        self.moment = MomentRow(now)
        self.week = SoftText("")
        self.lines = [AgreementLine(words, form.lowest, form.highest) for words in form.statements]
        self.note = NoteEdit(tr("A note"), tr("Anything about this week, in your own words"), 3)
        self.sum, self.problem = SoftText(""), SoftText("")
        self.keep = Button(tr("Keep this"), "primary")
        self.keep.setToolTip(tr("Ctrl+Enter"))
        self.cancel = Button(tr("Leave it"))
        self._lay_out(form)
        self._connect()

    def load(self, draft: ReflectionDraft, *, waited: bool = False) -> None:
        """Show a draft; one with `amends` is a reflection of the journal.

        `waited` says that it has stood here before and is not kept.
        """
        self._draft, editing = draft, draft.amends is not None
        self._shows = True
        for line, answer in zip(self.lines, draft.answers, strict=True):
            line.set_value(answer)
        self.note.setPlainText(draft.note)
        if editing and draft.at is not None:
            self.moment.set_kept_at(draft.at)
        else:
            self.moment.set_at(draft.at)
        self.cancel.setText(tr("Leave it as it was") if editing else tr("Leave it"))
        self.waiting.show_waiting(waited, editing=editing)
        self.show_problem("")
        self._shows = False
        self.verticalScrollBar().setValue(0)

    def draft(self) -> ReflectionDraft:
        """Return what stands on the page."""
        answers = tuple(line.cells.value for line in self.lines)
        note = self.note.toPlainText()
        return replace(self._draft, answers=answers, note=note, at=self.moment.at)

    def show_sum(self, sentence: str) -> None:
        """Say what the answers add up to so far."""
        self.sum.setText(sentence)

    def show_week(self, sentence: str) -> None:
        """Say which week it is about."""
        self.week.setText(sentence)

    def show_problem(self, sentence: str, field: str = "") -> None:
        """Say why it is not kept; what was entered stays."""
        if field == "at":
            self.moment.show_problem(sentence)
            return
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def focus_first(self) -> None:
        """Give the keyboard to the first statement."""
        self.lines[0].cells.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_enter(self) -> None:
        self._on_keep()

    def _lay_out(self, form: ReflectionForm) -> None:
        ways = Flow(gap=theme.GAP_12)
        ways.add(self.keep)
        ways.add(self.cancel)
        card = Card()
        card.body.setSpacing(theme.GAP_16)
        parts = (self.waiting, self.moment, self.week, Text(form.ask), *self.lines)
        for part in (*parts, self.note, self.sum, self.problem, ways):
            card.body.addWidget(part)
        self.body.addWidget(self.header)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self.cancelled)
        self.waiting.anew_requested.connect(self.anew_requested)
        self.moment.changed.connect(self._on_edited)
        self.note.textChanged.connect(self._on_edited)
        for line in self.lines:
            line.answered.connect(self._on_edited)
            line.moved.connect(self._on_moved)

    @Slot()
    def _on_edited(self) -> None:
        if not self._shows:
            self.edited.emit()

    @Slot(int)
    def _on_moved(self, step: int) -> None:
        """Go on to another line; after the last one comes the note."""
        here = next((n for n, line in enumerate(self.lines) if line is self.sender()), 0)
        goal = here + step
        if goal < 0:
            return
        part = self.lines[goal].cells if goal < len(self.lines) else self.note
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(part, 0, theme.GAP_48)

    @Slot()
    def _on_keep(self) -> None:
        if self.moment.take():
            self.show_problem("")
            self.kept.emit(self.draft())

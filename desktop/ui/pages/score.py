"""The score of a questionnaire that was filled in elsewhere: by its answers, or by its total.

Shows a draft and says what was entered; what it adds up to is told to it. No item's text is here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.life_views import QuestionnaireForm, ScoreDraft
from desktop.ui import theme
from desktop.ui.pages.check_in_moment import MomentRow
from desktop.ui.widgets.answer_grid import AnswerGrid
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import ChipRow, Flow
from desktop.ui.widgets.field import NoteEdit
from desktop.ui.widgets.form_page import FormPage
from desktop.ui.widgets.page import PageHeader
from desktop.ui.widgets.text import SectionTitle, SoftText, Text
from desktop.ui.widgets.total_fields import TotalFields

_ANSWERS, _TOTAL = "answers", "total"


class ScorePage(FormPage):
    """One questionnaire at a time; what it came to stands there once it is kept."""

    kept = Signal(object)  # ScoreDraft

    def __init__(
        self,
        forms: Sequence[QuestionnaireForm],
        now: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("A score"))
        self._forms = {form.key: form for form in forms}
        self._draft = ScoreDraft()
        self.which = ChipRow([(form.key, form.short) for form in forms], exclusive=True)
        self.which.setAccessibleName(tr("Which questionnaire"))
        self.ways = ChipRow(
            [(_ANSWERS, tr("Its answers")), (_TOTAL, tr("Its total"))], exclusive=True
        )
        self.about, self.problem, self.part_problem = SoftText(""), SoftText(""), SoftText("")
        self.grid, self.totals = AnswerGrid(), TotalFields()
        self.moment = MomentRow(now)
        self.note = NoteEdit(tr("A note"), tr("A note, if you like"), 2)
        self.keep = Button(tr("Keep this"), "primary")
        self.keep.setToolTip(tr("Ctrl+Enter"))
        self.cancel = Button(tr("Leave it"))
        self.result = _Result()
        self._lay_out()
        self._connect()

    def load(self, draft: ScoreDraft) -> None:
        """Show a draft; one with `amends` is a score of the journal."""
        self._draft, editing = draft, draft.amends is not None
        self.result.hide()
        self._card.show()
        self._choose(draft.questionnaire)
        self.grid.set_answers(draft.answers)
        self.totals.set_totals(draft.totals)
        self._show_way(_TOTAL if draft.totals else _ANSWERS)
        self.note.setPlainText(draft.note)
        if editing and draft.at is not None:
            self.moment.set_kept_at(draft.at)
        else:
            self.moment.set_at(draft.at)
        self.cancel.setText(tr("Leave it as it was") if editing else tr("Leave it"))
        self.show_problem("")
        self.verticalScrollBar().setValue(0)

    def show_kept(self, title: str, sentences: Sequence[str], signpost: str) -> None:
        """Say what the score came to, and where it points to people, who they are."""
        self._card.hide()
        self.result.show_score(title, sentences, signpost)
        self.verticalScrollBar().setValue(0)
        self.result.another.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str, field: str = "") -> None:
        """Say why it is not kept; what was entered stays."""
        if field == "at":
            self.moment.show_problem(sentence)
            return
        at_fields = field.startswith(("answer", "total"))
        for words, said in ((self.part_problem, at_fields), (self.problem, not at_fields)):
            words.setText(sentence if said else "")
            words.setVisible(bool(sentence) and said)

    def focus_first(self) -> None:
        """Give the keyboard to what is asked first."""
        if self._form is None:
            for key in list(self._forms)[:1]:
                chip = self.which.chip(key)
                if chip is not None:
                    chip.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._part().focus_problem()

    def on_enter(self) -> None:
        if self.result.isHidden():
            self._on_keep()

    @property
    def _form(self) -> QuestionnaireForm | None:
        chosen = self.which.keys()
        return self._forms[chosen[0]] if chosen else None

    def _part(self) -> AnswerGrid | TotalFields:
        return self.totals if self.ways.keys() == (_TOTAL,) else self.grid

    def _choose(self, key: str) -> None:
        form = self._forms.get(key)
        self.which.set_keys([key] if form is not None else [])
        for part in (self._asked, self.about):
            part.setVisible(form is not None)
        if form is None:
            self.about.setText("")
            return
        self.grid.ask(form.items, form.lowest, form.highest)
        self.totals.ask(form.scales)
        self.about.setText(_about(form))

    def _show_way(self, way: str) -> None:
        self.ways.set_keys([way])
        self.grid.setVisible(way == _ANSWERS)
        self.totals.setVisible(way == _TOTAL)

    def _lay_out(self) -> None:
        self._asked = QWidget()
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(theme.GAP_16)
        fields = (self.ways, self.grid, self.totals, self.part_problem)
        for part in (*fields, self.moment, self.note):
            asked.addWidget(part)
        buttons = Flow(gap=theme.GAP_12)
        buttons.add(self.keep)
        buttons.add(self.cancel)
        self._card = Card()
        self._card.body.setSpacing(theme.GAP_16)
        title = Text(tr("Which questionnaire?"), "strong")
        for row in (title, self.which, self.about, self._asked, self.problem, buttons):
            self._card.body.addWidget(row)
        self.header = PageHeader(
            tr("A score"),
            tr(
                "Of a questionnaire that you filled in elsewhere, to see it on the same line as "
                "your weeks. Tend has the way each is scored, and not its questions. It makes no "
                "diagnosis."
            ),
        )
        self.body.addWidget(self.header)
        self.body.addWidget(self._card)
        self.body.addWidget(self.result)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.which.chosen.connect(self._on_which)
        self.ways.chosen.connect(self._on_way)
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self.cancelled)
        self.grid.changed.connect(self._on_changed)
        self.totals.changed.connect(self._on_changed)
        self.result.back.clicked.connect(self.cancelled)
        self.result.another.clicked.connect(self._on_another)

    @Slot(str)
    def _on_which(self, key: str) -> None:
        self._choose(key)
        self._show_way(*(self.ways.keys() or (_ANSWERS,)))
        self.show_problem("")
        self._part().focus_problem()

    @Slot(str)
    def _on_way(self, way: str) -> None:
        self._show_way(way)
        self.show_problem("")
        self._part().focus_problem()

    @Slot()
    def _on_changed(self) -> None:
        self.show_problem("")

    @Slot()
    def _on_another(self) -> None:
        self.load(ScoreDraft())
        self.focus_first()

    @Slot()
    def _on_keep(self) -> None:
        form, part = self._form, self._part()
        if form is None:
            self.show_problem(tr("Choose the questionnaire first."))
            self.focus_first()
        elif problem := part.problem():
            self.show_problem(problem, "answers")
            part.focus_problem()
        elif self.moment.take():
            self.show_problem("")
            self.kept.emit(self._entered(form.key))

    def _entered(self, key: str) -> ScoreDraft:
        by_total = self.ways.keys() == (_TOTAL,)
        return replace(
            self._draft,
            questionnaire=key,
            answers=() if by_total else self.grid.answers() or (),
            totals=self.totals.totals() if by_total else (),
            note=self.note.toPlainText(),
            at=self.moment.at,
        )


class _Result(Card):
    """What a score came to: calm, and no more than is known."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.words, self.people = SectionTitle(""), Text(""), Text("")
        self.another = Button(tr("Enter another"))
        self.back = Button(tr("Back to the journal"))
        ways = Flow(gap=theme.GAP_12)
        ways.add(self.another)
        ways.add(self.back)
        self.body.setSpacing(theme.GAP_16)
        for part in (self.title, self.words, self.people, ways):
            self.body.addWidget(part)
        self.hide()

    def show_score(self, title: str, sentences: Sequence[str], signpost: str) -> None:
        """Show it; a line that is empty takes no room."""
        self.title.setText(title)
        for text, said in ((self.words, "\n".join(sentences)), (self.people, signpost)):
            text.setText(said)
            text.setVisible(bool(said))
        self.show()


def _about(form: QuestionnaireForm) -> str:
    each = tr("{name}. {n} items", name=tr(form.name), n=form.items)
    if form.items == 1:
        each = tr("{name}. One item", name=tr(form.name))
    ends = tr("each from {low} to {high}", low=form.lowest, high=form.highest)
    said = f"{each}, {ends}."
    if form.lowest_means:
        means = {"low": form.lowest, "words": tr(form.lowest_means)}
        said = f"{each}, {ends}; " + tr("{low} is “{words}”.", **means)
    return said

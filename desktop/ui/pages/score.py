"""The score of a questionnaire that was filled in elsewhere: by its answers, or by its total.

Shows a draft and says what was entered; what it adds up to is told to it. No item's text is here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.life_views import QuestionnaireForm, ScoreDraft
from desktop.ui import theme
from desktop.ui.pages.check_in_moment import MomentRow
from desktop.ui.pages.score_result import ScoreResult, about_form
from desktop.ui.widgets.answer_grid import AnswerGrid
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import ChipRow, Flow
from desktop.ui.widgets.field import NoteEdit
from desktop.ui.widgets.form_page import FormPage
from desktop.ui.widgets.page import PageHeader
from desktop.ui.widgets.text import SoftText, Text
from desktop.ui.widgets.total_fields import TotalFields
from desktop.ui.widgets.waiting_line import WaitingLine

if TYPE_CHECKING:
    from desktop.services.drafts import Answers

_ANSWERS, _TOTAL = "answers", "total"
_WHICH, _WAY, _NOTE = "questionnaire", "way", "note"


class ScorePage(FormPage):
    """One questionnaire at a time; what it came to stands there once it is kept."""

    kept = Signal(object)  # ScoreDraft
    edited = Signal()
    anew_requested = Signal()  # what waited here is to be forgotten
    another_requested = Signal()

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
        self._asks: QuestionnaireForm | None = None
        self._shows = False
        self._typed: dict[str, dict[str, str]] = {}  # by questionnaire: what stood in its fields
        waits = tr("What you entered before is still here. It is not kept yet.")
        self.waiting = WaitingLine(said=waits)
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
        self.result = ScoreResult()
        self._lay_out()
        self._connect()

    def load(self, draft: ScoreDraft) -> None:
        """Show a draft; one with `amends` is a score of the journal."""
        self._draft, editing = draft, draft.amends is not None
        self._typed = {}
        self._shows = True
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
        self.waiting.show_waiting(False)
        self.show_problem("")
        self._shows = False
        self.verticalScrollBar().setValue(0)

    def words(self) -> Answers:
        """Return all that was entered as words that can wait; a choice alone is nothing yet.

        What was typed for another questionnaire before this one was chosen is among it.
        """
        self._remember()
        fields = [self._typed.get(key, {}) for key in self._forms]
        typed = [(q, text) for one in fields for q, text in one.items() if text]
        note = self.note.toPlainText()
        if not typed and not note.strip():
            return ()
        chosen = ((_WHICH, "".join(self.which.keys())), (_WAY, "".join(self.ways.keys())))
        return (*chosen, *typed, (_NOTE, note))

    def show_waiting(self, words: Answers, at: datetime | None) -> None:
        """Show what waited; of two texts for one number the one given last, which comes first."""
        said = dict(words)
        first = {question: text.partition("\n")[0].strip() for question, text in words}
        self._shows = True
        self._typed = {
            form.key: {q: first.get(q, "") for q in _questions(form)}
            for form in self._forms.values()
        }
        self.which.set_keys([])
        self._choose(first.get(_WHICH, ""))
        self._show_way(_TOTAL if first.get(_WAY) == _TOTAL else _ANSWERS)
        self.note.setPlainText(said.get(_NOTE, ""))
        if at is not None and at != self._draft.at:
            self.moment.move_to(at)
        self.waiting.show_waiting(True, editing=self._draft.amends is not None)
        self.show_problem("")
        self._shows = False

    def show_kept(self, title: str, sentences: Sequence[str], signpost: str) -> None:
        """Say what the score came to, and where it points to people, who they are."""
        self._card.hide()
        self.waiting.hide()
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

    def _remember(self) -> None:
        """Remember what stands in the fields of the questionnaire that is shown."""
        if self._asks is not None:
            texts = [*self.grid.texts(), *self.totals.texts().values()]
            self._typed[self._asks.key] = dict(zip(_questions(self._asks), texts, strict=True))

    def _choose(self, key: str) -> None:
        form = self._forms.get(key)
        self.which.set_keys([key] if form is not None else [])
        for part in (self._asked, self.about):
            part.setVisible(form is not None)
        self._asks = form
        if form is None:
            self.about.setText("")
            return
        self.grid.ask(form.items, form.lowest, form.highest)
        self.totals.ask(form.scales)
        self.about.setText(about_form(form))
        if typed := self._typed.get(key):
            texts = list(typed.values())
            self.grid.set_texts(texts[: form.items])
            keys = (scale.key for scale in form.scales)
            self.totals.set_texts(dict(zip(keys, texts[form.items :], strict=True)))

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
        asks = (self.waiting, title, self.which, self.about)
        for row in (*asks, self._asked, self.problem, buttons):
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
        self.result.another.clicked.connect(self.another_requested)
        self.note.textChanged.connect(self._on_edited)
        self.moment.changed.connect(self._on_edited)
        self.waiting.anew_requested.connect(self.anew_requested)

    @Slot(str)
    def _on_which(self, key: str) -> None:
        self._remember()
        self._choose(key)
        self._show_way(*(self.ways.keys() or (_ANSWERS,)))
        self.show_problem("")
        self._part().focus_problem()
        self._on_edited()

    @Slot(str)
    def _on_way(self, way: str) -> None:
        self._show_way(way)
        self.show_problem("")
        self._part().focus_problem()
        self._on_edited()

    @Slot()
    def _on_changed(self) -> None:
        self.show_problem("")
        self._on_edited()

    @Slot()
    def _on_edited(self) -> None:
        if not self._shows:
            self.edited.emit()

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


def _questions(form: QuestionnaireForm) -> tuple[str, ...]:
    """Return what each field asks, by which its text waits: answers first, then totals."""
    answers = (f"{form.key} {number}" for number in range(1, form.items + 1))
    return (*answers, *(f"{form.key} {_TOTAL} {scale.key}" for scale in form.scales))

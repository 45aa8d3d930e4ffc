"""A mark: a day that is to be seen on the charts, or a stretch of days such as a leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.limits import MOST_OF_A_LINE
from desktop.core.words import tr
from desktop.services.life_views import MarkDraft
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.form_page import FormPage
from desktop.ui.widgets.page import PageHeader
from desktop.ui.widgets.text import SoftText, Text


class MarkPage(FormPage):
    """A name, a day, and a last day where there is one."""

    kept = Signal(object)  # MarkDraft

    def __init__(
        self, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("A mark"))
        self._now, self._draft = now, MarkDraft()
        self.name = Field(tr("Its name"), tr("such as “New ward” or “Leave”"), 24)
        self.name.setMaxLength(MOST_OF_A_LINE)
        hint = tr("such as {day}", day="2026-11-20")
        self.day = Field(tr("Its day"), hint, 10)
        self.until = Field(tr("Its last day, if it is several"), tr("one day only"), 10)
        self.problems = {part: SoftText("") for part in (self.name, self.day, self.until)}
        self.problem = SoftText("")
        self.keep, self.cancel = Button(tr("Keep this"), "primary"), Button(tr("Leave it"))
        self._lay_out()
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self.cancelled)

    def load(self, draft: MarkDraft) -> None:
        """Show a draft; one with `amends` is a mark of the journal."""
        self._draft = draft
        self.name.setText(draft.name)
        self.day.setText((draft.day or self._now().date()).isoformat())
        self.until.setText(draft.until.isoformat() if draft.until is not None else "")
        self.cancel.setText(tr("Leave it as it was") if draft.amends else tr("Leave it"))
        self._forget_problems()

    def focus_first(self) -> None:
        """Give the keyboard to the name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str, field: str = "") -> None:
        """Say why it is not kept, at its field where it has one."""
        fields = {"name": self.name, "day": self.day, "until": self.until}
        at = fields.get(field)
        words = self.problem if at is None else self.problems[at]
        words.setText(sentence)
        words.setVisible(bool(sentence))
        if at is not None:
            at.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_enter(self) -> None:
        self._on_keep()

    def _lay_out(self) -> None:
        card = Card()
        for field in (self.name, self.day, self.until):
            card.body.addWidget(Text(field.accessibleName(), "strong"))
            card.body.addWidget(field)
            card.body.addWidget(self.problems[field])
            card.body.addSpacing(theme.GAP_8)
            field.returnPressed.connect(self._on_keep)
        ways = Flow(gap=theme.GAP_12)
        ways.add(self.keep)
        ways.add(self.cancel)
        card.body.addWidget(self.problem)
        card.body.addWidget(ways)
        below = tr("Something you want to see beneath your weeks: a new ward, a leave, a course.")
        self.body.addWidget(PageHeader(tr("A mark"), below))
        self.body.addWidget(card)
        self.body.addStretch(1)

    def _forget_problems(self) -> None:
        for words in (*self.problems.values(), self.problem):
            words.setText("")
            words.hide()

    @Slot()
    def _on_keep(self) -> None:
        self._forget_problems()
        day, until = _read(self.day), _read(self.until)
        example = self._now().date().isoformat()
        if not self.name.text().strip():
            self.show_problem(tr("A name, so that you know it again."), "name")
        elif day is None:
            self.show_problem(tr("A day such as {day}.", day=example), "day")
        elif until is None and self.until.text().strip():
            self.show_problem(tr("A day such as {day}, or nothing.", day=example), "until")
        elif until is not None and until < day:
            self.show_problem(tr("The last day cannot be before the first."), "until")
        else:
            self.kept.emit(replace(self._draft, name=self.name.text(), day=day, until=until))


def _read(field: Field) -> date | None:
    try:
        return date.fromisoformat(field.text().strip())
    except ValueError:
        return None

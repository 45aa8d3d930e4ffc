"""One suggestion, with its reason; Begin is the thing to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.breath import Breath
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.families import family_title
from desktop.ui.widgets.text import PageTitle, SoftText, Text

if TYPE_CHECKING:
    from desktop.services.views import Suggestion


class SuggestionCard(Card):
    """Shows a suggestion; `begin_pressed` and `something_else_pressed`."""

    begin_pressed = Signal()
    something_else_pressed = Signal()
    course_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, lit=True)
        self.family = Text("", "small-strong", "tide")
        self.title, self.reason = PageTitle(), SoftText()
        self.purpose = Text("", "body", "soft")
        self.begin = Button(tr("Begin"), "primary", enter=True)
        self.something_else = Button(tr("Something else"))
        self.begin.clicked.connect(self.begin_pressed)
        self.something_else.clicked.connect(self.something_else_pressed)
        buttons = Flow(gap=theme.GAP_12)
        buttons.add(self.begin)
        buttons.add(self.something_else)
        self.body.addWidget(self.family)
        self.body.addSpacing(-4)
        self.body.addWidget(self.title)
        self.body.addWidget(self.purpose)
        self._breath = Breath()
        self.body.addWidget(self._breath, 1)
        self.body.addStretch()
        self.body.addWidget(buttons)
        self.body.addSpacing(4)
        self.body.addWidget(self.reason)
        self.course: Button | None = None  # built once a course asks for more minutes
        self.has_answer = False  # whether it was shown anything yet

    def show_notice(self, notice: QWidget) -> None:
        """Let a notice stand above Begin, where the shape is otherwise."""
        self._breath.hide()
        self.body.insertWidget(self.body.indexOf(self._breath), notice)
        notice.show()

    def close_notice(self, notice: QWidget) -> None:
        """Take the notice away again."""
        self.body.removeWidget(notice)
        notice.hide()
        notice.deleteLater()
        self._breath.show()

    def show_course(self, text: str) -> None:
        """Say beneath the suggestion what a course has for today; nothing where `text` is empty."""
        if self.course is None and text:
            self.course = Button(text, "quiet")
            self.course.clicked.connect(self.course_pressed)
            self.body.addWidget(self.course)
        if self.course is not None:
            self.course.setText(text)
            self.course.setVisible(bool(text))

    def set_tall(self, tall: bool) -> None:
        """Leave much room to the shape, or little, so that Begin stays in sight."""
        self._breath.setMaximumHeight(1000 if tall else 104)

    def show_suggestion(self, suggestion: Suggestion | None) -> None:
        """Show what is proposed; None where no practice fits the length."""
        self.has_answer = True
        practice = suggestion.practice if suggestion is not None else None
        self.begin.setEnabled(practice is not None)
        self.family.setText(family_title(practice.family) if practice is not None else "")
        self.title.setText(practice.title if practice is not None else tr("A quiet moment"))
        self.purpose.setText(practice.purpose if practice is not None else "")
        nothing = tr("No practice fits this length. Another number of minutes may.")
        self.reason.setText(suggestion.reason if suggestion is not None else nothing)
        for text in (self.family, self.purpose):
            if text.isHidden() != (practice is None):  # each change lays the whole page out anew
                text.setVisible(practice is not None)

"""Grounding: the feet, five sights, the place and the day. Always one key away."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.models.dates import WEEKDAYS, short_day
from desktop.ui.widgets import signposts
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.text import PageTitle, SoftText, Text


class GroundingScreen(Page):
    """Three steps back into the room, and whom to turn to."""

    back_pressed = Signal()
    end_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = Text("", "caption")
        self._back = Button(tr("Go back"), "primary", enter=True)
        self._end = Button(tr("End, keep these minutes"))
        self._back.clicked.connect(self.back_pressed)
        self._end.clicked.connect(self.end_pressed)
        column = QVBoxLayout()
        column.setSpacing(theme.GAP_16)
        self.body.setSpacing(0)
        self.body.addStretch(1)
        self.body.addLayout(column)
        self.body.addStretch(1)
        for words in self._steps():
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        ways = Flow(gap=theme.GAP_16)
        ways.add(self._back)
        ways.add(self._end)
        column.addWidget(ways, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.GAP_16)
        self._noted = Text("")
        self._noted.hide()
        for words in (self._noted, SoftText(signposts.people()), Text(signposts.emergency())):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)

    def show_day(self, today: date, *, can_end: bool) -> None:
        """Name `today`; offer to end only while there is something to end."""
        self._day.setText(
            tr(
                "Say where you are, and the day: it is {weekday} {day}.",
                weekday=tr(WEEKDAYS[today.weekday()]),
                day=short_day(today),
            )
        )
        self._end.setVisible(can_end)

    def show_contact(self, contact: str, *, locked: bool = False) -> None:
        """Show whom the person would call; a `locked` journal keeps that to itself."""
        said = signposts.noted_or_locked(contact, locked=locked)
        self._noted.setText(said)
        self._noted.setVisible(bool(said))

    def arrange(self, width: int) -> None:
        """Keep little margin, so that a small window holds it all."""
        self.body.setContentsMargins(theme.GAP_40, theme.GAP_16, theme.GAP_40, theme.GAP_16)

    def _steps(self) -> tuple[Text, ...]:
        return (
            PageTitle(tr("Here, in this room")),
            Text(tr("Feel both feet, and the floor that holds them."), "caption"),
            Text(tr("Look round slowly and name five things you see."), "caption"),
            self._day,
        )

"""One quiet line on Now: the shift that goes on, or the next one, and the way to all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.models.dates import WEEKDAYS, clock_time
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.text import SoftText

if TYPE_CHECKING:
    from datetime import date, datetime


class ShiftLine(Flow):
    """Words, and one button; hidden where no shift is near."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=theme.GAP_8)
        self.words = SoftText("", wrap=False)
        self.shifts = Button(tr("Shifts"), "quiet")
        self.add(self.words)
        self.add(self.shifts)
        self.shifts.clicked.connect(self.opened)
        self.hide()

    def show_words(self, words: str) -> None:
        """Show what is near, or nothing."""
        self.words.setText(words)
        self.shifts.setAccessibleName(tr("Shifts. {words}", words=words))
        self.refresh()
        self.setVisible(bool(words))


def going_on_words(kind: str, end: datetime, today: date) -> str:
    """Return "Night shift until 08:00", with the day where it is not over by tomorrow."""
    kind = kind[:1].upper() + kind[1:]
    if end.toordinal() - today.toordinal() > 1:
        until = f"{tr(WEEKDAYS[end.weekday()])} {clock_time(end)}"
        return tr("{kind} until {time}", kind=kind, time=until)
    return tr("{kind} until {time}", kind=kind, time=clock_time(end))


def next_words(kind: str, start: datetime, today: date) -> str:
    """Return "Next: night shift, today 20:00"; further ahead than a day by its weekday."""
    ahead = start.toordinal() - today.toordinal()
    near = {0: tr("today"), 1: tr("tomorrow")}
    day = near.get(ahead) or tr(WEEKDAYS[start.weekday()])
    return tr("Next: {kind}, {day} {time}", kind=kind, day=day, time=clock_time(start))

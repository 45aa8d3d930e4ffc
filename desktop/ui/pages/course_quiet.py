"""The quiet day: how many hours, and a timetable of its parts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.core.words import plural, tr
from desktop.services.course_views import TimetableRow
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import ChipRow
from desktop.ui.widgets.text import SectionTitle, SoftText, Text

HOURS = (3, 4, 5, 6, 7)


class QuietDay(QWidget):
    """Three to seven hours; the bells and a few words lead through it."""

    timetable_requested = Signal(int)  # minutes
    begin_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choices = [(str(hours), plural(hours, "{n} hour", "{n} hours")) for hours in HOURS]
        self.hours = ChipRow(choices, exclusive=True)
        self.hours.setAccessibleName(tr("How many hours"))
        self.hours.chosen.connect(self._on_hours)
        self.begin = Button(tr("Begin the quiet day"), "primary")
        self.begin.clicked.connect(self._on_begin)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.GAP_24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._cells: list[Text] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_8)
        column.addWidget(SectionTitle(tr("Timetable")))
        column.addWidget(self.hours)
        column.addLayout(self._grid)
        column.addWidget(SoftText(tr("Hours and minutes from the first bell.")))
        column.addSpacing(theme.GAP_8)
        column.addWidget(self.begin)

    @property
    def minutes(self) -> int:
        """How long the day is."""
        (hours,) = self.hours.keys() or (str(HOURS[0]),)
        return int(hours) * 60

    def offer(self, minutes: int) -> None:
        """Choose a length, unless the person has."""
        if not self.hours.keys():
            nearest = min(HOURS, key=lambda hours: abs(hours * 60 - minutes))
            self.hours.set_keys([str(nearest)])
        self.timetable_requested.emit(self.minutes)

    def show_timetable(self, rows: Iterable[TimetableRow]) -> None:
        """Show when each part begins."""
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        for number, row in enumerate(rows):
            cells = (
                Text(row.at, "strong", wrap=False),
                Text(row.name),
                Text(tr("{n} min", n=row.minutes), "small", "soft", wrap=False),
            )
            for place, cell in enumerate(cells):
                self._grid.addWidget(cell, number, place)
                self._cells.append(cell)

    @Slot(str)
    def _on_hours(self, _hours: str) -> None:
        self.timetable_requested.emit(self.minutes)

    @Slot()
    def _on_begin(self) -> None:
        self.begin_requested.emit(self.minutes)

"""This week: minutes and days practised, and the last check-in. There is no streak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.core.words import plural, tr
from desktop.ui import theme
from desktop.ui.models.dates import clock_time, near_day
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.text import SectionTitle, SoftText
from desktop.ui.widgets.week_bars import WeekBars

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.views import WeekSummary


class WeekCard(Card):
    """A small look back over seven days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setContentsMargins(20, 16, 20, 16)
        self.sum, self.last = SoftText(), SoftText()
        self.bars = WeekBars()
        head = Flow(gap=theme.GAP_12)
        title = SectionTitle(tr("This week"))
        head.add(title)
        head.add(self.sum)
        self._head = head
        self.body.addWidget(head)
        self.body.addWidget(self.bars, 1)
        self.body.addWidget(self.last)
        self.last.hide()

    def show_week(self, week: WeekSummary, today: date) -> None:
        """Show a week, Monday to Sunday."""
        self.bars.set_days(week.days)
        days = plural(week.practised_days, "practised on {n} day", "practised on {n} days")
        minutes = tr("{n} min", n=week.minutes) if week.minutes else tr("under 1 min")
        none = tr("No practice so far")
        self.sum.setText(f"{minutes} · {days}" if week.practised_days else none)
        self._head.refresh()
        last = week.last_check_in
        if last is not None:
            day = near_day(last.date(), today)
            self.last.setText(tr("Last check-in {day}, {time}", day=day, time=clock_time(last)))
        if self.last.isHidden() != (last is None):
            self.last.setVisible(last is not None)

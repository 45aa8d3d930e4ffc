"""Whether the weekly reflection is offered: from the chosen day on, until answered or put away.

It never comes by itself, and never speaks of a week that went by without one.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.days import monday_of, week_of

if TYPE_CHECKING:
    from desktop.journal.repository import Journal
    from desktop.services.journal_service import JournalService
    from desktop.services.settings_service import SettingsService

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def is_time_for(today: date, from_day: str, put_away: str) -> bool:
    """Say whether it is time to look back on a week; `put_away` is an ISO week, or nothing."""
    if from_day not in DAYS or put_away == week_of(today):
        return False
    return today.weekday() >= DAYS.index(from_day)


class WeekPrompt(QObject):
    """Looks when something has changed, and says so when the answer is another."""

    offered = Signal(bool)

    def __init__(
        self, journal: JournalService, settings: SettingsService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal, self._settings = journal, settings
        self._is_offered = False
        for changed in (
            journal.life_added,
            journal.life_changed,
            journal.life_removed,
            journal.journal_changed,
        ):
            changed.connect(self.refresh)
        settings.changed.connect(self._on_setting)

    @Slot()
    def refresh(self) -> None:
        """Look whether this week is still to be looked back on."""
        today = self._journal.today()
        if not self._is_time(today):
            self._offer(False)
            return
        monday = monday_of(week_of(today))

        def has_one(journal: Journal) -> bool:
            return bool(journal.reflections.all(since=monday, until=today, limit=1))

        self._journal.ask(has_one, lambda has: self._offer(not has and self._is_time(today)))

    @Slot()
    def put_away(self) -> None:
        """Say no more of this week."""
        self._settings.set("reflection_put_away", week_of(self._journal.today()))

    def _is_time(self, today: date) -> bool:
        from_day = str(self._settings.get("reflection_day"))
        return is_time_for(today, from_day, str(self._settings.get("reflection_put_away")))

    def _offer(self, offered: bool) -> None:
        if offered is not self._is_offered:
            self._is_offered = offered
            self.offered.emit(offered)

    @Slot(str, object)
    def _on_setting(self, key: str, value: object) -> None:
        if key in ("reflection_day", "reflection_put_away", "day_boundary"):
            self.refresh()

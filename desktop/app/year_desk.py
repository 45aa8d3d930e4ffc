"""The year in days, connected: it reads the days of one measure, and shows one year of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.services.year_days import year_view

if TYPE_CHECKING:
    from desktop.services.journal_service import JournalService
    from desktop.ui.pages.year import YearPage

USUAL = "pleasantness"


class YearDesk(QObject):
    """Fills the page of the year."""

    def __init__(
        self, page: YearPage, journal: JournalService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page, self._journal = page, journal
        self._year, self._measure = journal.today().year, USUAL
        page.year_wanted.connect(self._on_wanted)
        journal.journal_changed.connect(self._on_changed)

    @Slot()
    def refresh(self) -> None:
        """Read the days anew, off the interface thread."""
        wanted = self._year, self._measure

        def show(days: list[tuple[str, str, float, int]]) -> None:
            if wanted == (self._year, self._measure):
                self._page.show_year(year_view(days, *wanted, self._journal.today()))

        self._journal.weekly_days(self._measure, show)

    @Slot(int, str)
    def _on_wanted(self, year: int, measure: str) -> None:
        self._year, self._measure = year, measure
        self.refresh()

    @Slot()
    def _on_changed(self) -> None:
        if self._page.isVisible():
            self.refresh()

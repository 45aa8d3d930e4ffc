"""The page of marks, connected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.app.life_desk import LifeDesk

if TYPE_CHECKING:
    from desktop.services.journal_service import JournalService
    from desktop.services.life_service import LifeService
    from desktop.services.life_views import MarkDraft
    from desktop.ui.pages.mark import MarkPage


class MarkDesk(LifeDesk):
    """Keeps marks."""

    def __init__(
        self,
        page: MarkPage,
        life: LifeService,
        journal: JournalService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(page, life, journal, parent)
        self._marks = page

    def open(self, draft: MarkDraft) -> None:
        """Show a draft."""
        self._sent = None
        self._marks.load(draft)
        self._marks.focus_first()

"""The check-in page, connected: a new check-in, one to say more of, or one of the journal's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.app.keeping import Keeping
from desktop.services.views import CheckInDraft

if TYPE_CHECKING:
    from desktop.services.journal_service import JournalService
    from desktop.ui.pages.check_in import CheckInPage


class CheckInDesk(QObject):
    """Carries what the page says to the journal, and what the journal says back."""

    done = Signal(bool)  # whether an entry of the journal was being changed

    def __init__(
        self, page: CheckInPage, journal: JournalService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._keeping = Keeping(journal, self)
        self._editing = False
        self._leaving = False  # the page closes once all is kept
        self._refusal: tuple[str, str] | None = None  # field, sentence
        page.check_in_made.connect(self._on_made)
        page.saved.connect(self._on_saved)
        page.undo_requested.connect(self._keeping.undo)
        page.cancelled.connect(self._on_cancelled)
        self._keeping.kept.connect(self._on_kept)
        self._keeping.not_kept.connect(self._on_not_kept)
        journal.refused.connect(self._on_refused)

    def open(self, draft: CheckInDraft, editing: bool = False) -> None:
        """Show a draft; one with `amends` goes on with that check-in."""
        self._editing, self._leaving = editing, False
        self._keeping.begin_with(draft.amends)
        self._page.load(draft, editing=editing)

    @Slot(object)
    def _on_made(self, draft: CheckInDraft) -> None:
        self._send(draft, leaving=False)

    @Slot(object)
    def _on_saved(self, draft: CheckInDraft) -> None:
        self._send(draft, leaving=True)

    def _send(self, draft: CheckInDraft, leaving: bool) -> None:
        self._leaving, self._refusal = leaving, None
        self._keeping.send(draft)

    @Slot(str)
    def _on_kept(self, check_in_id: str) -> None:
        if not self._leaving:
            self._page.show_saved(check_in_id)
        elif not self._keeping.is_under_way:
            self._leaving = False
            self.done.emit(self._editing)

    @Slot()
    def _on_not_kept(self) -> None:
        self._leaving = False
        self._page.show_not_saved()
        if self._refusal is not None:
            self._page.show_field_error(*self._refusal)

    @Slot(str, str)
    def _on_refused(self, field: str, sentence: str) -> None:
        if self._page.isVisible():
            self._refusal = field, sentence
            self._page.show_field_error(field, sentence)

    @Slot()
    def _on_cancelled(self) -> None:
        self.done.emit(self._editing)

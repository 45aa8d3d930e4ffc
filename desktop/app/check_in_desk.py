"""The check-in page, connected: a new check-in, one to say more of, or one of the journal's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

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
        self._page, self._journal = page, journal
        self._editing = False
        self._last_id: str | None = None
        self._unkept = False  # something is on its way to the journal
        self._leaving = False  # and the page closes once it is kept
        page.check_in_made.connect(self._on_made)
        page.saved.connect(self._on_saved)
        page.undo_requested.connect(self._on_undo)
        page.cancelled.connect(self._on_cancelled)
        journal.check_in_added.connect(self._on_kept)
        journal.check_in_changed.connect(self._on_kept)
        journal.refused.connect(self._on_refused)
        journal.failed.connect(self._on_failed)

    def open(self, draft: CheckInDraft, editing: bool = False) -> None:
        """Show a draft; one with `amends` goes on with that check-in."""
        self._editing, self._last_id = editing, draft.amends
        self._page.load(draft, editing=editing)

    @Slot(object)
    def _on_made(self, draft: CheckInDraft) -> None:
        self._send(draft, leaving=False)

    @Slot(object)
    def _on_saved(self, draft: CheckInDraft) -> None:
        self._send(draft, leaving=True)

    def _send(self, draft: CheckInDraft, leaving: bool) -> None:
        self._unkept, self._leaving = True, leaving
        kept_id = self._journal.add(draft)
        if kept_id is None:
            self._unkept = self._leaving = False
        else:
            self._last_id = kept_id

    @Slot(object)
    def _on_kept(self, check_in: object) -> None:
        if not self._unkept or getattr(check_in, "id", None) != self._last_id:
            return
        self._unkept = False
        if self._leaving:
            self._leaving = False
            self.done.emit(self._editing)
        else:
            self._page.show_saved(str(self._last_id))

    @Slot(str, str)
    def _on_refused(self, field: str, sentence: str) -> None:
        if self._page.isVisible():
            self._page.show_field_error(field, sentence)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if self._unkept:
            self._unkept = self._leaving = False
            self._page.show_not_saved()

    @Slot()
    def _on_undo(self) -> None:
        if self._last_id is not None:
            self._journal.remove(self._last_id)
            self._last_id = None

    @Slot()
    def _on_cancelled(self) -> None:
        self.done.emit(self._editing)

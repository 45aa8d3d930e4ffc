"""The road of one page's check-ins to the journal, and of the answer back. Knows no page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from desktop.journal.records import CheckIn
    from desktop.services.journal_service import JournalService
    from desktop.services.views import CheckInDraft


class Keeping(QObject):
    """Sends what a page entered, and tells that page alone what became of it."""

    kept = Signal(str)  # id of the check-in
    not_kept = Signal()

    def __init__(self, journal: JournalService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._last_id: str | None = None
        self._under_way = 0
        journal.check_in_added.connect(self._on_kept)
        journal.check_in_changed.connect(self._on_kept)
        journal.not_kept.connect(self._on_not_kept)

    @property
    def last_id(self) -> str | None:
        """The check-in that was sent last, or that this goes on with."""
        return self._last_id

    @property
    def is_under_way(self) -> bool:
        """Whether an answer is still to come."""
        return self._under_way > 0

    def begin_with(self, check_in_id: str | None) -> None:
        """Go on with a check-in made elsewhere, or start afresh."""
        self._last_id, self._under_way = check_in_id, 0

    def send(self, draft: CheckInDraft, form: str = "") -> None:
        """Hand a draft to the journal; `kept` or `not_kept` follows. Words may wait in its `form`.

        While an earlier one is on its way its id is not yet known to the page: this completes it.
        """
        if draft.amends is None and self._under_way:
            draft = replace(draft, amends=self._last_id)
        sent_id = self._journal.add(draft, form)
        if sent_id is None:
            self.not_kept.emit()
            return
        self._under_way = self._under_way + 1 if sent_id == self._last_id else 1
        self._last_id = sent_id

    @Slot()
    def undo(self) -> None:
        """Take back what was sent last."""
        if self._last_id is not None:
            self._journal.remove(self._last_id)
            self.begin_with(None)

    @Slot(object)
    def _on_kept(self, check_in: CheckIn) -> None:
        if self._answered(check_in.id):
            self.kept.emit(check_in.id)

    @Slot(str)
    def _on_not_kept(self, check_in_id: str) -> None:
        if self._answered(check_in_id):
            self.not_kept.emit()

    def _answered(self, check_in_id: str) -> bool:
        if not self._under_way or check_in_id != self._last_id:
            return False
        self._under_way -= 1
        return True

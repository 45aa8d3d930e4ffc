"""What the pages of reflections, scores and marks share: kept on the page until kept for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from desktop.core.words import tr

if TYPE_CHECKING:
    from desktop.services.journal_service import JournalService
    from desktop.services.life_drafts import Life, LifeDraft
    from desktop.services.life_service import LifeService


class LifePage(Protocol):
    """A page that shows one draft and says when it is to be kept, or left."""

    kept: SignalInstance
    cancelled: SignalInstance

    def show_problem(self, sentence: str, field: str = "") -> None:
        """Say why it is not kept."""
        ...


class LifeDesk(QObject):
    """Hands what a page entered to the journal, and tells the page what became of it."""

    done = Signal(object)  # the record, or None where it was left

    def __init__(
        self,
        page: LifePage,
        life: LifeService,
        journal: JournalService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._life, self._journal = page, life, journal
        self._sent: str | None = None  # the id that is being kept; "" while it is not known
        self._form = ""  # where its words wait
        page.kept.connect(self._on_kept)
        page.cancelled.connect(self._on_cancelled)
        journal.life_added.connect(self._on_stored)
        journal.life_changed.connect(self._on_stored)
        life.not_kept.connect(self._on_not_stored)
        life.refused.connect(self._on_refused)

    @property
    def is_under_way(self) -> bool:
        """Whether an answer of the journal is still to come."""
        return self._sent is not None

    @Slot(object)
    def _on_kept(self, draft: LifeDraft) -> None:
        if self.is_under_way:
            return
        self._sent = draft.amends or ""
        sent_id = self._life.keep(draft, self._form)
        if self._sent is not None:  # else the answer came before this returned
            self._sent = sent_id

    @Slot(object)
    def _on_stored(self, record: Life) -> None:
        if self._sent is not None and self._sent in ("", record.id):
            self._sent = None
            self.stored(record)

    def stored(self, record: Life) -> None:
        """Go on after it was kept."""
        self.done.emit(record)

    @Slot(str)
    def _on_not_stored(self, record_id: str) -> None:
        if self._sent is not None and self._sent in ("", record_id):
            self._sent = None
            self._page.show_problem(tr("Not kept yet: it still stands here. Try once more."))

    @Slot(str, str)
    def _on_refused(self, field: str, sentence: str) -> None:
        if self.is_under_way:
            self._sent = None
            self._page.show_problem(sentence, field)

    @Slot()
    def _on_cancelled(self) -> None:
        self.done.emit(None)

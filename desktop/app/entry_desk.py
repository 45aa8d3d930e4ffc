"""The writing page, connected: a new entry, or one of the journal's to change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.words import tr

if TYPE_CHECKING:
    from desktop.journal.records import Entry
    from desktop.services.journal_service import JournalService
    from desktop.services.views import EntryDraft
    from desktop.ui.pages.entry import EntryPage


def _key(draft: EntryDraft) -> str:
    return draft.amends or draft.kind


class EntryDesk(QObject):
    """Carries what was written to the journal. What was begun and not kept waits by its kind."""

    done = Signal(bool)  # whether it was kept

    def __init__(
        self, page: EntryPage, journal: JournalService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page, self._journal = page, journal
        self._waiting: dict[str, EntryDraft] = {}  # by kind, or by the entry that is changed
        self._open: EntryDraft | None = None
        self._sent: str | None = None  # the id that is being kept; "" while it is not known
        self._sent_draft: EntryDraft | None = None
        page.kept.connect(self._on_kept)
        page.cancelled.connect(self._on_cancelled)
        journal.entry_added.connect(self._on_stored)
        journal.entry_changed.connect(self._on_stored)
        journal.not_kept.connect(self._on_not_stored)
        journal.refused.connect(self._on_refused)

    @property
    def has_waiting(self) -> bool:
        """Whether something was written that is not kept."""
        return bool(self._waiting)

    def open(self, draft: EntryDraft) -> None:
        """Show a draft, going on with what was left unkept of the same entry, or of its kind."""
        if self._sent is None:  # else what stands there is on its way to the journal
            self._set_aside()
        waiting = self._waiting.get(_key(draft))
        if waiting is not None:
            draft = replace(draft, answers=waiting.answers, at=waiting.at)
        self._open, self._sent = draft, None
        self._page.load(draft)
        self._page.focus_first()

    def _set_aside(self) -> None:
        """Remember what stands on the page, if there are words in it."""
        if self._open is None:
            return
        draft = self._page.draft()
        if any(words.strip() for _, words in draft.answers):
            self._waiting[_key(draft)] = draft
        else:
            self._waiting.pop(_key(draft), None)

    @Slot(object)
    def _on_kept(self, draft: EntryDraft) -> None:
        if self._sent is not None:  # an answer is still to come
            return
        # Asked first: an answer may come before this returns.
        self._sent, self._sent_draft = draft.amends or "", draft
        entry_id = self._journal.keep_entry(draft)
        if self._sent is not None:
            self._sent = entry_id

    @Slot(object)
    def _on_stored(self, entry: Entry) -> None:
        if self._sent is None or self._sent not in ("", entry.id):
            return
        self._sent = None
        if self._sent_draft is not None:
            self._waiting.pop(_key(self._sent_draft), None)
        self._open = None
        self.done.emit(True)

    @Slot(str)
    def _on_not_stored(self, entry_id: str) -> None:
        if self._sent in ("", entry_id):
            self._sent = None
            self._page.show_problem(tr("Not kept yet: your words are still here. Try once more."))

    @Slot(str, str)
    def _on_refused(self, field: str, sentence: str) -> None:
        if self._sent is not None:
            self._sent = None
            self._page.show_problem(sentence)

    @Slot()
    def _on_cancelled(self) -> None:
        self._set_aside()
        self._open = None
        self.done.emit(False)

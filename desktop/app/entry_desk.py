"""The writing page, connected: a new entry, or one of the journal's to change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.words import tr
from desktop.journal.records import Draft
from desktop.services.drafts import form_of, resumed, unkept
from desktop.services.unkept_words import UnkeptWords

if TYPE_CHECKING:
    from desktop.journal.records import Entry
    from desktop.services.journal_service import JournalService
    from desktop.services.views import EntryDraft
    from desktop.ui.pages.entry import EntryPage


class EntryDesk(QObject):
    """Carries what was written to the journal. What was begun and not kept waits in its form."""

    done = Signal(bool)  # whether it was kept

    def __init__(
        self, page: EntryPage, journal: JournalService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page, self._journal = page, journal
        self._unkept = UnkeptWords(journal, self._standing, self)
        self._open: EntryDraft | None = None  # as it was opened, without what waited
        self._form = ""  # the last one that was open
        self._sent: str | None = None  # the id that is being kept; "" while it is not known
        self._on_the_way: dict[str, Draft] = {}  # by that id, of every form that was sent
        page.kept.connect(self._on_kept)
        page.cancelled.connect(self._on_cancelled)
        page.edited.connect(self._unkept.on_edited)
        page.anew_requested.connect(self._on_anew)
        journal.entry_added.connect(self._on_stored)
        journal.entry_changed.connect(self._on_stored)
        journal.not_kept.connect(self._on_not_stored)
        journal.refused.connect(self._on_refused)

    @property
    def has_waiting(self) -> bool:
        """Whether words wait in the form that was open last."""
        return self._unkept.waits(self._form)

    def open(self, draft: EntryDraft) -> None:
        """Show a draft, going on with what was left unkept of the same entry, or of its form."""
        self._unkept.write()
        self._open, self._form, self._sent = draft, form_of(draft), None
        self._page.load(draft)
        self._unkept.find(self._form, self._on_found)
        self._page.focus_first()

    def close(self) -> None:
        """Write what stands on the page and is not kept."""
        self._unkept.close()

    def _standing(self) -> Draft | None:
        if self._open is None or self._sent is not None:
            return None  # else what stands there is on its way to the journal
        draft = self._page.draft()
        return unkept(self._form, self._open.answers, draft.answers, draft.at)

    def _on_found(self, waiting: Draft | None) -> None:
        standing = self._standing()
        if waiting is None or standing is None or self._open is None or waiting.form != self._form:
            return
        whole, now = resumed(standing, waiting, self._open.answers), self._page.draft()
        self._page.load(replace(now, answers=whole.answers, at=whole.at), waited=True)
        self._page.focus_first()

    @Slot()
    def _on_anew(self) -> None:
        if self._open is not None and self._sent is None:
            self._unkept.drop(self._form)
            self._page.load(self._open)
            self._page.focus_first()

    @Slot(object)
    def _on_kept(self, draft: EntryDraft) -> None:
        if self._sent is not None:  # an answer is still to come
            return
        self._unkept.write()
        # Asked first: an answer may come before this returns.
        self._on_the_way[""] = Draft(form=self._form, answers=draft.answers, at=draft.at)
        self._unkept.send(self._form)
        self._sent = draft.amends or ""
        entry_id = self._journal.keep_entry(draft)
        if entry_id is not None and "" in self._on_the_way:
            self._on_the_way[entry_id] = self._on_the_way.pop("")
        if self._sent is not None:
            self._sent = entry_id

    @Slot(object)
    def _on_stored(self, entry: Entry) -> None:
        self._arrived(entry.id)
        if self._sent is None or self._sent not in ("", entry.id):
            return
        self._sent = self._open = None
        self.done.emit(True)

    @Slot(str)
    def _on_not_stored(self, entry_id: str) -> None:
        self._bring_back(entry_id)
        if self._sent in ("", entry_id):
            self._sent = None
            self._page.show_problem(tr("Not kept yet: your words are still here. Try once more."))

    @Slot(str, str)
    def _on_refused(self, field: str, sentence: str) -> None:
        self._bring_back("")
        if self._sent is not None:
            self._sent = None
            self._page.show_problem(sentence)

    def _arrived(self, entry_id: str) -> Draft | None:
        known = entry_id if entry_id in self._on_the_way else ""
        return self._on_the_way.pop(known, None)

    def _bring_back(self, entry_id: str) -> None:
        words = self._arrived(entry_id)
        if words is not None:
            self._unkept.bring_back(words)
            self._unkept.find(words.form, self._on_found)  # it may have been opened anew since

    @Slot()
    def _on_cancelled(self) -> None:
        self._unkept.write()
        self._open = None
        self.done.emit(False)

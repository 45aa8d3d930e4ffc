"""The journal page, connected: what is kept, newest first, with delete and undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.journal.wanted import EVERYTHING, Wanted
from desktop.services.entry_words import entry_of

if TYPE_CHECKING:
    from desktop.journal.wanted import Record
    from desktop.services.journal_service import JournalService
    from desktop.services.views import JournalEntry
    from desktop.ui.pages.journal import JournalPage

AT_ONCE = 60  # entries read at a time


class JournalDesk(QObject):
    """Fills the journal page, a screenful at a time, and carries out what is asked there."""

    edit_requested = Signal(object)  # CheckInDraft
    rewrite_requested = Signal(object)  # EntryDraft
    life_requested = Signal(object)  # ReflectionDraft, ScoreDraft, MarkDraft
    shift_requested = Signal(str)  # id: shifts are changed and deleted on a page of their own

    def __init__(
        self,
        page: JournalPage,
        journal: JournalService,
        today: Callable[[], date],
        title_of: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._journal = page, journal
        self._today, self._title_of = today, title_of
        self._entries: dict[str, JournalEntry] = {}
        self._was_read = False
        self._more = False  # older entries have not been read
        self._wanted = EVERYTHING
        self._is_reading = self._read_again = False
        page.edit_requested.connect(self._on_edit)
        page.delete_requested.connect(journal.remove)
        page.undo_requested.connect(self._on_undo)
        page.load_more_requested.connect(self._on_more)
        page.wanted_changed.connect(self._on_wanted)
        for put in (
            journal.check_in_added,
            journal.check_in_changed,
            journal.sitting_changed,
            journal.entry_added,
            journal.entry_changed,
            journal.life_added,
            journal.life_changed,
        ):
            put.connect(self._on_put)
        for removed in (
            journal.check_in_removed,
            journal.sitting_removed,
            journal.entry_removed,
            journal.life_removed,
        ):
            removed.connect(self._on_removed)
        journal.journal_changed.connect(self.refresh)
        journal.failed.connect(self._on_failed)

    @Slot()
    def refresh(self) -> None:
        """Read the newest of what is wanted anew, as many as are shown.

        One question at a time: while it is under way, only the last one after it is remembered.
        """
        if self._is_reading:
            self._read_again = True
            return
        self._is_reading, wanted = True, self._wanted
        shown = max(AT_ONCE, len(self._entries))
        self._entries = {}
        self._journal.entries(shown + 1, 0, lambda found: self._show(found, shown, wanted), wanted)

    def _show(self, found: list[JournalEntry], shown: int, wanted: Wanted) -> None:
        self._is_reading, self._was_read = False, True
        if self._read_again:
            self._read_again = False
            self.refresh()
        if wanted != self._wanted:
            return  # something else is wanted by now, and on its way
        kept = found[:shown]
        self._entries = {entry.id: entry for entry in kept}
        self._more = len(found) > shown
        self._page.show_entries(kept, self._today(), self._more)

    @Slot(object)
    def _on_wanted(self, wanted: Wanted) -> None:
        self._wanted, self._entries = wanted, {}
        self.refresh()

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self._is_reading = self._read_again = False
        if not self._was_read:  # an empty page would look as if nothing had ever been kept
            self._page.show_unread()

    @Slot()
    def _on_undo(self) -> None:
        self._journal.undo_remove(self._page.deleting)

    @Slot(int)
    def _on_more(self, here: int) -> None:
        wanted = self._wanted
        self._journal.entries(AT_ONCE + 1, here, lambda found: self._append(found, wanted), wanted)

    def _append(self, found: list[JournalEntry], wanted: Wanted) -> None:
        if wanted != self._wanted:
            return
        more = found[:AT_ONCE]
        self._entries |= {entry.id: entry for entry in more}
        self._more = len(found) > AT_ONCE
        self._page.append_entries(more, self._more)

    @Slot(str)
    def _on_edit(self, entry_id: str) -> None:
        entry = self._entries.get(entry_id)
        if entry is not None and entry.check_in is not None:
            self.edit_requested.emit(entry.check_in)
        elif entry is not None and entry.written is not None:
            self.rewrite_requested.emit(entry.written)
        elif entry is not None and entry.life is not None:
            self.life_requested.emit(entry.life)
        elif entry is not None and entry.is_shift:
            self.shift_requested.emit(entry_id)

    @Slot(object)
    def _on_put(self, kept: Record) -> None:
        if self._wanted != EVERYTHING:  # the journal knows whether it is among what is wanted
            self.refresh()
            return
        entry = entry_of(kept, self._title_of)
        oldest = min((one.at for one in self._entries.values()), default=entry.at)
        if self._more and entry.at < oldest:  # it comes with those that are read later
            self._take_out(entry.id)
            return
        self._entries[entry.id] = entry
        self._page.put_entry(entry)

    @Slot(object)
    def _on_removed(self, gone: Record) -> None:
        self._take_out(gone.id)

    def _take_out(self, entry_id: str) -> None:
        self._entries.pop(entry_id, None)
        self._page.remove_entry(entry_id)

"""The page of what was written, connected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.journal.records import EntryKind
from desktop.services.entry_words import kept_entry
from desktop.services.views import EntryDraft

if TYPE_CHECKING:
    from desktop.journal.records import Entry
    from desktop.services.journal_service import JournalService
    from desktop.ui.pages.kept import KeptPage


class KeptDesk(QObject):
    """Fills the page with one kind of entry and carries out what is asked there."""

    write_requested = Signal(object)  # EntryDraft

    def __init__(
        self,
        page: KeptPage,
        journal: JournalService,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._journal, self._today = page, journal, today
        self._kind = EntryKind.ROLE_MODEL
        self._entries: dict[str, Entry] = {}
        page.kind_chosen.connect(self.show_kind)
        page.write_requested.connect(self._on_write)
        page.edit_requested.connect(self._on_edit)
        page.delete_requested.connect(journal.remove)
        page.undo_requested.connect(journal.undo_remove)
        for changed in (
            journal.entry_added,
            journal.entry_changed,
            journal.entry_removed,
            journal.journal_changed,
        ):
            changed.connect(self.refresh)

    @Slot(str)
    def show_kind(self, kind: str) -> None:
        """Show another kind of entry."""
        self._kind = EntryKind(kind)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the entries of the kind anew."""
        kind = self._kind
        self._journal.ask(
            lambda journal: (kind, journal.entries([kind]), journal.entry_kinds()), self._on_read
        )

    def _on_read(self, read: tuple[EntryKind, list[Entry], set[EntryKind]]) -> None:
        kind, entries, kinds = read
        if kind is not self._kind:
            return  # another was asked for meanwhile
        self._entries = {entry.id: entry for entry in entries}
        self._page.offer_kinds([one.value for one in EntryKind if one in kinds])
        self._page.show_entries(kind.value, map(kept_entry, entries), self._today())

    @Slot(str)
    def _on_write(self, kind: str) -> None:
        self.write_requested.emit(EntryDraft(kind))

    @Slot(str)
    def _on_edit(self, entry_id: str) -> None:
        draft = kept_entry(self._entries[entry_id]).draft
        self.write_requested.emit(draft)

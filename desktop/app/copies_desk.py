"""The page of copies, connected; and what is said of copies where one deletes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.app.file_dialogues import file_to_open
from desktop.core.errors import AppError
from desktop.core.sentences import sentence
from desktop.core.words import tr

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from desktop.journal.life import Mark, Reflection, Score
    from desktop.journal.records import CheckIn, Entry, Sitting
    from desktop.services.journal_service import JournalService
    from desktop.services.safekeeping import Safekeeping
    from desktop.ui.notices import Notices
    from desktop.ui.pages.copies import CopiesPage

_EVER = datetime.min.replace(tzinfo=UTC)


class CopiesDesk(QObject):
    """Fills the page and does what is asked for there."""

    afresh_requested = Signal()

    def __init__(
        self, page: CopiesPage, keeping: Safekeeping, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page, self._keeping = page, keeping
        page.look_requested.connect(self._on_look)
        page.restore_requested.connect(self._on_restore)
        page.file_requested.connect(self.choose_file)
        page.salvage_requested.connect(keeping.salvage)
        page.afresh_requested.connect(self._on_afresh)
        keeping.listed.connect(page.show_copies)
        keeping.looked.connect(page.show_preview)
        keeping.saved.connect(page.say)
        keeping.restored.connect(self._on_restored)
        keeping.failed.connect(self._on_failed)

    @Slot()
    def refresh(self) -> None:
        """Look for copies anew."""
        self._page.show_preview(None)
        self._keeping.refresh()

    @Slot()
    def choose_file(self) -> None:
        """Ask for a copy that lies elsewhere, then look into it."""
        chosen = file_to_open(self._page, tr("A copy of your journal"), "*.db")
        if chosen is not None:
            self._on_look(str(chosen), chosen.name)

    @Slot(str, str)
    def _on_look(self, path: str, title: str) -> None:
        self._keeping.look(path, title)

    @Slot(str)
    def _on_restore(self, path: str) -> None:
        self._page.show_preview(None)
        self._keeping.restore(path)

    @Slot()
    def _on_afresh(self) -> None:
        self._page.show_trouble(False)
        self.afresh_requested.emit()

    @Slot(str)
    def _on_restored(self, said: str) -> None:
        self._page.show_trouble(False)
        self._page.say(said)

    @Slot(object)
    def _on_failed(self, error: AppError) -> None:
        if self._page.isVisible():
            self._page.say(sentence(error))


class DeletedWords(QObject):
    """Says, where one deletes, that copies may have it, and offers to delete it there too."""

    def __init__(
        self,
        notices: Notices,
        journal: JournalService,
        keeping: Safekeeping,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._notices, self._keeping = notices, keeping
        self._offered: tuple[str, datetime] | None = None  # the record's id, and when it was logged
        self._asides: list[Path] = []
        for removed in (
            journal.check_in_removed,
            journal.entry_removed,
            journal.sitting_removed,
            journal.life_removed,
        ):
            removed.connect(self._on_removed)
        keeping.forgotten.connect(notices.say)
        keeping.left_aside.connect(self._on_left_aside)

    @Slot(object)
    def _on_removed(self, gone: CheckIn | Entry | Sitting | Reflection | Score | Mark) -> None:
        from desktop.journal.life import Mark

        # The day of a mark may lie ahead of the moment at which it was written down.
        since = _EVER if isinstance(gone, Mark) else gone.at.utc
        self._keeping.if_copied_since(since, lambda: self._say(gone.id, since))

    def _say(self, record_id: str, since: datetime) -> None:
        self._offered = record_id, since
        self._notices.say(
            tr("Deleted here. Copies of your journal may have it for up to two months."),
            tr("Delete it from the copies too"),
            self._forget,
        )

    def _forget(self) -> None:
        if self._offered is not None:
            self._keeping.forget(*self._offered)

    @Slot(object, str)
    def _on_left_aside(self, paths: list[Path], said: str) -> None:
        self._asides = paths
        what = tr("Remove it for good") if len(paths) == 1 else tr("Remove them for good")
        self._notices.say(said, what, self._remove_asides)

    def _remove_asides(self) -> None:
        self._keeping.remove_aside(self._asides)

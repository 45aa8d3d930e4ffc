"""Words that stand in a form wait in the journal until they are kept, through a close or a crash.

Knows no form: it is told where the words are, and when one of them has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.core.errors import AppError
from desktop.services.drafts import resumed

if TYPE_CHECKING:
    from desktop.journal.records import Draft
    from desktop.journal.repository import Journal
    from desktop.services.journal_service import JournalService

WRITE_WITHIN_MS = 2_000


class UnkeptWords(QObject):
    """Writes the words of one page in the journal's lane while they are typed.

    `standing` returns what stands on the page: an empty draft where nothing in it is unkept, None
    while no form is open or its words are on their way to the journal.
    """

    def __init__(
        self,
        journal: JournalService,
        standing: Callable[[], Draft | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal, self._standing = journal, standing
        self._waiting: dict[str, Draft] = {}  # by form
        self._unwritten: set[str] = set()  # forms of which the journal has other words, or none
        self._asked: list[tuple[str, Callable[[Draft | None], None]]] = []
        self._is_reading = self._was_read = False
        self._was_told = False  # why the words cannot be written
        self._soon = QTimer(self, interval=WRITE_WITHIN_MS, singleShot=True)
        self._soon.timeout.connect(self.write)

    def find(self, form: str, found: Callable[[Draft | None], None]) -> None:
        """Give `found` what waits in a form, at once; and once the journal has been read."""
        found(self._waiting.get(form))
        if not self._was_read:
            self._asked.append((form, found))
            self._read()

    def waits(self, form: str) -> bool:
        """Say whether words wait in a form, as far as they were read."""
        return form in self._waiting

    @Slot()
    def on_edited(self) -> None:
        """Write what stands on the page within two seconds."""
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def write(self) -> None:
        """Write what stands on the page now, and what could not be written before."""
        self._soon.stop()
        draft = self._standing()
        if draft is not None and draft.is_empty:
            self._forget(draft.form)
        elif draft is not None and self._waiting.get(draft.form) != draft:
            self._waiting[draft.form] = draft
            self._unwritten.add(draft.form)
        self._write_all()

    def close(self) -> None:
        """Write what stands on the page, without waiting for an answer that nobody would hear."""
        self.write()
        mine = [self._waiting[form] for form in self._unwritten if form in self._waiting]

        def write(journal: Journal) -> None:
            before = {draft.form: draft for draft in journal.drafts()}
            for draft in mine:
                waiting = before.get(draft.form)
                journal.put_draft(draft if waiting is None else resumed(draft, waiting))

        if mine:
            self._journal.ask(write, None, self._on_not_written)

    def drop(self, form: str) -> None:
        """Forget the words that wait in a form."""
        self._forget(form)
        self._write_all()

    def send(self, form: str) -> None:
        """Let what waits in a form go: the journal is about to keep it, and ends its draft then."""
        self._waiting.pop(form, None)
        self._unwritten.discard(form)

    def bring_back(self, draft: Draft) -> None:
        """Let words wait again that could not be kept."""
        since = self._waiting.get(draft.form)
        self._waiting[draft.form] = draft if since is None else resumed(since, draft)
        self._unwritten.add(draft.form)
        self._write_all()

    def _forget(self, form: str) -> None:
        if self._waiting.pop(form, None) is not None:
            self._unwritten.add(form)

    def _write_all(self) -> None:
        if not self._unwritten:
            return
        if not self._was_read:  # what waits there since last time must not be written over
            self._read()
            return
        forms, self._unwritten = self._unwritten, set()
        changes = {form: self._waiting.get(form) for form in forms}

        def write(journal: Journal) -> None:
            for form, draft in changes.items():
                journal.drop_draft(form) if draft is None else journal.put_draft(draft)

        def try_again_later(error: Exception) -> None:
            # What was sent meanwhile is the journal's to end.
            self._unwritten |= {
                form for form in forms if form in self._waiting or changes[form] is None
            }
            self._on_not_written(error)

        self._journal.ask(write, self._on_written, try_again_later)

    def _read(self) -> None:
        if not self._is_reading:
            self._is_reading = True
            self._journal.ask(lambda journal: journal.drafts(), self._on_read, self._on_not_read)

    def _on_read(self, drafts: list[Draft]) -> None:
        self._is_reading, self._was_read = False, True
        asked, self._asked = self._asked, []
        for form, found in asked:
            found(next((draft for draft in drafts if draft.form == form), None))
        for draft in drafts:
            mine = self._waiting.get(draft.form)
            if mine is None:
                self._waiting[draft.form] = draft
            elif mine != draft:
                self._waiting[draft.form] = resumed(mine, draft)
                self._unwritten.add(draft.form)
        self._write_all()

    def _on_not_read(self, error: Exception) -> None:
        # The form can be written in all the same; keeping it will say what is wrong.
        self._is_reading = False
        self._asked.clear()
        if not isinstance(error, AppError):
            raise error

    def _on_written(self, _: None) -> None:
        self._was_told = False

    def _on_not_written(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        if not self._was_told:  # once, and not every two seconds
            self._was_told = True
            self._journal.failed.emit(error)

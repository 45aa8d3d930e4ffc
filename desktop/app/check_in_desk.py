"""The check-in page, connected: a new check-in, one to say more of, or one of the journal's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.app.keeping import Keeping
from desktop.journal.records import Draft
from desktop.services.drafts import Answers, resumed, unkept
from desktop.services.unkept_words import UnkeptWords
from desktop.services.views import CheckInDraft

if TYPE_CHECKING:
    from desktop.services.journal_service import JournalService
    from desktop.ui.pages.check_in import CheckInPage

FORM = "check-in"  # where the note of a new one waits; that of a change waits at its entry
_NOTE = "note"


def _noted(note: str) -> Answers:
    return ((_NOTE, note),)


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
        self._unkept = UnkeptWords(journal, self._standing, self)
        self._form = ""  # where the note waits; nothing while no form is open
        self._note = self._sent_note = ""  # what of it is kept, and what is on its way
        page.check_in_made.connect(self._on_made)
        page.saved.connect(self._on_saved)
        page.undo_requested.connect(self._on_undo)
        page.edited.connect(self._unkept.on_edited)
        page.anew_requested.connect(self._on_anew)
        page.cancelled.connect(self._on_cancelled)
        self._keeping.kept.connect(self._on_kept)
        self._keeping.not_kept.connect(self._on_not_kept)
        journal.refused.connect(self._on_refused)

    def open(self, draft: CheckInDraft, editing: bool = False) -> None:
        """Show a draft; one with `amends` goes on with that check-in."""
        self._unkept.write()
        self._editing, self._leaving = editing, False
        self._form, self._note = (editing and draft.amends) or FORM, draft.note
        self._keeping.begin_with(draft.amends)
        self._page.load(draft, editing=editing)
        self._unkept.find(self._form, self._on_found)

    def close(self) -> None:
        """Write a note that is not kept."""
        self._unkept.close()

    def _standing(self) -> Draft | None:
        if not self._form or self._leaving:
            return None
        return unkept(self._form, _noted(self._note), _noted(self._written()))

    def _on_found(self, waiting: Draft | None) -> None:
        if waiting is None or waiting.form != self._form or self._leaving:
            return
        note = _noted(self._written())
        # A change of an entry replaces its note; what waits for a new check-in adds to one it has.
        opened = _noted(self._note) if self._editing else ()
        whole = resumed(Draft(form=self._form, answers=note), waiting, opened)
        self._page.go_on_with(dict(whole.answers)[_NOTE])

    def _written(self) -> str:
        return self._page.note.toPlainText().strip()

    @Slot()
    def _on_anew(self) -> None:
        self._unkept.drop(self._form)
        self._page.begin_note_anew(self._note)

    @Slot()
    def _on_undo(self) -> None:
        self._note = ""
        self._keeping.undo()

    @Slot(object)
    def _on_made(self, draft: CheckInDraft) -> None:
        self._send(draft, leaving=False)

    @Slot(object)
    def _on_saved(self, draft: CheckInDraft) -> None:
        self._send(draft, leaving=True)

    def _send(self, draft: CheckInDraft, leaving: bool) -> None:
        self._unkept.write()
        self._leaving, self._refusal, self._sent_note = leaving, None, draft.note
        if draft.note:
            self._unkept.send(self._form)
        self._keeping.send(draft, self._form if draft.note else "")

    @Slot(str)
    def _on_kept(self, check_in_id: str) -> None:
        self._note = self._sent_note
        if not self._leaving:
            self._page.show_saved(check_in_id)
        elif not self._keeping.is_under_way:
            self._leaving, self._form = False, ""
            self.done.emit(self._editing)

    @Slot()
    def _on_not_kept(self) -> None:
        self._leaving = False
        self._unkept.on_edited()
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
        self._unkept.write()
        self._form = ""
        self.done.emit(self._editing)

"""A page of the journal whose form waits: what was begun there stands there again until it is kept.

It survives leaving the page, closing, a crash, and the lock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, SignalInstance, Slot

from desktop.app.life_desk import LifeDesk, LifePage
from desktop.services.drafts import resumed
from desktop.services.unkept_words import UnkeptWords

if TYPE_CHECKING:
    from desktop.journal.life import Mark, Reflection, Score
    from desktop.journal.records import Draft
    from desktop.services.drafts import Answers
    from desktop.services.journal_service import JournalService
    from desktop.services.life_drafts import LifeDraft
    from desktop.services.life_service import LifeService


class WaitingPage(LifePage, Protocol):
    """A page that says when something in it changed, and when what waited is to go."""

    edited: SignalInstance
    anew_requested: SignalInstance

    def focus_first(self) -> None:
        """Give the keyboard to what is asked first."""
        ...


class WaitingDesk(LifeDesk):
    """Opens a draft, goes on with what waited there, and writes what stands there meanwhile.

    A desk says what stands on its page, shows what was opened, and what waited.
    """

    def __init__(
        self,
        page: WaitingPage,
        life: LifeService,
        journal: JournalService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(page, life, journal, parent)
        self._waiting_page = page
        self._is_open = False
        self._unkept = UnkeptWords(journal, self._standing, self)
        page.edited.connect(self._on_edited)
        page.anew_requested.connect(self._on_anew)

    def show_opened(self) -> None:
        """Show the draft as it was opened."""
        raise NotImplementedError

    def standing(self) -> Draft:
        """Return what stands on the page and is not kept."""
        raise NotImplementedError

    def opened_words(self) -> Answers:
        """Return the words of the draft as it was opened."""
        raise NotImplementedError

    def show_waiting(self, whole: Draft) -> None:
        """Show what stands there, going on with what waited."""
        raise NotImplementedError

    def begin(self, form: str) -> None:
        """Show what is opened, going on with what waits in `form`."""
        self._form, self._is_open = form, True
        self.show_opened()
        self._unkept.find(form, self._on_found)
        self._waiting_page.focus_first()

    def close(self) -> None:
        """Write what stands on the page and is not kept."""
        self._unkept.close()

    def stored(self, record: Reflection | Score | Mark) -> None:
        """Forget the form: it is kept."""
        self._is_open = False
        super().stored(record)

    def _standing(self) -> Draft | None:
        return self.standing() if self._is_open and not self.is_under_way else None

    def _on_found(self, waiting: Draft | None) -> None:
        standing = self._standing()
        if waiting is None or standing is None or waiting.form != self._form:
            return
        self.show_waiting(resumed(standing, waiting, self.opened_words()))
        self._waiting_page.focus_first()

    @Slot()
    def _on_edited(self) -> None:
        self._unkept.on_edited()

    @Slot()
    def _on_anew(self) -> None:
        if self._is_open and not self.is_under_way:
            self._unkept.drop(self._form)
            self.show_opened()
            self._waiting_page.focus_first()

    @Slot(object)
    def _on_kept(self, draft: LifeDraft) -> None:
        if not self.is_under_way:
            self._unkept.write()
            self._unkept.send(self._form)
            super()._on_kept(draft)

    @Slot(str)
    def _on_not_stored(self, record_id: str) -> None:
        super()._on_not_stored(record_id)
        self._unkept.on_edited()

    @Slot(str, str)
    def _on_refused(self, field: str, sentence: str) -> None:
        super()._on_refused(field, sentence)
        self._unkept.on_edited()

    @Slot()
    def _on_cancelled(self) -> None:
        self._unkept.write()
        self._is_open = False
        super()._on_cancelled()

"""The page of the weekly reflection, connected; what is begun there waits until it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.app.life_desk import LifeDesk
from desktop.core.days import day_of, monday_of, week_of
from desktop.core.words import tr
from desktop.journal.records import Draft
from desktop.services.drafts import resumed, unkept
from desktop.services.life_drafts import reflection_words, with_reflection_words
from desktop.services.life_views import ReflectionDraft
from desktop.services.life_words import reflection_sentence
from desktop.services.unkept_words import UnkeptWords
from desktop.ui.models.dates import short_day

if TYPE_CHECKING:
    from desktop.journal.life import Mark, Reflection, Score
    from desktop.services.journal_service import JournalService
    from desktop.services.life_drafts import LifeDraft
    from desktop.services.life_service import LifeService
    from desktop.ui.pages.reflect import ReflectPage

FORM = "reflection"  # where a new one waits; a change waits at its reflection


class ReflectDesk(LifeDesk):
    """Shows a draft, says what it adds up to, and lets it wait."""

    def __init__(
        self,
        page: ReflectPage,
        life: LifeService,
        journal: JournalService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(page, life, journal, parent)
        self._reflect = page
        self._open: ReflectionDraft | None = None  # as it was opened, without what waited
        self._unkept = UnkeptWords(journal, self._standing, self)
        page.edited.connect(self._on_edited)
        page.anew_requested.connect(self._on_anew)

    def open(self, draft: ReflectionDraft) -> None:
        """Show a draft, going on with what was begun and not kept."""
        self._unkept.write()
        self._open, self._form = draft, draft.amends or FORM
        self._show(draft)
        self._unkept.find(self._form, self._on_found)
        self._reflect.focus_first()

    def close(self) -> None:
        """Write what stands on the page and is not kept."""
        self._unkept.close()

    def _show(self, draft: ReflectionDraft, *, waited: bool = False) -> None:
        self._reflect.load(draft, waited=waited)
        self._tell()

    def _tell(self) -> None:
        draft = self._reflect.draft()
        self._reflect.show_sum(reflection_sentence(draft))
        today = self._journal.today()
        day = today if draft.at is None else day_of(draft.at, self._journal.boundary)
        monday = monday_of(week_of(day))
        sunday = monday.fromordinal(monday.toordinal() + 6)
        said = {"first": short_day(monday, today), "last": short_day(sunday, today)}
        self._reflect.show_week(tr("The week from {first} to {last}.", **said))

    def _standing(self) -> Draft | None:
        if self._open is None or self.is_under_way:
            return None
        draft, opened = self._reflect.draft(), reflection_words(self._open)
        return unkept(self._form, opened, reflection_words(draft), draft.at)

    def _on_found(self, waiting: Draft | None) -> None:
        standing = self._standing()
        if waiting is None or standing is None or self._open is None or waiting.form != self._form:
            return
        whole = resumed(standing, waiting, reflection_words(self._open))
        said = dict(reflection_words(self._reflect.draft())) | dict(whole.answers)
        draft = with_reflection_words(self._reflect.draft(), tuple(said.items()))
        at = whole.at or draft.at
        self._show(ReflectionDraft(draft.answers, draft.note, at, draft.amends), waited=True)
        self._reflect.focus_first()

    @Slot()
    def _on_edited(self) -> None:
        self._tell()
        self._unkept.on_edited()

    @Slot()
    def _on_anew(self) -> None:
        if self._open is not None and not self.is_under_way:
            self._unkept.drop(self._form)
            self._show(self._open)
            self._reflect.focus_first()

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

    def stored(self, record: Reflection | Score | Mark) -> None:
        """Forget the form: it is kept."""
        self._open = None
        super().stored(record)

    @Slot()
    def _on_cancelled(self) -> None:
        self._unkept.write()
        self._open = None
        super()._on_cancelled()

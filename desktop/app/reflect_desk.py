"""The page of the weekly reflection, connected; what is begun there waits until it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.app.waiting_desk import WaitingDesk
from desktop.core.days import day_of, monday_of, week_of
from desktop.core.words import tr
from desktop.services.drafts import unkept
from desktop.services.life_drafts import reflection_words, with_reflection_words
from desktop.services.life_views import ReflectionDraft
from desktop.services.life_words import reflection_sentence
from desktop.ui.models.dates import short_day

if TYPE_CHECKING:
    from desktop.journal.records import Draft
    from desktop.services.drafts import Answers
    from desktop.services.journal_service import JournalService
    from desktop.services.life_service import LifeService
    from desktop.ui.pages.reflect import ReflectPage

FORM = "reflection"  # where a new one waits; a change waits at its reflection


class ReflectDesk(WaitingDesk):
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
        self._opened = ReflectionDraft()  # without what waited

    def open(self, draft: ReflectionDraft) -> None:
        """Show a draft, going on with what was begun and not kept."""
        self._unkept.write()
        self._opened = draft
        self.begin(draft.amends or FORM)

    def show_opened(self) -> None:
        self._show(self._opened)

    def standing(self) -> Draft:
        draft = self._reflect.draft()
        return unkept(self._form, self.opened_words(), reflection_words(draft), draft.at)

    def opened_words(self) -> Answers:
        return reflection_words(self._opened)

    def show_waiting(self, whole: Draft) -> None:
        said = dict(reflection_words(self._reflect.draft())) | dict(whole.answers)
        draft = with_reflection_words(self._reflect.draft(), tuple(said.items()))
        at = whole.at or draft.at
        self._show(ReflectionDraft(draft.answers, draft.note, at, draft.amends), waited=True)

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

    @Slot()
    def _on_edited(self) -> None:
        self._tell()
        super()._on_edited()

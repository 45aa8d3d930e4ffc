"""The page of scores, connected: what is begun waits; what one came to is said once it is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.app.waiting_desk import WaitingDesk
from desktop.journal.life import Score
from desktop.services.drafts import unkept
from desktop.services.life_views import ScoreDraft
from desktop.services.life_words import points_to_people, score_sentences, score_title
from desktop.ui.widgets.signposts import after_something_hard

if TYPE_CHECKING:
    from desktop.journal.life import Mark, Reflection
    from desktop.journal.records import Draft
    from desktop.services.drafts import Answers
    from desktop.services.journal_service import JournalService
    from desktop.services.life_service import LifeService
    from desktop.ui.pages.score import ScorePage

FORM = "score"  # where a new one waits; a change waits at its score


class ScoreDesk(WaitingDesk):
    """Keeps scores and sets each against the one before it. `contact` is whom one would call."""

    def __init__(
        self,
        page: ScorePage,
        life: LifeService,
        journal: JournalService,
        contact: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(page, life, journal, parent)
        self._scores, self._contact = page, contact
        self._opened = ScoreDraft()  # without what waited
        self._words: Answers = ()  # of it
        page.another_requested.connect(self._on_another)

    def open(self, draft: ScoreDraft) -> None:
        """Show a draft, going on with what was begun and not kept."""
        self._unkept.write()
        self._sent, self._opened = None, draft
        self.begin(draft.amends or FORM)

    def show_opened(self) -> None:
        self._scores.load(self._opened)
        self._words = self._scores.words()

    def standing(self) -> Draft:
        return unkept(self._form, self._words, self._scores.words(), self._scores.moment.at)

    def opened_words(self) -> Answers:
        return self._words

    def show_waiting(self, whole: Draft) -> None:
        said = dict(self._scores.words()) | dict(whole.answers)
        self._scores.show_waiting(tuple(said.items()), whole.at or self._scores.moment.at)

    def stored(self, record: Reflection | Score | Mark) -> None:
        """Say what it came to; the page stays until it is left."""
        self._is_open = False
        if isinstance(record, Score):
            self._life.scores_before(record, lambda before: self._tell(record, before))

    def _tell(self, score: Score, before: list[Score]) -> None:
        signpost = after_something_hard(self._contact()) if points_to_people(score) else ""
        self._scores.show_kept(score_title(score), score_sentences(score, before), signpost)

    @Slot()
    def _on_another(self) -> None:
        self.open(ScoreDraft())

"""The page of scores, connected: what one came to is said once it is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.app.life_desk import LifeDesk
from desktop.journal.life import Score
from desktop.services.life_words import points_to_people, score_sentences, score_title
from desktop.ui.widgets.signposts import after_something_hard

if TYPE_CHECKING:
    from desktop.journal.life import Mark, Reflection
    from desktop.services.journal_service import JournalService
    from desktop.services.life_service import LifeService
    from desktop.services.life_views import ScoreDraft
    from desktop.ui.pages.score import ScorePage


class ScoreDesk(LifeDesk):
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

    def open(self, draft: ScoreDraft) -> None:
        """Show a draft."""
        self._sent = None
        self._scores.load(draft)
        self._scores.focus_first()

    def stored(self, record: Reflection | Score | Mark) -> None:
        """Say what it came to; the page stays until it is left."""
        if isinstance(record, Score):
            self._life.scores_before(record, lambda before: self._tell(record, before))

    def _tell(self, score: Score, before: list[Score]) -> None:
        signpost = after_something_hard(self._contact()) if points_to_people(score) else ""
        self._scores.show_kept(score_title(score), score_sentences(score, before), signpost)

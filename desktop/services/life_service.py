"""Keeps reflections, scores and marks. Decides what a draft becomes; shows nothing itself.

Deleting and bringing back is the journal service's, as for every other kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.errors import AppError
from desktop.core.sentences import field_sentence
from desktop.journal.life import Score
from desktop.journal.records import FieldError
from desktop.services import life_drafts, removing

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.clock import Clock
    from desktop.journal.repository import Journal
    from desktop.services.journal_service import JournalService
    from desktop.services.life_drafts import Life, LifeDraft


class LifeService(QObject):
    """What stands around the check-ins, for the window's pages.

    The journal service's `life_added` and `life_changed` tell what was kept, once it is durable.
    """

    refused = Signal(str, str)  # field, sentence to show beside it
    not_kept = Signal(str)  # id; the journal's `failed` says why

    def __init__(
        self, journal: JournalService, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal, self._clock = journal, clock

    def keep(self, draft: LifeDraft, form: str = "") -> str | None:
        """Keep what was entered, or change what it amends; its id, or None and `refused`.

        What waits in `form` ends with it, once it is kept.
        """
        clock, boundary = self._clock, self._journal.boundary
        try:
            new = life_drafts.made_from(draft, clock, boundary, self._journal.today())
        except FieldError as error:
            text = field_sentence(error.field, error.found, error.allowed)
            self.refused.emit(error.field, text)
            return None
        changed = draft.amends
        if changed is None:
            self._journal.ask(
                lambda journal: removing.keep(journal, new, form),
                self._journal.life_added.emit,
                self._failing(new.id),
            )
            return new.id

        def change(journal: Journal) -> Life:
            stands = removing.stands(journal, changed)
            return removing.amend(journal, life_drafts.edited(stands, draft, clock, boundary))

        self._journal.ask(change, self._journal.life_changed.emit, self._failing(changed))
        return changed

    def scores_before(self, score: Score, done: Callable[[list[Score]], None]) -> None:
        """Give `done` the scores of the same questionnaire before this one, newest first."""

        def read(journal: Journal) -> list[Score]:
            return [
                one
                for one in journal.scores.all()
                if one.questionnaire == score.questionnaire and one.at.utc < score.at.utc
            ]

        self._journal.ask(read, done)

    def _failing(self, record_id: str) -> Callable[[Exception], None]:
        def on_error(error: Exception) -> None:
            self.not_kept.emit(record_id)
            if isinstance(error, KeyError):  # another process deleted it: show what is there now
                self._journal.journal_changed.emit()
            elif isinstance(error, AppError):
                self._journal.failed.emit(error)
            else:
                raise error

        return on_error

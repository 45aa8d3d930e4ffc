"""Keeps the minutes of the practice that is playing, every few seconds, so that a crash keeps them.

It counts only what it is told has sounded; it never looks at a wall clock to measure time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.errors import AppError
from desktop.journal.making import new_sitting
from desktop.journal.records import Sitting
from desktop.services.views import SHORTEST_S

if TYPE_CHECKING:
    from desktop.core.clock import Clock
    from desktop.journal.records import CheckIn
    from desktop.journal.repository import Journal
    from desktop.services.journal_service import JournalService

FIRST_S = 1.0  # the first second is kept at once
EVERY_S = 5.0


class SittingRecorder(QObject):
    """One sitting at a time, from Begin to its end."""

    recovered = Signal(object)  # Sitting that a crash left open; its minutes are kept
    not_kept = Signal()  # the sitting has ended and the journal could not take it

    def __init__(
        self, journal_service: JournalService, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal, self._clock = journal_service, clock
        self._sitting: Sitting | None = None
        self._done_s = 0.0  # of the sitting that plays; it stands in the record when that is kept
        self._next_s = FIRST_S
        self._writing = False
        self._told = False

    @property
    def sitting_id(self) -> str | None:
        """The id of the sitting that plays, or that ended last; None if that one was not kept."""
        return self._sitting.id if self._sitting else None

    def begin(self, practice_id: str, planned_s: int, choices: str = "") -> str:
        """Begin a sitting of `planned_s` seconds now and return its id.

        `choices` is JSON of what was chosen.
        """
        boundary = self._journal.boundary
        sitting = new_sitting(self._clock, boundary, practice_id, planned_s, choices)
        self._sitting, self._done_s, self._next_s = sitting, 0.0, FIRST_S
        self._writing = self._told = False
        return sitting.id

    def progress(self, practised_s: float) -> None:
        """Note how many seconds have sounded; cheap enough to be called at every look."""
        sitting = self._sitting
        if sitting is None or sitting.closed or practised_s < self._done_s:
            return
        self._done_s = practised_s
        if practised_s >= self._next_s and not self._writing:
            self._next_s = practised_s + EVERY_S
            self._sitting = replace(sitting, practised_s=practised_s)
            self._keep(self._sitting)

    def keep_now(self) -> None:
        """Keep the seconds done so far, ahead of their turn."""
        if self._sitting is not None and not self._sitting.closed and self._done_s >= FIRST_S:
            self._sitting = replace(self._sitting, practised_s=self._done_s)
            self._keep(self._sitting)

    def replanned(self, planned_s: int) -> None:
        """Note that the sitting was made longer or shorter while it played."""
        if self._sitting is not None and not self._sitting.closed:
            self._sitting = replace(self._sitting, planned_s=planned_s)

    def rechosen(self, choices: str) -> None:
        """Note that something was chosen otherwise while it played; JSON, as for `begin`."""
        if self._sitting is not None and not self._sitting.closed:
            self._sitting = replace(self._sitting, choices=choices)

    def end(self, practised_s: float, finished: bool, hard: bool = False) -> None:
        """End the sitting: its minutes are kept, whole or not; under ten seconds it is not."""
        sitting = self._sitting
        if sitting is None or sitting.closed:
            return
        done_s = max(practised_s, self._done_s)
        ended = replace(sitting, practised_s=done_s, finished=finished, hard=hard, closed=True)
        if done_s < SHORTEST_S:
            self._sitting = None
            self._journal.ask(
                lambda journal: _forget(journal, ended.id), self._on_forgotten, waits=True
            )
        else:
            self._sitting = ended
            self._keep(ended)

    def say_hard(self) -> None:
        """Note that the sitting that ended last was hard."""
        if self._sitting is not None and self._sitting.closed:
            self._sitting = replace(self._sitting, hard=True)
            self._keep(self._sitting)

    def recover(self) -> None:
        """Close what a crash left open, keeping its minutes; `recovered` tells of the last one.

        Call it once as the app starts; a sitting that this recorder began is left alone.
        """
        own = self.sitting_id
        self._journal.ask(lambda journal: _close_open(journal, own), self._on_recovered, waits=True)

    def _keep(self, sitting: Sitting) -> None:
        self._writing = True
        self._journal.ask(
            lambda journal: _kept(journal, sitting), self._on_kept, self._on_not_kept, waits=True
        )

    def _on_kept(self, kept: tuple[Sitting, CheckIn | None]) -> None:
        self._writing = False
        sitting, linked = kept
        if sitting.closed:  # nothing redraws every few seconds while a practice plays
            self._journal.sitting_changed.emit(sitting)
        if linked is not None:
            self._journal.check_in_changed.emit(linked)

    def _on_forgotten(self, sitting: Sitting | None) -> None:
        if sitting is not None:
            self._journal.sitting_removed.emit(sitting)

    def _on_not_kept(self, error: Exception) -> None:
        self._writing = False
        if not isinstance(error, AppError):
            raise error
        if self._sitting is not None and self._sitting.closed:
            self.not_kept.emit()
        if not self._told:  # once a sitting; the minutes are tried again every few seconds
            self._told = True
            self._journal.failed.emit(error)

    def _on_recovered(self, left_open: list[Sitting]) -> None:
        for sitting in left_open:
            self._journal.sitting_changed.emit(sitting)
        if left_open:
            self.recovered.emit(left_open[0])


def _kept(journal: Journal, sitting: Sitting) -> tuple[Sitting, CheckIn | None]:
    """Keep where a sitting stands, and link what came before it when it is new."""
    stands = journal.sitting(sitting.id)
    if stands is None:
        return sitting, journal.start_sitting(sitting)
    # The day it belongs to may have moved meanwhile; the journal knows best.
    current = replace(sitting, at=stands.at, day=stands.day, week=stands.week)
    return journal.amend_sitting(current), None


def _forget(journal: Journal, sitting_id: str) -> Sitting | None:
    """Delete what was written of a sitting too short to keep; return it if there was any."""
    if journal.sitting(sitting_id) is None:
        return None
    return journal.delete_sitting(sitting_id).sitting


def _close_open(journal: Journal, own: str | None) -> list[Sitting]:
    kept = []
    for sitting in journal.open_sittings():
        if sitting.id == own:
            continue
        if sitting.practised_s < SHORTEST_S:
            journal.delete_sitting(sitting.id)
        else:
            kept.append(journal.close_sitting(sitting.id, sitting.practised_s, finished=False))
    return kept

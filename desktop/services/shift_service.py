"""Keeps shifts: one, one that repeats, a rota, a calendar; each change can be undone as a whole.

Once a change is kept, `journal_changed` lets trends and lists read the days anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.errors import AppError
from desktop.core.sentences import field_sentence
from desktop.core.shift_days import AFTER_A_SHIFT, ShiftDays, Worked
from desktop.core.shift_kinds import ShiftKind, kinds_of, usual_word
from desktop.course.suggestion_rules import LoggedShift, Phase
from desktop.exchange.planned import Planned
from desktop.exchange.shift_file import HowToRead, how_to_read, read_file, read_text
from desktop.journal.life import Shift
from desktop.journal.records import FieldError
from desktop.journal.shift_change import ShiftChange
from desktop.services import shift_plans
from desktop.services.shift_views import ShiftDraft, ShiftOffer

if TYPE_CHECKING:
    from desktop.core.clock import Clock
    from desktop.journal.repository import Journal
    from desktop.services.journal_service import JournalService
    from desktop.services.settings_service import SettingsService
    from desktop.services.tasks import Tasks

BEFORE, AHEAD = timedelta(days=4), timedelta(days=8)  # what is known of the shifts about now
SOON = timedelta(hours=3)
MOST_UNDONE = 20


@dataclass(frozen=True, slots=True)
class ShiftNews:
    """What became of the shifts, for one line of words."""

    added: int = 0
    changed: int = 0
    deleted: int = 0
    marks: int = 0
    here_already: int = 0
    overlaps: tuple[Shift, ...] = ()  # others that share time with a single new or changed one
    chosen: str = ""  # id of the shift to look at
    undone: bool = False


class ShiftService(QObject):
    """The shifts, for the window's pages. `failed` of the journal tells what the world did."""

    changed = Signal(object)  # ShiftNews
    refused = Signal(str, str)  # field, sentence to show beside it
    offered = Signal(object)  # ShiftOffer
    failed = Signal(object)  # AppError
    near_changed = Signal()  # the shifts about now are known, or others than before

    def __init__(
        self,
        journal: JournalService,
        settings: SettingsService,
        tasks: Tasks,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal, self._settings, self._tasks, self._clock = journal, settings, tasks, clock
        self._done: list[ShiftChange] = []
        self._near: tuple[Shift, ...] = ()
        journal.journal_changed.connect(self.refresh)

    @property
    def kinds(self) -> tuple[ShiftKind, ...]:
        """The person's own table of kinds."""
        return kinds_of(self._settings.lines("shift_kinds"))

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._done)

    def current(self) -> Shift | None:
        """Return the shift that covers this moment, the one that began last; or None."""
        now = self._clock.now().utc
        covering = [one for one in self._near if one.at.utc <= now < one.end.utc]
        return max(covering, key=lambda one: one.at.utc, default=None)

    def kind_now(self) -> str:
        """Return what the person calls the shift that goes on, or nothing."""
        current = self.current()
        return "" if current is None else current.kind

    def logged(self) -> LoggedShift | None:
        """Return the shift that a suggestion may look at: going on, soon to begin, or just over."""
        now = self._clock.now().utc
        current = self.current()
        soon = [one for one in self._near if now < one.at.utc <= now + SOON]
        over = [one for one in self._near if one.end.utc <= now < one.end.utc + AFTER_A_SHIFT]
        phases = ((Phase.DURING, current), (Phase.SOON, next(iter(soon), None)))
        last = max(over, key=lambda one: one.end.utc, default=None)
        for phase, shift in (*phases, (Phase.OVER, last)):
            if shift is not None:
                word = usual_word(shift.kind, shift.at.local, shift.end.local)
                return LoggedShift(word, phase)
        return None

    def near(self) -> tuple[Shift, ...]:
        """Return the shifts of the last days and the next, oldest first."""
        return self._near

    def between(
        self, since: datetime, until: datetime, done: Callable[[list[Shift]], None]
    ) -> None:
        """Give `done` the shifts that lie from `since` to `until` (UTC), oldest first."""
        self._journal.ask(lambda journal: journal.shifts.between(since, until), done)

    # Changes

    @Slot(object)
    def keep(self, draft: ShiftDraft) -> None:
        """Add what a form says, as often as it repeats; or change the shift that it amends.

        What is here already is passed over.
        """
        clock, shift_id = self._clock, draft.amends
        try:
            planned = shift_plans.planned_from(draft)
            made = [shift_plans.shift_from(one, clock) for one in planned]
        except FieldError as error:
            self._refuse(error)
            return

        def work(journal: Journal) -> tuple[ShiftChange, ShiftNews]:
            if shift_id is not None:
                stands = journal.shifts.get(shift_id)
                if stands is None:
                    raise KeyError(shift_id)
                changed = shift_plans.amended(stands, draft, clock)
                change = ShiftChange(changed=(changed,))
                return journal.shifts.apply(change), _news(journal, [changed], changed=1)
            here = {(one.at.utc, one.end.utc) for one in shift_plans.around(journal, made)}
            new = [one for one in made if (one.at.utc, one.end.utc) not in here]
            change = journal.shifts.apply(ShiftChange(added=tuple(new)))
            known = len(made) - len(new)
            return change, _news(journal, new, added=len(new), here_already=known)

        self._carry_out(work)

    def delete(self, ids: Iterable[str]) -> None:
        """Delete shifts, all in one step."""
        gone = list(ids)

        def work(journal: Journal) -> tuple[ShiftChange, ShiftNews]:
            return journal.shifts.delete_all(gone), ShiftNews(deleted=len(gone))

        self._carry_out(work)

    @Slot()
    def undo(self) -> None:
        """Take back the last change, as a whole."""
        if not self._done:
            return
        last = self._done.pop()

        def work(journal: Journal) -> tuple[None, ShiftNews]:
            back = journal.shifts.take_back(last)
            chosen = next((one.id for one in (*back.added, *back.changed)), "")
            return None, ShiftNews(
                added=len(back.added),
                changed=len(back.changed),
                deleted=len(back.deleted),
                chosen=chosen,
                undone=True,
            )

        self._carry_out(work, lambda: self._done.append(last))

    # Rotas and calendars

    def read_text(self, text: str) -> None:
        """Read a rota as text; `offered` says what would be kept of it."""
        how = self._how()
        self._offer(lambda: (read_text(text, how), ""), "")

    def read_file(self, path: Path, whole_days: bool = False) -> None:
        """Read a calendar or a rota from a file, whichever it is; `offered` follows."""
        how = replace(self._how(), whole_days=whole_days)
        self._offer(lambda: read_file(path, how), path.name)

    def _how(self) -> HowToRead:
        order = str(self._settings.get("rota_order"))
        return how_to_read(self.kinds, self._journal.today(), None if order == "ask" else order)

    def _offer(self, read: Callable[[], tuple[Planned, str]], name: str) -> None:
        """Read in a lane of its own, then see in the journal's what of it is new."""

        def on_read(found: tuple[Planned, str]) -> None:
            planned, source = found
            self._journal.ask(
                lambda j: shift_plans.offer_of(j, planned, self._clock, source, name),
                self.offered.emit,
                self._on_failed,
            )

        self._tasks.run("rotas", read, on_read, self._on_failed)

    def keep_offer(self, offer: ShiftOffer, kinds: Iterable[str], leaves: bool) -> None:
        """Keep what was offered: the shifts of these kinds, and with `leaves` marks for leave."""
        chosen = tuple(kinds)

        def work(journal: Journal) -> tuple[ShiftChange, ShiftNews]:
            change = shift_plans.change_of(journal, offer, self._clock, chosen, leaves)
            change = journal.shifts.apply(change)
            first = min(change.added, key=lambda one: one.at.utc, default=None)
            return change, ShiftNews(
                added=len(change.added),
                marks=len(change.marks),
                here_already=offer.here_already,
                chosen=first.id if first else "",
            )

        self._carry_out(work)

    # Within

    @Slot()
    def refresh(self) -> None:
        """Read the shifts about now anew."""
        self._journal.ask(self._read_near, self._on_near)

    @Slot()
    def forget(self) -> None:
        """Know no shift any more, and no change to undo: the journal was locked."""
        self._done = []
        self._take_near([])

    def _read_near(self, journal: Journal) -> list[Shift]:
        now = self._clock.now().utc
        return journal.shifts.between(now - BEFORE, now + AHEAD)

    def _on_near(self, shifts: list[Shift]) -> None:
        if tuple(shifts) == self._near:
            return
        before = self._journal.today()
        self._take_near(shifts)
        if self._journal.today() != before:
            self._journal.journal_changed.emit()

    def _take_near(self, shifts: list[Shift]) -> None:
        self._near = tuple(shifts)
        days = (Worked(s.at.utc, s.end.utc, date.fromisoformat(s.day)) for s in shifts)
        self._journal.know_shifts(ShiftDays(days))
        self.near_changed.emit()

    def _carry_out(
        self,
        work: Callable[[Journal], tuple[ShiftChange | None, ShiftNews]],
        put_back: Callable[[], None] = lambda: None,
    ) -> None:
        def whole(journal: Journal) -> tuple[ShiftChange | None, ShiftNews, list[Shift]]:
            return *work(journal), self._read_near(journal)

        def on_done(found: tuple[ShiftChange | None, ShiftNews, list[Shift]]) -> None:
            change, news, near = found
            if change is not None:
                self._done = [*self._done[1 - MOST_UNDONE :], change]
            self._take_near(near)
            self.changed.emit(news)
            self._journal.journal_changed.emit()

        def on_failed(error: Exception) -> None:
            put_back()
            self._on_failed(error)

        self._journal.ask(whole, on_done, on_failed)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, FieldError):
            self._refuse(error)
        elif isinstance(error, KeyError):  # another process deleted it: show what is there now
            self._journal.journal_changed.emit()
        elif isinstance(error, AppError):
            self.failed.emit(error)
        else:
            raise error

    def _refuse(self, error: FieldError) -> None:
        self.refused.emit(error.field, field_sentence(error.field, error.found, error.allowed))


def _news(
    journal: Journal, kept: list[Shift], added: int = 0, changed: int = 0, here_already: int = 0
) -> ShiftNews:
    overlaps: tuple[Shift, ...] = ()
    if len(kept) == 1:
        overlaps = tuple(shift_plans.overlapping(kept[0], shift_plans.around(journal, kept)))
    chosen = kept[0].id if kept else ""
    return ShiftNews(added, changed, here_already=here_already, overlaps=overlaps, chosen=chosen)

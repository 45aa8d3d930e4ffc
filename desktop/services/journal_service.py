"""Keeps what is entered and tells what changed. Decides what amends what; shows nothing itself.

Every call on the database happens in the lane "journal" of `Tasks`; signals come on the interface
thread, and only once a change is durable.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.days import day_of
from desktop.core.errors import AppError
from desktop.core.limits import SAME_CHECK_IN_S
from desktop.core.sentences import field_sentence
from desktop.core.shift_days import NO_SHIFTS, ShiftDays
from desktop.journal.making import new_course_event
from desktop.journal.records import CheckIn, CourseStep, Entry, FieldError, Measure
from desktop.journal.wanted import EVERYTHING, Wanted
from desktop.services import drafts, finding, removing
from desktop.services.entry_words import entry_of
from desktop.services.journal_lane import JournalLane
from desktop.services.views import CheckInDraft, EntryDraft, JournalEntry

if TYPE_CHECKING:
    from desktop.core.clock import Clock
    from desktop.journal.links import RemovedSitting
    from desktop.journal.repository import Journal
    from desktop.services.settings_service import SettingsService
    from desktop.services.tasks import Tasks

T = TypeVar("T")
LOOK_EVERY_MS = 2_000


def _as_it_is(practice_id: str) -> str:
    return practice_id


class JournalService(QObject):
    """The journal for the window's pages."""

    check_in_added = Signal(object)  # CheckIn
    check_in_changed = Signal(object)  # CheckIn
    check_in_removed = Signal(object)  # CheckIn
    sitting_changed = Signal(object)  # Sitting
    sitting_removed = Signal(object)  # Sitting
    entry_added = Signal(object)  # Entry
    entry_changed = Signal(object)  # Entry
    entry_removed = Signal(object)  # Entry
    life_added = Signal(object)  # Reflection, Score or Mark: kept by `LifeService`
    life_changed = Signal(object)
    life_removed = Signal(object)
    journal_changed = Signal()  # anything may have: another process wrote, or the day turned
    refused = Signal(str, str)  # field, sentence to show beside it
    failed = Signal(object)  # AppError
    not_kept = Signal(str)  # id of a check-in; `failed` or `refused` says why

    def __init__(
        self,
        tasks: Tasks,
        clock: Clock,
        folder: Path,
        settings: SettingsService,
        title_of: Callable[[str], str] = _as_it_is,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._title_of = clock, title_of
        self._boundary = time.fromisoformat(str(settings.get("day_boundary")))
        self._shifts = NO_SHIFTS  # those about now
        self.lane = JournalLane(tasks, clock, folder, self._boundary)
        self._fresh: tuple[str, float] | None = None  # the last new check-in, and when (monotonic)
        # by id, the last one last
        self._removed: dict[str, CheckIn | Entry | RemovedSitting | removing.Life] = {}
        self._version: int | None = None
        self._day: date | None = None  # what "today" was at the last look
        self._looking = QTimer(self, interval=LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)
        settings.changed.connect(self._on_setting_changed)

    @property
    def boundary(self) -> time:
        """When a day ends for this person."""
        return self._boundary

    def today(self) -> date:
        """Return the day that this moment belongs to: its shift's, or by the day boundary."""
        now = self._clock.now()
        return self._shifts.day_of(now.utc) or day_of(now.local, self._boundary)

    def know_shifts(self, shifts: ShiftDays) -> None:
        """Reckon today by these shifts from here on."""
        self._shifts = shifts

    def close(self) -> None:
        """Stop looking, and close the file once everything that is queued is kept."""
        self._looking.stop()
        self.lane.close()

    def ask(
        self,
        work: Callable[[Journal], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        waits: bool = False,
    ) -> None:
        """Run `work` on the journal in its lane; `done` is called on the interface thread.

        Where the journal is locked, what `waits` is done once it is unlocked.
        """
        self.lane.ask(work, done, failed or self._on_failed, waits)

    def forget(self) -> None:
        """Let go of what was deleted and could be brought back: the journal is locked."""
        self._removed.clear()

    # Check-ins

    @Slot(object)
    def add(self, draft: CheckInDraft, form: str = "") -> str | None:
        """Keep what a page entered and return its id; None, and `refused`, if a value cannot be.

        A draft with `amends` and a time `at` is an edit and replaces what was said. One without
        a time adds to the check-in of the last ten minutes; later than that it is a new one.
        What waits in `form` ends with it, once it is kept.
        """
        try:
            if draft.amends is not None and draft.at is not None:
                self._edit(draft.amends, draft, form)
                return draft.amends
            new = drafts.made_from(draft, self._clock, self._boundary)
        except FieldError as error:
            self._refuse(error)
            return None
        if draft.amends is not None and self.is_fresh(draft.amends):
            self._complete(draft.amends, draft, new, form)
            return draft.amends
        self._fresh = (new.id, self._clock.monotonic())
        self.ask(
            lambda journal: journal.add_check_in(new, form),
            self.check_in_added.emit,
            self._not_kept(new.id, self._on_failed),
            waits=True,
        )
        return new.id

    def is_fresh(self, check_in_id: str) -> bool:
        """Say whether a change now would amend this check-in: it is less than ten minutes old."""
        # By the clock that never jumps: one that is set back keeps nothing fresh for hours.
        if self._fresh is None or self._fresh[0] != check_in_id:
            return False
        return self._clock.monotonic() - self._fresh[1] < SAME_CHECK_IN_S

    def remove(self, entry_id: str) -> None:
        """Delete an entry of any kind; `undo_remove` brings the last one back."""
        self.ask(
            lambda journal: removing.delete(journal, entry_id),
            self._on_removed,
            self._on_not_changed,
        )

    def undo_remove(self, entry_id: str = "") -> None:
        """Bring back what was removed, as it was: the entry of this id, or the last one."""
        wanted = entry_id or next(reversed(self._removed), "")
        removed = self._removed.pop(wanted, None)
        if removed is None:
            return

        def keep_for_later(error: Exception) -> None:
            self._removed.setdefault(wanted, removed)
            self._on_failed(error)

        self.ask(
            lambda journal: removing.restore(journal, removed), self._on_restored, keep_for_later
        )

    # Written entries

    def keep_entry(self, draft: EntryDraft) -> str | None:
        """Keep what was written, or change what it amends; its id, or None and `refused`."""
        try:
            new = drafts.entry_from(draft, self._clock, self._boundary)
        except FieldError as error:
            self._refuse(error)
            return None
        entry_id = draft.amends
        if entry_id is None:
            self.ask(
                lambda journal: journal.add_entry(new, drafts.form_of(draft)),
                self.entry_added.emit,
                self._not_kept(new.id, self._on_failed),
            )
            return new.id

        def change(journal: Journal) -> Entry:
            stands = journal.entry(entry_id)
            if stands is None:
                raise KeyError(entry_id)
            return journal.amend_entry(drafts.entry_edited(stands, draft))

        self.ask(change, self.entry_changed.emit, self._not_kept(entry_id, self._on_not_changed))
        return entry_id

    def keep_course_step(
        self, course_id: str, step: CourseStep, value: str, done: Callable[[], None]
    ) -> None:
        """Keep a step through a course; `done` is called once it is kept."""
        event = new_course_event(self._clock, self._boundary, course_id, step, value)
        self.ask(lambda journal: journal.add_course_event(event), lambda _: done())

    # Reading

    def entries(
        self,
        limit: int,
        offset: int,
        done: Callable[[list[JournalEntry]], None],
        wanted: Wanted = EVERYTHING,
    ) -> None:
        """Give `done` the rows of the journal page, newest first: all, or what is wanted.

        Sittings are found by the titles of their practices, shifts that began by what they are
        called.
        """
        title_of = self._title_of

        def read(journal: Journal) -> list[JournalEntry]:
            named = finding.with_practices(journal, wanted, title_of)
            named = replace(named, begun_by=self._clock.now().utc)
            return [entry_of(one, title_of) for one in journal.newest(limit, offset, named)]

        self.ask(read, done)

    def weekly_days(
        self, measure: str, done: Callable[[list[tuple[str, str, float, int]]], None]
    ) -> None:
        """Give `done` the days that count for a measure, made in SQL."""
        self.ask(lambda journal: journal.weekly_days(Measure(measure)), done)

    def minutes_by_week(self, done: Callable[[dict[str, float]], None]) -> None:
        """Give `done` the minutes practised by ISO week."""
        self.ask(lambda journal: journal.minutes_by_week(), done)

    def set_watching(self, visible: bool) -> None:
        """Look for what other processes wrote while the window is visible, and not else."""
        if visible and not self._looking.isActive():
            self._looking.start()
            self._look()
        elif not visible:
            self._looking.stop()

    def tell_if_only_read(self) -> None:
        """Say, through `failed`, why nothing can be kept just now though all can be read."""
        self.ask(lambda journal: journal.closed_to_writing, self._on_closed, self._on_look_failed)

    def start_afresh(self, done: Callable[[Path], None]) -> None:
        """Put a damaged journal aside, whole, and begin a new one; `done` learns where it is."""

        def on_done(aside: Path) -> None:
            self.journal_changed.emit()
            done(aside)

        self.lane.start_afresh(on_done, self._on_failed)

    # Within

    def _not_kept(
        self, check_in_id: str, say_why: Callable[[Exception], None]
    ) -> Callable[[Exception], None]:
        def on_error(error: Exception) -> None:
            self.not_kept.emit(check_in_id)
            say_why(error)

        return on_error

    def _complete(self, check_in_id: str, draft: CheckInDraft, new: CheckIn, form: str) -> None:
        def complete(journal: Journal) -> tuple[CheckIn, bool]:
            stands = journal.check_in(check_in_id)
            if stands is None:  # its own keeping failed, or it was deleted meanwhile
                return journal.add_check_in(drafts.renamed(new, check_in_id), form), True
            return journal.amend_check_in(drafts.completed(stands, draft), form), False

        self.ask(
            complete,
            self._on_completed,
            self._not_kept(check_in_id, self._on_failed),
            waits=True,
        )

    def _on_completed(self, kept: tuple[CheckIn, bool]) -> None:
        check_in, is_new = kept
        (self.check_in_added if is_new else self.check_in_changed).emit(check_in)

    def _edit(self, check_in_id: str, draft: CheckInDraft, form: str) -> None:
        # Refuses what no check-in can hold. A changed time is looked at where the old one is known.
        drafts.made_from(replace(draft, at=None), self._clock, self._boundary)
        clock, boundary = self._clock, self._boundary

        def edit(journal: Journal) -> CheckIn:
            stands = journal.check_in(check_in_id)
            if stands is None:
                raise KeyError(check_in_id)
            return journal.amend_check_in(drafts.edited(stands, draft, clock, boundary), form)

        self.ask(
            edit, self.check_in_changed.emit, self._not_kept(check_in_id, self._on_not_changed)
        )

    def _on_removed(self, removed: CheckIn | Entry | RemovedSitting | removing.Life) -> None:
        record = removing.record_of(removed)
        self._removed[record.id] = removed
        if isinstance(record, CheckIn):
            self.check_in_removed.emit(record)
        elif isinstance(record, Entry):
            self.entry_removed.emit(record)
        elif isinstance(record, removing.Life):
            self.life_removed.emit(record)
        else:
            self.sitting_removed.emit(record)

    def _on_restored(self, record: removing.Record) -> None:
        if isinstance(record, CheckIn):
            self.check_in_added.emit(record)
        elif isinstance(record, Entry):
            self.entry_added.emit(record)
        elif isinstance(record, removing.Life):
            self.life_added.emit(record)
        else:
            self.sitting_changed.emit(record)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self.failed.emit(error)

    def _refuse(self, error: FieldError) -> None:
        self.refused.emit(error.field, field_sentence(error.field, error.found, error.allowed))

    def _on_not_changed(self, error: Exception) -> None:
        if isinstance(error, FieldError):
            self._refuse(error)
        elif isinstance(error, KeyError):  # another process deleted it: show what is there now
            self.journal_changed.emit()
        else:
            self._on_failed(error)

    @Slot()
    def _look(self) -> None:
        before, self._day = self._day, self.today()
        if before is not None and before != self._day:
            self.journal_changed.emit()
        self.ask(lambda journal: journal.data_version(), self._on_version, self._on_look_failed)

    def _on_closed(self, why: AppError | None) -> None:
        if why is not None:
            self.failed.emit(why)

    def _on_version(self, version: int) -> None:
        before, self._version = self._version, version
        if before is not None and before != version:
            self.journal_changed.emit()

    def _on_look_failed(self, error: Exception) -> None:
        # Nobody asked for anything: the next thing they do will say what is wrong.
        self._version = None
        if not isinstance(error, AppError):
            raise error

    @Slot(str, object)
    def _on_setting_changed(self, key: str, value: object) -> None:
        if key != "day_boundary":
            return
        boundary = self._boundary = time.fromisoformat(str(value))
        self.lane.set_boundary(boundary)
        self.ask(
            lambda journal: journal.recompute_days(boundary),
            lambda _changed: self.journal_changed.emit(),
        )

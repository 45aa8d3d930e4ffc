"""Brings histories in: reads in a lane of its own, asks, and touches the journal only at the end.

Nothing is kept before `bring_in`, and then all of it in one transaction, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.errors import AppError
from desktop.core.sentences import sentence
from desktop.core.words import tr
from desktop.services.history_views import (
    ColumnsView,
    ColumnsWish,
    HistoryView,
    HistoryWish,
    ImportView,
    MoodView,
)

if TYPE_CHECKING:
    from desktop.core.clock import Clock
    from desktop.exchange.found import History
    from desktop.exchange.intake import Intake
    from desktop.exchange.recognising import Recognised
    from desktop.journal.life import Import
    from desktop.journal.repository import Journal
    from desktop.services.histories import Counts, OwnCounts
    from desktop.services.journal_service import JournalService
    from desktop.services.tasks import Tasks

LANE = "histories"


class ImportService(QObject):
    """One file at a time. Signals come on the interface thread."""

    began = Signal(str)  # the name of a file that is being read
    examined = Signal(object)  # HistoryView: a file was read
    recounted = Signal(object)  # HistoryView: the same one, by another wish
    columns_wanted = Signal(object)  # ColumnsView
    counting = Signal()  # what would come in is made out again
    keeping = Signal()  # it is coming in
    progressed = Signal(int)  # per cent
    refused = Signal(str)  # a sentence: the file, or a value, is not as it should be
    stopped = Signal()  # as the person asked; nothing has come in
    came_in = Signal(object)  # ImportView
    nothing_new = Signal()
    taken_out = Signal(object)  # ImportView
    listed = Signal(object)  # tuple of ImportView
    changed = Signal()  # the journal holds other entries than before
    failed = Signal(object)  # AppError: of the journal

    def __init__(
        self, tasks: Tasks, clock: Clock, journal: JournalService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._clock, self._journal = tasks, clock, journal
        self._stop = Event()
        self._busy = False
        self._path: Path | None = None
        self._history: History | None = None
        self._own: Path | None = None  # what Tend itself wrote, and waits for the person's word
        self._shown = -1
        self._wish: HistoryWish | None = None  # asked for while it was counted

    @property
    def is_busy(self) -> bool:
        """Whether a file is being read, or comes in."""
        return self._busy

    def close(self) -> None:
        """Stop what is under way: the app is leaving."""
        self._stop.set()

    @Slot()
    def stop(self) -> None:
        """Stop reading, or taking in; nothing of it is kept."""
        self._stop.set()

    def open(self, path: Path) -> None:
        """Read a file and say what it would bring; while another is under way, do nothing."""
        if self._busy:
            return
        self._path, self._history, self._own = path, None, None
        self._read(None)

    def read_columns(self, wish: ColumnsWish) -> None:
        """Read the CSV that was opened last by the columns that the person pointed at."""
        from desktop.exchange.readers.any_csv import Columns

        if self._busy or self._path is None:
            return
        try:
            columns = Columns(wish.date, wish.number, wish.worst, wish.best, wish.note, wish.order)
        except ValueError:
            self.refused.emit(
                tr("Point at the date, and at a number with its range or at a note, or at both.")
            )
            return
        self._read(columns)

    def examine(self, wish: HistoryWish) -> None:
        """Say again what would come in, by another zone or other moods."""
        if not self._busy and self._history is not None:
            self.counting.emit()
            self._examine(wish, self.recounted.emit)

    def bring_in(self, wish: HistoryWish) -> None:
        """Keep what was read, whole; `came_in`, `nothing_new`, `stopped` or `failed` follows.

        While it is counted anew, it is kept once that is done.
        """
        if self._own is not None and not self._busy:
            self._bring_own_in(self._own)
            return
        if self._busy or self._history is None:
            self._wish = wish
            return
        goes = self._begin()
        self.keeping.emit()
        self._make(self._history, wish, goes, lambda ready: self._take_in(ready, goes))

    def take_out(self, import_id: str) -> None:
        """Take out again all that an import brought."""
        self._journal.ask(
            lambda journal: journal.imports.take_out(import_id), self._on_taken_out, self._on_failed
        )

    @Slot()
    def refresh(self) -> None:
        """Say which imports there are, through `listed`."""
        self._journal.ask(lambda journal: journal.imports.all(), self._on_listed, self._on_failed)

    # Reading

    def _begin(self) -> Callable[[float], bool]:
        """Be busy; return what is told how far it is and says whether to go on."""
        stop, self._busy, self._shown = Event(), True, -1
        self._stop, self._wish = stop, None

        def goes(done: float) -> bool:
            percent = int(done * 100)
            if percent != self._shown:
                self._shown = percent
                self.progressed.emit(percent)
            return not stop.is_set()

        return goes

    def _read(self, columns: object) -> None:
        path, goes = self._path, self._begin()
        if path is None:
            raise RuntimeError("no file was opened")
        self.began.emit(path.name)

        def read() -> Recognised:
            from desktop.exchange.readers.any_csv import Columns
            from desktop.exchange.recognising import read_file

            return read_file(path, columns if isinstance(columns, Columns) else None, goes)

        self._tasks.run(LANE, read, self._on_read, self._on_not_read)

    def _on_read(self, read: Recognised) -> None:
        from desktop.exchange.recognising import AsksForColumns, TendsOwn

        self._busy = False
        if isinstance(read, AsksForColumns):
            self.columns_wanted.emit(ColumnsView(read.file_name, read.header, read.sample))
        elif isinstance(read, TendsOwn):
            self._open_own(read.path)
        else:
            self._history = read
            self._examine(HistoryWish(), self.examined.emit)

    def _open_own(self, path: Path) -> None:
        """Say what a file of Tend's own would bring; the journal is free between the steps."""
        from desktop.services.histories import OwnLook

        self._own, look = path, OwnLook(path, self._begin())

        def go_on() -> None:
            self._journal.ask(look.go_on, show, self._on_not_read)

        def show(counts: OwnCounts | None) -> None:
            if counts is None:
                go_on()
                return
            self._busy = False
            self.examined.emit(_own_view(path, counts))

        go_on()

    def _bring_own_in(self, path: Path) -> None:
        from desktop.services.histories import bring_in_own

        goes, now = self._begin(), self._clock.now()
        self.keeping.emit()

        def tell(counts: OwnCounts | None) -> None:
            self._on_kept(None if counts is None else counts.batch)

        self._journal.ask(
            lambda journal: bring_in_own(path, journal, now, goes), tell, self._on_failed
        )

    def _examine(self, wish: HistoryWish, tell: Callable[[HistoryView], None]) -> None:
        if self._busy or self._history is None:
            return
        history, goes = self._history, self._begin()

        def count(ready: Intake) -> None:
            self._count(history, ready, wish.zone or self._clock.now().zone, tell)

        self._make(history, wish, goes, count)

    def _make(
        self,
        history: History,
        wish: HistoryWish,
        goes: Callable[[float], bool],
        done: Callable[[Intake], None],
    ) -> None:
        clock, boundary = self._clock, self._journal.boundary

        def make() -> Intake:
            from desktop.exchange.intake import Choices, intake

            return intake(history, Choices(wish.zone, wish.moods), clock, boundary, goes)

        self._tasks.run(LANE, make, done, self._on_not_read)

    def _on_not_read(self, error: Exception) -> None:
        from desktop.exchange.found import Stopped
        from desktop.exchange.moments import NoSuchZone

        self._busy = False
        if isinstance(error, Stopped):
            self.stopped.emit()
        elif isinstance(error, AppError):
            self.refused.emit(sentence(error))
        elif isinstance(error, NoSuchZone):
            self.refused.emit(
                tr("“{zone}” is no time zone. Write it as Europe/Berlin.", zone=error)
            )
        else:
            raise error

    # The journal

    def _count(
        self, history: History, ready: Intake, zone: str, tell: Callable[[HistoryView], None]
    ) -> None:
        from desktop.services.histories import counted

        def show(counts: Counts) -> None:
            self._busy, wish = False, self._wish
            tell(_view(history, ready, counts, zone))
            if wish is not None:
                self.bring_in(wish)

        self._journal.ask(lambda journal: counted(journal, ready), show, self._on_failed)

    def _take_in(self, ready: Intake, goes: Callable[[float], bool]) -> None:
        from desktop.services.histories import take_in

        now = self._clock.now()

        def keep(journal: Journal) -> Import | None:
            return take_in(journal, ready, now, goes)

        self._journal.ask(keep, self._on_kept, self._on_failed)

    def _on_kept(self, batch: Import | None) -> None:
        self._busy = False
        if batch is not None:
            self._own = None
            self.came_in.emit(_listed(batch))
            self.changed.emit()
            self.refresh()
        elif self._stop.is_set():
            self.stopped.emit()
        else:
            self.nothing_new.emit()

    def _on_taken_out(self, batch: Import) -> None:
        self.taken_out.emit(_listed(batch))
        self.changed.emit()
        self.refresh()

    def _on_listed(self, batches: list[Import]) -> None:
        self.listed.emit(tuple(map(_listed, batches)))

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, AppError):
            raise error
        self.failed.emit(error)


def _view(history: History, ready: Intake, counts: Counts, zone: str) -> HistoryView:
    from desktop.exchange.intake import NAMES

    return HistoryView(
        file_name=history.file_name,
        program=NAMES[history.source],
        new=counts.new,
        already_here=counts.already_here,
        unreadable=tuple((one.line, one.reason) for one in ready.unreadable),
        left_out=history.left_out,
        moods=tuple(MoodView(mood.name, mood.count, mood.usual) for mood in history.moods()),
        zone=zone if history.asks_for_zone else None,
        says=history.says,
    )


def _own_view(path: Path, counts: OwnCounts) -> HistoryView:
    from desktop.services.copy_words import things

    says = []
    if counts.new:
        says.append(tr("New: {things}.", things=things(counts.new_of)))
    if counts.already_here:
        says.append(tr("Here already: {things}.", things=things(counts.here_of)))
    return HistoryView(
        file_name=path.name,
        program=tr("Tend"),
        new=counts.new,
        already_here=counts.already_here,
        unreadable=tuple((0, f"{place}: {why}") for place, why in counts.unreadable),
        left_out=(),
        moods=(),
        zone=None,
        says=" ".join(says),
    )


def _listed(batch: Import) -> ImportView:
    from desktop.exchange.found import Source
    from desktop.exchange.intake import NAMES

    known = batch.source in Source._value2member_map_
    program = NAMES[Source(batch.source)] if known else batch.source
    day = batch.at.local.date().isoformat()
    return ImportView(batch.id, program, batch.file_name, day, batch.added)

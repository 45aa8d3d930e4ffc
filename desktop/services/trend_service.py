"""Trends, worked out off the interface thread. Owns the rows read last; knows no widget.

The statistics (and numpy) are loaded in the compute lane on first use, never on the way to the
first window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.errors import AppError
from desktop.journal.records import Measure
from desktop.services.tasks import Tasks
from desktop.trends.records import DayRow, TrendView

LANE = "compute"
USUAL_WEEKS = 26


class TrendJournal(Protocol):
    """What trends read of a journal."""

    def weekly_days(self, measure: Measure) -> list[DayRow]:
        """Return (day, week, mean of the day, entries), oldest first."""
        ...

    def minutes_by_week(self) -> dict[str, float]:
        """Return the minutes practised by ISO week."""
        ...


@dataclass(frozen=True, slots=True)
class TrendRows:
    """What a trend is made of, as the journal had it at one moment."""

    days: dict[Measure, list[DayRow]]  # of the measures that were asked for
    minutes: dict[str, float]


MAIN = (Measure.ABLE, Measure.PLEASANTNESS)  # what the main chart may show


def read_rows(journal: TrendJournal, measures: Iterable[Measure] = MAIN) -> TrendRows:
    """Read the rows of a trend; on the thread that owns the journal."""
    days = {measure: journal.weekly_days(measure) for measure in measures}
    return TrendRows(days, journal.minutes_by_week())


def make_view(
    rows: TrendRows, weeks: int | None, measure: Measure | None, as_of: date
) -> TrendView:
    """Return the trend of a measure, or with None the main chart, which may fall back to mood.

    Any thread. Raises ValueError for an impossible number of weeks.
    """
    from desktop.trends.view import main_view, trend_view  # numpy: only once a trend is wanted

    if measure is None:
        able, pleasantness = (rows.days[one] for one in MAIN)
        return main_view(able, pleasantness, rows.minutes, weeks, as_of)
    return trend_view(rows.days[measure], rows.minutes, measure, weeks, as_of)


ReadJournal = Callable[
    [Callable[[TrendJournal], TrendRows], Callable[[TrendRows], None], Callable[[Exception], None]],
    None,
]
"""Runs work on the journal's own thread and brings its result or error back to this one."""


class TrendService(QObject):
    """Keeps the trend that was asked for up to date while it is looked at."""

    view_ready = Signal(object)  # TrendView
    failed = Signal(object)  # AppError

    def __init__(
        self,
        tasks: Tasks,
        read: ReadJournal,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._read, self._today = tasks, read, today
        self._weeks: int | None = USUAL_WEEKS
        self._measure: Measure | None = None
        self._rows: TrendRows | None = None
        self._latest: tuple[object, TrendView] | None = None  # what it was made of, and the view
        self._asked = 0  # counts requests: only the latest is answered
        self._changes = 0  # counts changes of the journal: rows read before one are stale
        self._visible = self._stale = False

    @property
    def weeks(self) -> int | None:
        """The range asked for last, in weeks; None is everything."""
        return self._weeks

    def request(self, weeks: int | None, measure: Measure | None = None) -> None:
        """Work out a trend; `view_ready` follows, for the latest request only."""
        self._weeks, self._measure = weeks, measure
        self._recompute()

    def warm(self) -> None:
        """Load the statistics and work out the usual trend, ahead of the first look."""
        self._tasks.run(LANE, _load_statistics)
        if self._asked == 0:
            self._recompute()

    @Slot(bool)
    def set_visible(self, visible: bool) -> None:
        """Follow whether the trend is looked at; what changed meanwhile is worked out then."""
        self._visible = visible
        if visible and (self._stale or self._is_of_another_day()):
            self._recompute()

    def forget(self) -> None:
        """Let go of the rows that were read, and of what was made of them."""
        self._rows = self._latest = None
        self._stale = True

    @Slot()
    def on_journal_changed(self) -> None:
        """Read the journal anew, at once while visible, otherwise when next looked at."""
        self._changes += 1
        self._rows = None
        self._stale = True
        if self._visible:
            self._recompute()

    def _is_of_another_day(self) -> bool:
        return self._latest is not None and self._latest[1].as_of != self._today()

    def _recompute(self) -> None:
        self._stale = False
        self._asked += 1
        measures = MAIN if self._measure is None else (self._measure,)
        if self._rows is not None and all(measure in self._rows.days for measure in measures):
            self._compute(self._rows, self._asked)
            return
        asked, changes = self._asked, self._changes

        def read(rows: TrendRows) -> None:
            self._rows = rows if changes == self._changes else None
            self._compute(rows, asked)

        self._read(lambda journal: read_rows(journal, measures), read, self._on_failed)

    def _compute(self, rows: TrendRows, asked: int) -> None:
        if asked != self._asked:
            return
        weeks, measure, as_of = self._weeks, self._measure, self._today()
        key = (self._changes, weeks, measure, as_of)
        if self._latest is not None and self._latest[0] == key:
            self.view_ready.emit(self._latest[1])
            return

        def done(view: TrendView) -> None:
            if asked == self._asked:
                self._latest = key, view
                self.view_ready.emit(view)

        self._tasks.run(LANE, lambda: make_view(rows, weeks, measure, as_of), done)

    def _on_failed(self, error: Exception) -> None:
        self._stale = True
        if not isinstance(error, AppError):
            raise error
        self.failed.emit(error)


def _load_statistics() -> None:
    from desktop.trends import view

    del view

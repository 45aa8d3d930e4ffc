from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pytest

from desktop.core.errors import AppError, ErrorKind
from desktop.journal.records import Measure
from desktop.services.tasks import InlineTasks, ThreadTasks
from desktop.services.trend_service import TrendRows, TrendService, make_view, read_rows
from desktop.trends.records import DayRow, TrendView
from tests.desktop.trends.weeks import AS_OF, W, whole_weeks


@dataclass
class FakeJournal:
    """A journal of made-up weeks that counts how often it is read."""

    able: list[DayRow] = field(default_factory=lambda: whole_weeks(W))
    reads: int = 0
    error: Exception | None = None

    def weekly_days(self, measure: Measure) -> list[DayRow]:
        if measure is Measure.ABLE:
            self.reads += 1
            return list(self.able)
        return whole_weeks([20] * 9) if measure is Measure.PLEASANTNESS else []

    def minutes_by_week(self) -> dict[str, float]:
        return {"2026-W40": 30.0}

    def read(
        self,
        work: Callable[[FakeJournal], TrendRows],
        done: Callable[[TrendRows], None],
        failed: Callable[[Exception], None],
    ) -> None:
        if self.error is not None:
            failed(self.error)
        else:
            done(work(self))


@pytest.fixture
def journal() -> FakeJournal:
    return FakeJournal()


@pytest.fixture
def views() -> list[TrendView]:
    return []


@pytest.fixture
def service(journal: FakeJournal, views: list[TrendView], qapp: object) -> TrendService:
    service = TrendService(InlineTasks(), journal.read, lambda: AS_OF)
    service.view_ready.connect(views.append)
    return service


def test_a_request_brings_a_view(service: TrendService, views: list[TrendView]) -> None:
    service.request(12)
    assert (len(views), views[0].measure, len(views[0].weekly)) == (1, "able", 12)


def test_another_range_reads_the_journal_no_second_time(
    service: TrendService, journal: FakeJournal, views: list[TrendView]
) -> None:
    service.request(12)
    service.request(None)
    assert (len(views), journal.reads) == (2, 1)


def test_the_usual_trend_is_ready_before_the_first_look(
    service: TrendService, journal: FakeJournal, views: list[TrendView]
) -> None:
    service.warm()
    service.request(service.weeks)
    assert views[0] is views[1]
    assert journal.reads == 1


def test_a_change_of_the_journal_outdates_what_was_ready(
    service: TrendService, journal: FakeJournal, views: list[TrendView]
) -> None:
    service.warm()
    journal.able = whole_weeks(W[:9])
    service.on_journal_changed()
    service.request(service.weeks)
    assert views[-1].slope.weeks_used == 9


def test_warming_after_a_request_works_out_nothing(
    service: TrendService, views: list[TrendView]
) -> None:
    service.request(12)
    service.warm()
    assert len(views) == 1


def test_a_change_while_hidden_waits_until_it_is_looked_at(
    service: TrendService, journal: FakeJournal, views: list[TrendView]
) -> None:
    service.request(12)
    journal.able = whole_weeks(W[:5])
    service.on_journal_changed()
    assert len(views) == 1
    service.set_visible(True)
    assert (len(views), views[-1].slope.weeks_used) == (2, 5)


def test_a_change_while_visible_is_worked_out_at_once(
    service: TrendService, journal: FakeJournal, views: list[TrendView]
) -> None:
    service.set_visible(True)
    service.request(26)
    journal.able = whole_weeks(W[:7])
    service.on_journal_changed()
    assert [view.slope.weeks_used for view in views] == [12, 7]


def test_looking_again_with_nothing_changed_works_out_nothing(
    service: TrendService, views: list[TrendView]
) -> None:
    service.request(12)
    service.set_visible(True)
    assert len(views) == 1


def test_a_failing_journal_is_told_and_tried_again_when_next_looked_at(
    service: TrendService, journal: FakeJournal, views: list[TrendView]
) -> None:
    told: list[AppError] = []
    service.failed.connect(told.append)
    journal.error = AppError(ErrorKind.JOURNAL_BUSY)
    service.request(12)
    assert [error.kind for error in told] == [ErrorKind.JOURNAL_BUSY]
    journal.error = None
    service.set_visible(True)
    assert len(views) == 1


def test_a_bug_while_reading_is_not_hidden(service: TrendService, journal: FakeJournal) -> None:
    journal.error = KeyError("a bug")
    with pytest.raises(KeyError):
        service.request(12)


def test_a_named_measure_is_never_swapped(journal: FakeJournal) -> None:
    journal.able = whole_weeks(W[:2])
    rows = read_rows(journal, Measure)
    assert make_view(rows, 26, Measure.ABLE, AS_OF).measure == "able"
    assert make_view(rows, 26, Measure.ENERGY, AS_OF).measure == "energy"
    assert make_view(rows, 26, None, AS_OF).measure == "pleasantness"


def test_another_measure_is_read_when_it_is_asked_for(
    service: TrendService, views: list[TrendView]
) -> None:
    service.request(26)
    service.request(26, Measure.ENERGY)
    service.request(26, Measure.ABLE)
    assert [view.measure for view in views] == ["able", "energy", "able"]


def test_only_the_latest_request_is_answered(journal: FakeJournal, qtbot: object) -> None:
    tasks = ThreadTasks()
    service = TrendService(tasks, journal.read, lambda: AS_OF)
    views: list[TrendView] = []
    service.view_ready.connect(views.append)
    service.warm()
    for weeks in (4, 12, 26, None, 9):
        service.request(weeks)
    qtbot.waitUntil(lambda: bool(views))  # type: ignore[attr-defined]
    tasks.close()
    assert [view.weeks_asked for view in views] == [9]


def test_looking_again_on_another_day_works_it_out_anew(journal: FakeJournal, qapp: object) -> None:
    day = [date(2026, 11, 22)]
    service = TrendService(InlineTasks(), journal.read, lambda: day[0])
    views: list[TrendView] = []
    service.view_ready.connect(views.append)
    service.request(4)
    day[0] = date(2026, 11, 23)
    service.set_visible(True)
    assert [view.weekly[-1].week for view in views] == ["2026-W47", "2026-W48"]


def test_the_day_is_asked_for_each_time(journal: FakeJournal, qapp: object) -> None:
    days = [date(2026, 11, 22), date(2026, 11, 30)]
    service = TrendService(InlineTasks(), journal.read, lambda: days.pop(0))
    views: list[TrendView] = []
    service.view_ready.connect(views.append)
    service.request(4)
    service.request(4)
    assert [view.as_of.day for view in views] == [22, 30]


@pytest.mark.parametrize("module", ["desktop.services.trend_service", "desktop.ui.pages.trends"])
def test_numbers_are_not_loaded_before_a_trend_is_wanted(module: str) -> None:
    code = f"import sys, {module}; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_the_statistics_need_no_qt() -> None:
    code = "import sys, desktop.trends.view; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0

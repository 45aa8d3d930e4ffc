"""A history is read, looked at, brought in and taken out; a stop or a failure keeps nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.exchange.going_out import write_bundle
from desktop.journal.making import new_check_in
from desktop.journal.repository import Journal
from desktop.services.histories import OwnLook
from desktop.services.history_views import ColumnsWish, HistoryView, HistoryWish, MoodView
from desktop.services.import_service import LANE, ImportService
from desktop.services.journal_service import JournalService
from desktop.services.settings_service import SettingsService
from desktop.services.tasks import ThreadTasks
from tests.desktop.exchange import samples
from tests.desktop.exchange.samples import written
from tests.desktop.fake_clock import FakeClock
from tests.desktop.held_tasks import HeldTasks
from tests.desktop.services.conftest import Heard

SIGNALS = (
    "began",
    "examined",
    "recounted",
    "columns_wanted",
    "refused",
    "stopped",
    "came_in",
    "nothing_new",
    "taken_out",
    "listed",
    "changed",
    "failed",
)


class House:
    """The service with a journal of its own; what is in `tasks`' lane may be held."""

    def __init__(self, folder: Path, clock: FakeClock, lane: str = LANE) -> None:
        self.folder, self.tasks = folder, HeldTasks(lane)
        self.settings = SettingsService(folder)
        self.journal = JournalService(self.tasks, clock, folder, self.settings)
        self.service = ImportService(self.tasks, clock, self.journal)
        self.heard = Heard(self.service, *SIGNALS)

    def check_ins(self) -> int:
        counts: list[int] = []
        self.journal.ask(lambda journal: len(journal.check_ins()), counts.append)
        return counts[0]

    def close(self) -> None:
        self.service.close()
        self.tasks.holds = False
        self.tasks.let_go()
        self.journal.close()
        self.settings.close()


@pytest.fixture
def house(qapp, tmp_path: Path, fake_clock: FakeClock) -> Iterator[House]:
    built = House(tmp_path / "data", fake_clock)
    yield built
    built.close()


@pytest.fixture
def daylio(tmp_path: Path) -> Path:
    return written(tmp_path / "in", samples.DAYLIO, "days.csv")


def test_a_file_is_looked_at_before_anything_is_kept(house: House, daylio: Path):
    house.service.open(daylio)
    view = house.heard.last("examined")
    assert isinstance(view, HistoryView)
    assert (view.program, view.file_name) == ("Daylio", "days.csv")
    assert (view.new, view.already_here, view.unreadable) == (3, 0, ())
    assert view.zone == "Europe/Berlin"
    assert MoodView("sparkly", 1, None) in view.moods
    assert house.check_ins() == 0
    assert not house.service.is_busy


def test_it_comes_in_by_the_persons_wish_and_is_told_of_once_it_is_kept(house: House, daylio: Path):
    house.service.open(daylio)
    house.service.bring_in(HistoryWish("Asia/Tokyo", {"sparkly": -60}))
    assert house.heard.last("came_in").added == 3  # type: ignore[attr-defined]
    assert house.heard.names()[-3:] == ["came_in", "changed", "listed"]
    kept: list[object] = []
    house.journal.ask(lambda j: [(c.at.zone, c.pleasantness) for c in j.check_ins()], kept.extend)
    assert kept == [("Asia/Tokyo", 80), ("Asia/Tokyo", -60), ("Asia/Tokyo", -80)]


def test_a_second_time_there_is_nothing_new(house: House, daylio: Path):
    for _ in range(2):
        house.service.open(daylio)
        house.service.bring_in(HistoryWish())
    assert house.heard.last("examined").already_here == 3  # type: ignore[attr-defined]
    assert "nothing_new" in house.heard.names()


def test_it_is_taken_out_again(house: House, daylio: Path):
    house.service.open(daylio)
    house.service.bring_in(HistoryWish())
    [one] = house.heard.last("listed")  # type: ignore[misc]
    house.service.take_out(one.id)
    assert house.heard.last("taken_out") == one
    assert house.heard.last("listed") == ()
    assert house.check_ins() == 0


def test_another_zone_is_counted_anew_and_one_that_is_none_is_said(house: House, daylio: Path):
    house.service.open(daylio)
    house.service.examine(HistoryWish("Asia/Tokyo"))
    assert house.heard.last("recounted").zone == "Asia/Tokyo"  # type: ignore[attr-defined]
    house.service.examine(HistoryWish("Mars/Base"))
    assert "Mars/Base" in str(house.heard.last("refused"))
    assert not house.service.is_busy


def test_what_is_asked_for_while_it_is_counted_comes_in_after_that(house: House, daylio: Path):
    house.service.open(daylio)
    house.tasks.holds = True
    house.service.examine(HistoryWish("Asia/Tokyo"))
    house.service.bring_in(HistoryWish("Asia/Tokyo"))
    house.tasks.holds = False
    house.tasks.let_go()
    names = house.heard.names()
    assert names.index("recounted") < names.index("came_in")
    assert house.check_ins() == 3


def test_what_is_no_history_is_one_sentence(house: House, tmp_path: Path):
    house.service.open(written(tmp_path / "in", "hello"))
    assert "no kind" in str(house.heard.last("refused"))
    house.service.bring_in(HistoryWish())
    assert house.heard.names()[-1] == "refused"


def test_a_csv_of_any_kind_asks_for_its_columns(house: House, tmp_path: Path):
    house.service.open(written(tmp_path / "in", samples.ANY))
    assert house.heard.last("columns_wanted").header == ("day", "score", "words")  # type: ignore[attr-defined]
    house.service.read_columns(ColumnsWish("day"))
    assert "Point at" in str(house.heard.last("refused"))
    house.service.read_columns(ColumnsWish("day", "score", 1, 6, "words"))
    assert house.heard.last("examined").new == 2  # type: ignore[attr-defined]


def test_a_stop_while_it_is_read_ends_it(house: House, daylio: Path):
    house.tasks.holds = True
    house.service.open(daylio)
    assert house.service.is_busy
    house.service.stop()
    house.tasks.let_go()
    assert house.heard.names() == ["began", "stopped"]
    assert not house.service.is_busy


def test_a_stop_just_before_it_is_kept_keeps_nothing(
    qapp, tmp_path: Path, daylio: Path, fake_clock: FakeClock
):
    house = House(tmp_path / "data", fake_clock, "journal")
    house.service.open(daylio)
    house.tasks.holds = True
    house.service.bring_in(HistoryWish())
    house.service.stop()
    house.tasks.holds = False
    house.tasks.let_go()
    assert house.heard.names()[-1] == "stopped"
    assert house.check_ins() == 0
    house.close()


def test_a_second_file_waits_for_nothing_and_changes_nothing_while_one_is_read(
    house: House, daylio: Path, tmp_path: Path
):
    house.tasks.holds = True
    house.service.open(daylio)
    house.service.open(written(tmp_path / "other", samples.MEDITATE))
    house.tasks.holds = False
    house.tasks.let_go()
    assert house.heard.last("examined").program == "Daylio"  # type: ignore[attr-defined]
    assert house.heard.names().count("began") == 1


def test_a_journal_that_cannot_be_copied_takes_nothing_in_and_says_so(house: House, daylio: Path):
    house.service.open(daylio)
    (house.folder / "backups").write_text("in the way")
    house.service.bring_in(HistoryWish())
    assert house.heard.names()[-1] == "failed"
    assert house.check_ins() == 0
    assert not house.service.is_busy


def test_an_import_that_went_meanwhile_is_said(house: House):
    house.service.take_out("nothing")
    assert house.heard.names() == ["failed"]


@pytest.fixture
def bundle(tmp_path: Path, fake_clock: FakeClock) -> Path:
    place = tmp_path / "bundle.json"
    with Journal.open(tmp_path / "old", fake_clock) as old:
        for number in range(2_500):
            old.add_check_in(new_check_in(fake_clock, able=number % 11))
        write_bundle(old, place, fake_clock.now())
    return place


@pytest.fixture
def small_bundle(tmp_path: Path, fake_clock: FakeClock) -> Path:
    place = tmp_path / "bundle.json"
    with Journal.open(tmp_path / "old", fake_clock) as old:
        old.add_check_in(new_check_in(fake_clock, able=7))
        write_bundle(old, place, fake_clock.now())
    return place


def test_what_tend_wrote_is_looked_at_and_comes_in(house: House, small_bundle: Path):
    house.service.open(small_bundle)
    view = house.heard.last("examined")
    assert isinstance(view, HistoryView)
    assert (view.program, view.new, house.check_ins()) == ("Tend", 1, 0)
    assert view.says == "New: 1 check-in."
    house.service.bring_in(HistoryWish())
    came = house.heard.last("came_in")
    assert (came.program, came.added) == ("Tend", 1)  # type: ignore[attr-defined]
    assert house.heard.names()[-3:] == ["came_in", "changed", "listed"]
    assert house.check_ins() == 1
    house.service.open(small_bundle)
    again = house.heard.last("examined")
    assert (again.new, again.says) == (0, "Here already: 1 check-in.")  # type: ignore[attr-defined]


def test_what_tend_wrote_goes_out_again_also_after_a_restart(
    house: House, small_bundle: Path, fake_clock: FakeClock
):
    house.service.open(small_bundle)
    house.service.bring_in(HistoryWish())
    house.close()
    later = House(house.folder, fake_clock)
    later.service.refresh()
    [one] = later.heard.last("listed")  # type: ignore[misc]
    later.service.take_out(one.id)
    assert later.heard.last("taken_out") == one
    assert later.heard.last("listed") == ()
    assert later.check_ins() == 0
    later.close()


def test_a_stop_while_what_tend_wrote_is_looked_at_ends_it(
    qapp, tmp_path: Path, bundle: Path, fake_clock: FakeClock
):
    house = House(tmp_path / "data", fake_clock, "journal")
    house.tasks.holds = True
    house.service.open(bundle)
    assert house.service.is_busy
    house.service.stop()
    house.tasks.holds = False
    house.tasks.let_go()
    assert house.heard.names() == ["began", "stopped"]
    assert not house.service.is_busy
    house.close()


def test_a_stop_while_what_tend_wrote_comes_in_keeps_nothing_and_it_can_be_asked_for_again(
    house: House, bundle: Path
):
    house.service.open(bundle)
    house.service.progressed.connect(lambda percent: percent >= 40 and house.service.stop())
    house.service.bring_in(HistoryWish())
    assert house.heard.names()[-1] == "stopped"
    assert house.check_ins() == 0
    house.service.progressed.disconnect()
    house.service.bring_in(HistoryWish())
    assert house.heard.names()[-3:] == ["came_in", "changed", "listed"]
    assert house.check_ins() == 2_500


def test_a_journal_that_is_opened_anew_between_two_steps_is_looked_at_from_the_beginning(
    tmp_path: Path, bundle: Path, fake_clock: FakeClock
):
    look = OwnLook(bundle)
    with Journal.open(tmp_path / "data", fake_clock) as first:
        assert look.go_on(first) is None
    with Journal.open(tmp_path / "data", fake_clock) as second:
        assert look.go_on(second) is None
        counts = look.go_on(second)
    assert counts is not None
    assert counts.new_of == {"checkins": 2_500}


def test_all_signals_come_on_the_interface_thread(
    qtbot, tmp_path: Path, daylio: Path, fake_clock: FakeClock
):
    tasks = ThreadTasks()
    settings = SettingsService(tmp_path / "data")
    journal = JournalService(tasks, fake_clock, tmp_path / "data", settings)
    service = ImportService(tasks, fake_clock, journal)
    with qtbot.waitSignal(service.examined, timeout=20_000):
        service.open(daylio)
    with qtbot.waitSignal(service.came_in, timeout=20_000) as came:
        service.bring_in(HistoryWish())
    assert came.args[0].added == 3
    service.close()
    journal.close()
    settings.close()
    tasks.close()

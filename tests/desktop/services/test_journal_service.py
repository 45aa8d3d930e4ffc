from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.core.errors import AppError, ErrorKind
from desktop.journal.making import new_check_in, new_sitting
from desktop.journal.records import Entered
from desktop.journal.repository import Journal
from desktop.journal.wanted import Wanted
from desktop.services.journal_service import JournalService
from desktop.services.tasks import InlineTasks, ThreadTasks
from desktop.services.views import CheckInDraft
from tests.desktop.services.conftest import SIGNALS, Heard


@pytest.fixture
def other(folder, service, fake_clock):
    """Another process's hand on the same journal."""
    service.ask(lambda journal: None)
    with Journal.open(folder, fake_clock) as journal:
        yield journal


def _kept(service):
    found = []
    service.ask(lambda journal: journal.check_ins(), found.extend)
    return found


def test_importing_the_service_loads_no_database():
    code = (
        "import sys; import desktop.services.journal_service, desktop.services.sitting_recorder; "
        "raise SystemExit(len({'sqlite_utils', 'sqlite3', 'numpy'} & set(sys.modules)))"
    )
    root = Path(__file__).resolve().parents[3]
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)


def test_a_check_in_is_told_of_once_it_is_kept(service, heard):
    kept_when_told = []
    service.check_in_added.connect(lambda one: kept_when_told.append(_kept(service) == [one]))
    check_in_id = service.add(CheckInDraft(pleasantness=33))
    assert heard.names() == ["check_in_added"]
    assert heard.last("check_in_added").id == check_in_id
    assert kept_when_told == [True]


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (CheckInDraft(), "check-in"),
        (CheckInDraft(able=11), "able"),
        (CheckInDraft(words=("a", "b", "c", "d")), "words"),
    ],
)
def test_an_impossible_value_is_refused_at_its_field_and_nothing_is_kept(
    service, heard, draft, field
):
    assert service.add(draft) is None
    assert heard.names() == ["refused"]
    assert heard.last("refused") == field
    assert _kept(service) == []


def test_a_time_in_the_future_is_refused_at_its_field(service, heard, fake_clock):
    ahead = fake_clock.now().local + timedelta(hours=1)
    assert service.add(CheckInDraft(able=5, at=ahead)) is None
    assert heard.last("refused") == "at"


def test_a_key_on_the_pad_takes_an_earlier_energy_back(service, heard):
    first = service.add(CheckInDraft(pleasantness=-60, energy=10))
    service.add(CheckInDraft(pleasantness=67, amends=first))
    changed = heard.last("check_in_changed")
    assert (changed.pleasantness, changed.energy) == (67, None)


def test_a_rung_added_without_the_pad_leaves_the_pad_as_it_was(service, heard):
    first = service.add(CheckInDraft(pleasantness=-60, energy=10))
    service.add(CheckInDraft(note="Long.", amends=first))
    changed = heard.last("check_in_changed")
    assert (changed.pleasantness, changed.energy, changed.note) == (-60, 10, "Long.")


def test_an_earlier_time_is_marked_as_added_later(service, heard, fake_clock):
    service.add(CheckInDraft(able=5, at=fake_clock.now().local - timedelta(hours=3)))
    assert heard.last("check_in_added").entered is Entered.LATER


def test_further_rungs_within_ten_minutes_complete_the_same_check_in(service, heard, fake_clock):
    first = service.add(CheckInDraft(pleasantness=33, energy=-20))
    fake_clock.pass_s(599)
    assert service.add(CheckInDraft(able=6, amends=first)) == first
    assert heard.names() == ["check_in_added", "check_in_changed"]
    (kept,) = _kept(service)
    assert (kept.pleasantness, kept.energy, kept.able) == (33, -20, 6)


def test_after_ten_minutes_it_is_a_new_check_in(service, heard, fake_clock):
    first = service.add(CheckInDraft(pleasantness=33))
    fake_clock.pass_s(600)
    second = service.add(CheckInDraft(pleasantness=-33, amends=first))
    assert second != first
    assert heard.names() == ["check_in_added", "check_in_added"]
    assert [one.pleasantness for one in _kept(service)] == [-33, 33]


def test_a_clock_that_is_set_back_keeps_no_check_in_open_for_hours(service, fake_clock):
    first = service.add(CheckInDraft(pleasantness=33))
    fake_clock.pass_s(3600)
    fake_clock.jump_s(-3600)
    assert service.add(CheckInDraft(pleasantness=-33, amends=first)) != first
    assert len(_kept(service)) == 2


def test_a_second_click_moves_the_first(service, fake_clock):
    first = service.add(CheckInDraft(pleasantness=33, energy=50))
    service.add(CheckInDraft(pleasantness=-60, energy=10, amends=first))
    (kept,) = _kept(service)
    assert (kept.pleasantness, kept.energy) == (-60, 10)


def test_an_edit_replaces_all_that_was_said_whenever_it_comes(service, entries, heard, fake_clock):
    service.add(CheckInDraft(pleasantness=33, able=6, note="to be taken back"))
    fake_clock.pass_s(86_400)
    draft = entries()[0].check_in
    edited = CheckInDraft(pleasantness=40, at=draft.at, amends=draft.amends)
    assert service.add(edited) == draft.amends
    (kept,) = _kept(service)
    assert (kept.pleasantness, kept.able, kept.note) == (40, None, "")
    assert kept.entered is Entered.NOW
    assert kept.day == "2026-03-04"
    assert heard.last("check_in_changed") == kept


def test_editing_nothing_changes_nothing(service, entries):
    service.add(CheckInDraft(pleasantness=33, words=("calm",), contexts=("thanked",)))
    before = _kept(service)
    service.add(entries()[0].check_in)
    assert _kept(service) == before


def test_an_edit_to_another_time_moves_it_to_that_day(service, entries, fake_clock):
    service.add(CheckInDraft(able=6))
    draft = entries()[0].check_in
    earlier = draft.at - timedelta(days=3)
    service.add(CheckInDraft(able=6, at=earlier, amends=draft.amends))
    (kept,) = _kept(service)
    assert (kept.day, kept.entered) == ("2026-03-01", Entered.LATER)


def test_an_edit_to_a_time_in_the_future_is_refused_and_changes_nothing(
    service, entries, heard, fake_clock
):
    service.add(CheckInDraft(able=6))
    before = _kept(service)
    draft = entries()[0].check_in
    service.add(CheckInDraft(able=7, at=draft.at + timedelta(days=1), amends=draft.amends))
    assert heard.last("refused") == "at"
    assert _kept(service) == before


def test_after_the_clock_was_set_back_an_entry_can_still_be_edited(service, entries, fake_clock):
    service.add(CheckInDraft(able=6))
    fake_clock.jump_s(-7 * 86_400)
    draft = entries()[0].check_in
    service.add(CheckInDraft(able=7, at=draft.at, amends=draft.amends))
    assert [one.able for one in _kept(service)] == [7]


def test_an_edit_of_what_another_process_deleted_shows_what_is_there(
    service, entries, heard, other
):
    gone = service.add(CheckInDraft(able=6))
    draft = entries()[0].check_in
    other.delete_check_in(gone)
    service.add(CheckInDraft(able=7, at=draft.at, amends=gone))
    assert heard.names()[-1] == "journal_changed"
    assert _kept(service) == []


def test_a_rung_added_to_a_check_in_that_could_not_be_kept_keeps_it_under_its_id(
    service, heard, other
):
    first = service.add(CheckInDraft(pleasantness=33))
    other.delete_check_in(first)
    service.add(CheckInDraft(pleasantness=33, able=6, amends=first))
    assert heard.names() == ["check_in_added", "check_in_added"]
    assert [one.id for one in _kept(service)] == [first]


def test_a_removed_check_in_comes_back_as_it_was(service, heard):
    check_in_id = service.add(CheckInDraft(able=6, note="dear"))
    before = _kept(service)
    service.remove(check_in_id)
    assert _kept(service) == []
    service.undo_remove()
    assert _kept(service) == before
    assert heard.names() == ["check_in_added", "check_in_removed", "check_in_added"]


def test_a_removed_sitting_comes_back_as_it_was(service, entries, heard, fake_clock):
    sitting = new_sitting(fake_clock, service.boundary, "body-scan", 600)
    service.ask(lambda journal: journal.start_sitting(sitting))
    service.ask(lambda journal: journal.close_sitting(sitting.id, 600.0, finished=True))
    before = entries()
    service.remove(sitting.id)
    assert entries() == []
    service.undo_remove()
    assert entries() == before
    assert heard.names() == ["sitting_removed", "sitting_changed"]


def test_undo_brings_back_once_and_nothing_when_nothing_was_removed(service, heard):
    service.undo_remove()
    service.remove(service.add(CheckInDraft(able=6)))
    service.undo_remove()
    service.undo_remove()
    assert len(_kept(service)) == 1
    assert "failed" not in heard.names()


def test_removing_what_is_gone_already_shows_what_is_there(service, heard):
    service.remove("gone")
    assert heard.names() == ["journal_changed"]


def test_rows_come_in_pages(service, entries, fake_clock):
    for able in range(5):
        service.add(CheckInDraft(able=able))
        fake_clock.pass_s(60)
    assert [entry.title for entry in entries(2, 1)] == ["Able 3", "Able 2"]


def test_the_numbers_for_trends_come_made(service, fake_clock):
    service.add(CheckInDraft(able=6))
    got = []
    service.weekly_days("able", got.extend)
    assert got == [("2026-03-04", "2026-W10", 6.0, 1)]
    minutes = {}
    service.minutes_by_week(minutes.update)
    assert minutes == {}


def test_what_another_process_wrote_is_noticed_while_the_window_is_visible(
    service, heard, other, fake_clock
):
    service.set_watching(True)
    service._look()
    assert heard.names() == []
    other.add_check_in(new_check_in(fake_clock, able=5))
    service._look()
    service._look()
    assert heard.names() == ["journal_changed"]
    service.set_watching(False)
    assert not service._looking.isActive()


def test_its_own_writing_is_no_news(service, heard):
    service.set_watching(True)
    service.add(CheckInDraft(able=6))
    service._look()
    assert heard.names() == ["check_in_added"]


def test_another_day_boundary_moves_history_and_what_comes(service, settings, heard, fake_clock):
    fake_clock.jump_s(-6 * 3600)  # 04:30 in Berlin
    service.add(CheckInDraft(able=6))
    assert _kept(service)[0].day == "2026-03-04"
    settings.set("day_boundary", "05:00")
    assert _kept(service)[0].day == "2026-03-03"
    assert heard.names()[-1] == "journal_changed"
    service.add(CheckInDraft(able=7))
    assert {one.day for one in _kept(service)} == {"2026-03-03"}


def test_a_folder_that_cannot_be_used_is_told_as_a_kind(qapp, tmp_path, fake_clock, settings):
    (tmp_path / "file").write_text("")
    service = JournalService(InlineTasks(), fake_clock, tmp_path / "file", settings)
    heard = Heard(service, *SIGNALS)
    assert service.add(CheckInDraft(able=6)) is not None
    assert heard.names() == ["failed"]
    assert isinstance(heard.last("failed"), AppError)
    service.close()


def test_a_drive_that_went_is_told_and_used_again_once_it_is_back(service, heard, folder):
    service.add(CheckInDraft(able=6))
    folder.rename(folder.with_name("away"))
    service.add(CheckInDraft(able=7))
    service.add(CheckInDraft(able=7))
    assert [error.kind for error in map(heard_error, heard.said[1:])] == [
        ErrorKind.FOLDER_MISSING
    ] * 2
    assert not folder.exists()
    folder.with_name("away").rename(folder)
    service.add(CheckInDraft(able=8))
    assert [one.able for one in _kept(service)] == [8, 6]


def heard_error(said):
    return said[1][0]


def test_looking_at_a_drive_that_went_says_nothing_by_itself(service, heard, folder):
    service.add(CheckInDraft(able=6))
    folder.rename(folder.with_name("away"))
    service.add(CheckInDraft(able=7))
    service._look()
    service._look()
    assert heard.names() == ["check_in_added", "failed"]


def test_a_damaged_journal_can_be_set_aside_and_a_new_one_begun(service, heard, folder):
    folder.mkdir()
    (folder / "journal.db").write_bytes(b"damaged" * 1000)
    service.add(CheckInDraft(able=6))
    assert heard.last("failed").kind is ErrorKind.JOURNAL_DAMAGED
    places = []
    service.start_afresh(places.append)
    assert (places[0] / "journal.db").read_bytes() == b"damaged" * 1000
    service.add(CheckInDraft(able=7))
    assert [one.able for one in _kept(service)] == [7]
    assert heard.names()[-2:] == ["journal_changed", "check_in_added"]


def test_a_bug_is_raised_and_not_shown_as_a_failure_of_the_world(service, heard):
    def fall(_journal):
        raise RuntimeError("ours")

    with pytest.raises(RuntimeError):
        service.ask(fall)
    assert heard.names() == []


def test_with_threads_the_disk_is_never_touched_on_the_interface_thread(
    qtbot, folder, fake_clock, settings
):
    tasks = ThreadTasks()
    service = JournalService(tasks, fake_clock, folder, settings)
    try:
        with qtbot.waitSignal(service.check_in_added, timeout=20_000):
            service.add(CheckInDraft(able=6))
        names = []
        with qtbot.waitSignal(service.journal_changed, timeout=20_000):
            service.ask(_thread_name, names.append)
            settings.set("day_boundary", "05:00")
        assert names[0].startswith("tend-journal")
    finally:
        service.close()
        tasks.close()
    with Journal.open(folder, fake_clock) as journal:
        assert [one.able for one in journal.check_ins()] == [6]


def _thread_name(_journal):
    import threading

    return threading.current_thread().name


def test_what_is_shown_of_a_day_is_read_anew_once_the_day_has_turned(service, heard, fake_clock):
    service._look()
    service._look()
    assert heard.names() == []
    fake_clock.jump_s(24 * 3600)
    service._look()
    service._look()
    assert heard.names() == ["journal_changed"]


@pytest.mark.parametrize("table", ["search_texts", "search_data", "search_config"])
def test_a_page_of_the_index_that_is_damaged_keeps_nobody_from_writing_and_finding(
    service, folder, heard, table
):
    service.add(CheckInDraft(note="quiet"))
    found = []
    sql = f"SELECT rootpage FROM sqlite_master WHERE name = '{table}'"
    service.ask(lambda journal: journal._db.execute(sql).fetchone()[0], found.append)
    service.close()
    path = folder / "journal.db"
    content = bytearray(path.read_bytes())
    content[(found[0] - 1) * 4096 : found[0] * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    service.add(CheckInDraft(note="quiet again"))
    wanted = Wanted(words="quiet")
    service.ask(lambda journal: journal.newest(9, wanted=wanted), found.extend)
    assert {one.note for one in found[1:]} == {"quiet", "quiet again"}
    assert "failed" not in heard.names()

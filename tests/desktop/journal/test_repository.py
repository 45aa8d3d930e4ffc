from __future__ import annotations

import stat
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from desktop.journal.making import new_check_in, new_sitting
from desktop.journal.records import Entered
from desktop.journal.repository import Journal
from tests.desktop.journal.strategies import check_ins, sittings

SHARED = [HealthCheck.function_scoped_fixture]


@settings(max_examples=60, deadline=None, suppress_health_check=SHARED)
@given(check_ins())
def test_every_field_of_a_check_in_comes_back_as_it_went_in(journal, check_in):
    kept = journal.add_check_in(check_in)
    assert kept == check_in
    assert journal.check_in(check_in.id) == check_in
    assert journal.delete_check_in(check_in.id) == check_in


@settings(max_examples=40, deadline=None, suppress_health_check=SHARED)
@given(sittings())
def test_every_field_of_a_sitting_comes_back_as_it_went_in(journal, sitting):
    journal.start_sitting(sitting)
    assert journal.sitting(sitting.id) == sitting
    assert journal.delete_sitting(sitting.id).sitting == sitting


def test_what_was_kept_is_there_when_the_journal_is_opened_again(folder, fake_clock):
    check_in = new_check_in(fake_clock, able=5, note="Grüße — 夜勤\n“quoted”; DROP TABLE check_ins")
    with Journal.open(folder, fake_clock) as journal:
        journal.add_check_in(check_in)
    with Journal.open(folder, fake_clock) as journal:
        assert journal.check_ins() == [check_in]


def test_files_are_made_for_their_owner_alone(folder, journal, fake_clock):
    journal.add_check_in(new_check_in(fake_clock, able=5))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert set(modes) == {"journal.db", "journal.db-wal", "journal.db-shm", "journal.lock"}
    assert set(modes.values()) == {0o600}


def test_check_ins_come_newest_first_by_the_moment_they_are_of(journal, fake_clock):
    now = fake_clock.now().local
    made = [
        new_check_in(fake_clock, at=now - timedelta(hours=hours), able=hours) for hours in (1, 5, 3)
    ]
    for check_in in made:
        journal.add_check_in(check_in)
    assert [check_in.able for check_in in journal.check_ins()] == [1, 3, 5]


def test_of_one_moment_what_was_entered_last_comes_first(journal, fake_clock):
    for able in (1, 2, 3):
        journal.add_check_in(new_check_in(fake_clock, able=able))
    assert [check_in.able for check_in in journal.check_ins()] == [3, 2, 1]


def test_a_range_of_days_holds_both_its_ends(journal, fake_clock):
    for _ in range(5):
        journal.add_check_in(new_check_in(fake_clock, able=5))
        fake_clock.pass_s(86_400)
    found = journal.check_ins(since=date(2026, 3, 5), until=date(2026, 3, 7))
    assert [check_in.day for check_in in found] == ["2026-03-07", "2026-03-06", "2026-03-05"]
    assert len(journal.check_ins(since=date(2026, 3, 5))) == 4
    assert len(journal.check_ins(until=date(2026, 3, 5))) == 2


def test_pages_of_the_list_follow_one_another_without_gap_or_double(journal, fake_clock):
    for _ in range(7):
        journal.add_check_in(new_check_in(fake_clock, able=5))
    pages = [journal.check_ins(limit=3, offset=offset) for offset in (0, 3, 6, 9)]
    assert [len(page) for page in pages] == [3, 3, 1, 0]
    assert [one for page in pages for one in page] == journal.check_ins()


def test_an_amended_check_in_takes_the_place_of_the_one_before(journal, fake_clock):
    check_in = journal.add_check_in(new_check_in(fake_clock, pleasantness=33))
    journal.amend_check_in(replace(check_in, able=6, words=("steady",)))
    assert journal.check_ins() == [replace(check_in, able=6, words=("steady",))]


def test_amending_or_deleting_what_is_not_there_says_so(journal, fake_clock):
    check_in = new_check_in(fake_clock, able=5)
    sitting = new_sitting(fake_clock, time(4), "body-scan", 600)
    with pytest.raises(KeyError):
        journal.amend_check_in(check_in)
    with pytest.raises(KeyError):
        journal.delete_check_in(check_in.id)
    with pytest.raises(KeyError):
        journal.amend_sitting(sitting)
    with pytest.raises(KeyError):
        journal.close_sitting(sitting.id, 60.0, finished=True)
    with pytest.raises(KeyError):
        journal.delete_sitting(sitting.id)
    assert journal.is_empty()


def test_a_deleted_check_in_can_be_restored_as_it_was(journal, fake_clock):
    check_in = new_check_in(fake_clock, able=5, note="dear", entered=Entered.IMPORTED)
    journal.add_check_in(check_in)
    removed = journal.delete_check_in(check_in.id)
    assert journal.check_ins() == []
    assert journal.restore_check_in(removed) == check_in
    assert journal.check_ins() == [check_in]


def test_a_deleted_note_is_gone_from_the_file(folder, fake_clock):
    with Journal.open(folder, fake_clock) as journal:
        kept = journal.add_check_in(new_check_in(fake_clock, note="unmistakable words"))
    assert b"unmistakable words" in (folder / "journal.db").read_bytes()
    with Journal.open(folder, fake_clock) as journal:
        journal.delete_check_in(kept.id)
    assert b"unmistakable words" not in (folder / "journal.db").read_bytes()


def test_a_sittings_minutes_are_kept_as_it_goes(journal, fake_clock):
    sitting = new_sitting(fake_clock, time(4), "body-scan", 600)
    journal.start_sitting(sitting)
    journal.note_progress(sitting.id, 31.25)
    assert journal.open_sittings() == [replace(sitting, practised_s=31.25)]
    closed = journal.close_sitting(sitting.id, 42.5, finished=False, hard=True)
    assert closed == replace(sitting, practised_s=42.5, closed=True, hard=True)
    assert journal.sittings() == [closed]
    assert journal.open_sittings() == []


def test_both_kinds_come_together_newest_first_without_what_still_plays(journal, fake_clock):
    expected = []
    for _ in range(3):
        expected.append(journal.add_check_in(new_check_in(fake_clock, able=5)))
        fake_clock.pass_s(1200)
        sitting = new_sitting(fake_clock, time(4), "body-scan", 600)
        journal.start_sitting(sitting)
        expected.append(journal.close_sitting(sitting.id, 600.0, finished=True))
        fake_clock.pass_s(1200)
    journal.start_sitting(new_sitting(fake_clock, time(4), "body-scan", 600))
    ids = [entry.id for entry in reversed(expected)]
    assert [entry.id for entry in journal.newest(10)] == ids
    assert [entry.id for entry in journal.newest(2, offset=3)] == ids[3:5]


def test_many_entries_are_kept_in_one_step_or_not_at_all(journal, fake_clock):
    twice = new_check_in(fake_clock, able=5)
    with pytest.raises(Exception, match="UNIQUE"):
        journal.add_many([new_check_in(fake_clock, able=4), twice, twice], [])
    assert journal.is_empty()
    journal.add_many([twice], [new_sitting(fake_clock, time(4), "body-scan", 60)])
    assert not journal.is_empty()


def test_a_second_journal_on_the_same_file_notices_that_the_first_wrote(
    folder, journal, fake_clock
):
    with Journal.open(folder, fake_clock) as other:
        before = other.data_version()
        assert other.data_version() == before
        journal.add_check_in(new_check_in(fake_clock, able=5))
        assert other.data_version() != before
        assert len(other.check_ins()) == 1


def test_a_whole_journal_has_no_faults(journal, fake_clock):
    journal.add_check_in(new_check_in(fake_clock, able=5))
    assert journal.integrity() == []


def test_a_row_that_no_check_in_could_be_is_found_and_named(journal, fake_clock):
    check_in = journal.add_check_in(new_check_in(fake_clock, able=5))
    journal._db.execute("UPDATE check_ins SET words = 'torn ['")
    assert journal.integrity() == [f"entry {check_in.id} holds an impossible value"]


def test_a_clock_that_jumps_back_leaves_what_was_kept_and_what_comes(journal, fake_clock):
    first = journal.add_check_in(new_check_in(fake_clock, able=5))
    fake_clock.jump_s(-30 * 86_400)
    second = journal.add_check_in(new_check_in(fake_clock, able=6))
    assert journal.check_ins() == [first, second]

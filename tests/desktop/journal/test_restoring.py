"""A copy takes the journal's place in one step; what was there is copied first."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.core.errors import AppError, ErrorKind
from desktop.core.journal_head import is_locked
from desktop.core.sentences import sentence
from desktop.journal import lock, restoring
from desktop.journal.backups import backups_in
from desktop.journal.daily import back_up_before
from desktop.journal.database import open_database
from desktop.journal.inside import look_into
from desktop.journal.making import new_check_in
from desktop.journal.migrations import entries_and_courses, first_journal, unkept_words
from desktop.journal.passphrase import set_passphrase
from desktop.journal.repository import Journal
from desktop.journal.restoring import preview, restore
from desktop.journal.rows import check_in_row
from tests.desktop.journal.test_migrations import earlier_version

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)


@pytest.fixture
def past(folder, fake_clock):
    """Return a copy of three check-ins; in the journal one went since, two came, one changed."""
    with Journal.open(folder, fake_clock) as journal:
        kept = [journal.add_check_in(new_check_in(fake_clock, able=n)) for n in range(3)]
        copy = back_up_before(journal, "daily", NOW)
        journal.delete_check_in(kept[0].id)
        journal.amend_check_in(replace(kept[1], note="since"))
        journal.add_check_in(new_check_in(fake_clock, able=9))
        journal.add_check_in(new_check_in(fake_clock, able=10))
    return copy


def ables(folder, fake_clock, key=None):
    with Journal.open(folder, fake_clock, key=key) as journal:
        return sorted(one.able for one in journal.check_ins())


def test_a_preview_says_what_would_be_lost_come_back_and_change(folder, fake_clock, past):
    with Journal.open(folder, fake_clock) as journal:
        seen = preview(journal, past)
    assert seen.inside.counts == {"checkins": 3}
    assert seen.inside.newest == datetime(2026, 3, 4, 10, 30)
    assert seen.change.lost == {"checkins": 2}
    assert seen.change.back == {"checkins": 1}
    assert seen.change.changed == {"checkins": 1}


def test_a_copy_takes_the_journals_place_and_that_one_is_kept(folder, fake_clock, past):
    kept = restore(folder, past, None, NOW)
    assert ables(folder, fake_clock) == [0, 1, 2]
    assert look_into(kept).counts == {"checkins": 4}
    assert past.exists()
    assert {one.why for one in backups_in(folder)} == {"daily", "before-restore"}
    restore(folder, kept, None, NOW)
    assert ables(folder, fake_clock) == [1, 2, 9, 10]


def test_a_copy_comes_into_an_empty_folder(tmp_path, fake_clock, past):
    assert restore(tmp_path / "new", past, None, NOW) is None
    assert ables(tmp_path / "new", fake_clock) == [0, 1, 2]


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + bytes(4080), b"no journal" * 900])
def test_what_is_no_journal_is_refused_and_nothing_has_changed(
    folder, fake_clock, past, tmp_path, content
):
    other = tmp_path / "other.db"
    other.write_bytes(content)
    for source in (other, tmp_path / "none.db"):
        with pytest.raises(AppError) as caught:
            restore(folder, source, None, NOW)
        assert caught.value.kind is ErrorKind.BACKUP_REFUSED
        assert sentence(caught.value).endswith("Your journal is as it was.")
    assert ables(folder, fake_clock) == [1, 2, 9, 10]
    assert len(backups_in(folder)) == 1


def test_a_damaged_copy_is_refused(folder, fake_clock, past):
    content = bytearray(past.read_bytes())
    content[3 * 4096 :] = b"\xff" * (len(content) - 3 * 4096)
    past.write_bytes(content)
    with pytest.raises(AppError) as caught:
        restore(folder, past, None, NOW)
    assert caught.value.kind is ErrorKind.BACKUP_REFUSED
    assert ables(folder, fake_clock) == [1, 2, 9, 10]


def test_a_damaged_journal_is_put_aside_whole(folder, fake_clock, past):
    (folder / "journal.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 8176)
    kept = restore(folder, past, None, NOW)
    assert kept.name == "journal.db.damaged-1"
    assert (kept / "journal.db").stat().st_size == 8192
    assert ables(folder, fake_clock) == [0, 1, 2]


def test_a_journal_that_another_process_has_open_is_left_alone(folder, fake_clock, past):
    with Journal.open(folder, fake_clock) as journal:
        journal.add_check_in(new_check_in(fake_clock, able=3))
        with pytest.raises(AppError) as caught:
            restore(folder, past, None, NOW)
        assert caught.value.kind is ErrorKind.JOURNAL_IN_USE
        assert len(journal.check_ins()) == 5
    assert not list(folder.glob(".journal.db*"))


def test_a_copy_of_an_earlier_version_is_brought_up_to_date(folder, fake_clock, past, tmp_path):
    old = tmp_path / "old"
    third = earlier_version(first_journal, entries_and_courses, unkept_words)
    with open_database(old, third) as db:
        db.table("check_ins").insert(check_in_row(new_check_in(fake_clock, able=7)))
    with Journal.open(folder, fake_clock) as journal:
        assert preview(journal, old / "journal.db").inside.counts == {"checkins": 1}
    restore(folder, old / "journal.db", None, NOW)
    assert ables(folder, fake_clock) == [7]


def test_a_locked_journal_stays_locked_whatever_takes_its_place(folder, fake_clock, past, tmp_path):
    plain = tmp_path / "plain.db"
    plain.write_bytes(past.read_bytes())
    key = set_passphrase(folder, "correct horse")
    with Journal.open(folder, fake_clock, key=key) as journal:
        assert preview(journal, past).change.lost == {"checkins": 2}
    for source in (past, plain):
        kept = restore(folder, source, key, NOW)
        assert is_locked(folder / "journal.db")
        assert is_locked(kept)
        assert ables(folder, fake_clock, key) == [0, 1, 2]


def test_a_copy_under_another_passphrase_keeps_it(folder, fake_clock, past, tmp_path):
    other = tmp_path / "other"
    restore(other, past, None, NOW)
    key = set_passphrase(other, "correct horse")
    sealed = tmp_path / "sealed.db"
    sealed.write_bytes((other / "journal.db").read_bytes())
    with Journal.open(folder, fake_clock) as journal:
        assert preview(journal, sealed).inside.is_sealed
    restore(folder, sealed, None, NOW)
    assert ables(folder, fake_clock, key) == [0, 1, 2]


@pytest.mark.parametrize(
    "left", [".journal.db.restored.part", "..journal.db.restored.part.77.part"]
)
def test_what_a_crash_left_of_going_back_goes_with_the_next_opening(folder, fake_clock, past, left):
    (folder / left).write_bytes(past.read_bytes())
    assert ables(folder, fake_clock) == [1, 2, 9, 10]
    assert not (folder / left).exists()


def test_a_house_that_a_crash_left_unpacked_goes_once_nobody_can_be_at_it(folder, fake_clock, past):
    house = folder / ".arriving-77.part"
    house.mkdir()
    (house / "journal.db").write_bytes(past.read_bytes())
    ables(folder, fake_clock)
    assert house.exists()
    os.utime(house, (0, 0))
    ables(folder, fake_clock)
    assert not house.exists()


def test_nobody_opens_or_locks_a_journal_while_a_copy_takes_its_place(
    folder, fake_clock, past, monkeypatch
):
    make, seen = restoring._make, []

    def and_look(*given):
        with pytest.raises(AppError) as caught, lock.held(folder / "journal.lock", 0.0):
            pass
        seen.append(caught.value.kind)
        make(*given)

    monkeypatch.setattr(restoring, "_make", and_look)
    restore(folder, past, None, NOW)
    assert seen == [ErrorKind.JOURNAL_BUSY]


def test_nobody_writes_between_the_copy_and_the_swap(folder, fake_clock, past, monkeypatch):
    seen = []

    def looking(path, key=None):
        if "before-restore" in path.name:
            with (
                pytest.raises(AppError) as caught,
                Journal.open(folder, fake_clock, busy_timeout_s=0.05) as other,
            ):
                other.add_check_in(new_check_in(fake_clock, able=7))
            seen.append(caught.value.kind)
        return look_into(path, key)

    monkeypatch.setattr(restoring, "look_into", looking)
    restore(folder, past, None, NOW)
    assert seen == [ErrorKind.JOURNAL_BUSY]
    assert ables(folder, fake_clock) == [0, 1, 2]

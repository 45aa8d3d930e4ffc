"""Bad days: what the world can do to the file, and that nothing kept before is lost by it."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from datetime import date, time
from pathlib import Path

import pytest

from desktop.core.errors import AppError, ErrorKind
from desktop.journal import lock
from desktop.journal.aside import set_journal_aside
from desktop.journal.making import new_check_in, new_sitting
from desktop.journal.repository import Journal
from desktop.journal.today import today
from tests.desktop.fake_clock import FakeClock

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="permissions are POSIX's")


def fill(folder, clock, entries=40):
    with Journal.open(folder, clock) as journal:
        for _ in range(entries):
            journal.add_check_in(new_check_in(clock, able=5, note="n" * 300))
            clock.pass_s(60)
        return journal.check_ins()


def fill_up(journal, clock, kept):
    """Add entries until there is no room, with each one that was acknowledged put into `kept`."""
    for _ in range(2000):
        kept.insert(0, journal.add_check_in(new_check_in(clock, able=5, note="n" * 900)))
        clock.pass_s(60)


# A folder that is read-only


@POSIX
def test_a_read_only_folder_is_named_as_such_and_nothing_is_made(as_nobody, fake_clock):
    as_nobody.chmod(0o555)
    with pytest.raises(AppError) as caught:
        Journal.open(as_nobody / "tend", fake_clock)
    assert caught.value.kind is ErrorKind.FOLDER_READ_ONLY
    assert list(as_nobody.iterdir()) == []


@POSIX
def test_a_journal_whose_folder_became_read_only_is_read_and_left_as_it_is(as_nobody, fake_clock):
    folder = as_nobody / "tend"
    folder.mkdir()
    kept = fill(folder, fake_clock, 3)
    before = (folder / "journal.db").read_bytes()
    (folder / "journal.lock").unlink()
    folder.chmod(0o555)
    try:
        with Journal.open(folder, fake_clock) as journal:
            assert journal.check_ins() == kept
            assert journal.closed_to_writing.kind is ErrorKind.FOLDER_READ_ONLY
            with pytest.raises(AppError) as caught:
                journal.add_check_in(new_check_in(fake_clock, able=1))
        day = date.fromisoformat(kept[0].day)
        assert today(folder / "journal.db", day).last_check_in is not None
    finally:
        folder.chmod(0o755)
    assert caught.value.kind is ErrorKind.FOLDER_READ_ONLY
    assert (folder / "journal.db").read_bytes() == before
    with Journal.open(folder, fake_clock) as journal:
        assert journal.check_ins() == kept


@POSIX
def test_a_journal_that_became_read_only_takes_nothing_more_and_keeps_the_rest(
    as_nobody, fake_clock
):
    folder = as_nobody / "tend"
    folder.mkdir()
    kept = fill(folder, fake_clock, 3)
    (folder / "journal.db").chmod(0o444)
    with pytest.raises(AppError) as caught, Journal.open(folder, fake_clock) as journal:
        journal.add_check_in(new_check_in(fake_clock, able=1))
    assert caught.value.kind is ErrorKind.FOLDER_READ_ONLY
    (folder / "journal.db").chmod(0o600)
    with Journal.open(folder, fake_clock) as journal:
        assert journal.check_ins() == kept


# A disk that is full


def test_a_full_disk_refuses_one_entry_and_keeps_all_before_it(folder, fake_clock):
    kept = fill(folder, fake_clock)
    with Journal.open(folder, fake_clock) as journal:
        pages = journal._db.execute("PRAGMA page_count").fetchone()[0]
        journal._db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(AppError) as caught:
            fill_up(journal, fake_clock, kept)
        assert caught.value.kind is ErrorKind.DISK_FULL
        assert journal.check_ins() == kept
        journal._db.execute("PRAGMA max_page_count = 1000000")
        kept.insert(0, journal.add_check_in(new_check_in(fake_clock, able=9)))
    with Journal.open(folder, fake_clock) as journal:
        assert journal.check_ins() == kept
        assert journal.integrity() == []


@pytest.fixture
def small_disk():
    """A real disk of 5 MB, where this user may mount one."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        mount = ["mount", "-t", "tmpfs", "-o", "size=5m", "tmpfs", name]
        if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
            pytest.skip("mounting a small disk needs rights that this user has not")
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", "-l", name], check=True)


def test_on_a_disk_that_really_is_full_everything_acknowledged_is_kept(small_disk, fake_clock):
    folder = small_disk / "tend"
    kept = []
    with Journal.open(folder, fake_clock) as journal:
        with pytest.raises(AppError) as caught:
            fill_up(journal, fake_clock, kept)
        assert caught.value.kind is ErrorKind.DISK_FULL
        assert len(kept) > 100
        assert journal.check_ins() == kept
    with Journal.open(folder, fake_clock) as journal:
        assert journal.check_ins() == kept
        assert journal.integrity() == []


def test_on_a_disk_with_no_room_at_all_no_journal_is_begun(small_disk, fake_clock):
    with pytest.raises(OSError, match="space"):
        (small_disk / "filler").write_bytes(bytes(6_000_000))
    with pytest.raises(AppError) as caught:
        Journal.open(small_disk / "tend", fake_clock)
    assert caught.value.kind is ErrorKind.DISK_FULL
    (small_disk / "filler").unlink()
    with Journal.open(small_disk / "tend", fake_clock) as journal:
        assert journal.is_empty()


def test_on_a_disk_that_has_no_room_left_the_journal_is_still_read(small_disk, fake_clock):
    folder = small_disk / "tend"
    kept = fill(folder, fake_clock)
    with pytest.raises(OSError, match="space"):
        (small_disk / "filler").write_bytes(bytes(6_000_000))
    with Journal.open(folder, fake_clock) as journal:
        assert journal.check_ins() == kept
        with pytest.raises(AppError) as caught:
            journal.add_check_in(new_check_in(fake_clock, able=1))
        assert caught.value.kind is ErrorKind.DISK_FULL
    (small_disk / "filler").unlink()
    with Journal.open(folder, fake_clock) as journal:
        assert journal.closed_to_writing is None
        assert journal.check_ins() == kept


@POSIX
def test_a_crash_on_a_disk_that_takes_nothing_more_loses_nothing(as_nobody, fake_clock):
    """What a crash left in the log beside the journal is read too, or nothing is."""
    folder = as_nobody / "tend"
    folder.mkdir()
    with Journal.open(folder, fake_clock) as journal:
        kept = journal.add_check_in(new_check_in(fake_clock, able=5))
        crashed = as_nobody / "crashed"
        shutil.copytree(folder, crashed)
    (crashed / "journal.db-shm").unlink()
    crashed.chmod(0o555)
    try:
        with suppress(AppError), Journal.open(crashed, fake_clock) as journal:
            assert journal.check_ins() == [kept]
    finally:
        crashed.chmod(0o755)
    with Journal.open(crashed, fake_clock) as journal:
        assert journal.check_ins() == [kept]


# A folder or a drive that is gone


def test_a_folder_that_vanished_is_never_written_into_the_void(folder, fake_clock):
    with Journal.open(folder, fake_clock) as journal:
        kept = journal.add_check_in(new_check_in(fake_clock, able=5))
        folder.rename(folder.with_name("elsewhere"))
        with pytest.raises(AppError) as caught:
            journal.add_check_in(new_check_in(fake_clock, able=6))
        assert caught.value.kind is ErrorKind.FOLDER_MISSING
        folder.with_name("elsewhere").rename(folder)
        again = journal.add_check_in(new_check_in(fake_clock, able=7))
        assert journal.check_ins() == [again, kept]


def test_a_journal_that_was_replaced_by_another_is_not_written_to(folder, fake_clock):
    with Journal.open(folder, fake_clock) as journal:
        (folder / "journal.db").rename(folder / "moved.db")
        (folder / "journal.db").write_bytes(b"")
        with pytest.raises(AppError) as caught:
            journal.add_check_in(new_check_in(fake_clock, able=5))
        assert caught.value.kind is ErrorKind.FOLDER_MISSING
        assert journal.is_empty()


def test_a_folder_that_is_a_file_is_refused(tmp_path, fake_clock):
    (tmp_path / "tend").write_text("a file")
    with pytest.raises(AppError):
        Journal.open(tmp_path / "tend", fake_clock)
    with pytest.raises(AppError):
        Journal.open(tmp_path / "tend" / "below", fake_clock)
    assert (tmp_path / "tend").read_text() == "a file"


def test_a_folder_where_the_journal_should_be_is_refused(folder, fake_clock):
    (folder / "journal.db").mkdir(parents=True)
    with pytest.raises(AppError) as caught:
        Journal.open(folder, fake_clock)
    assert caught.value.kind is ErrorKind.JOURNAL_UNREADABLE


# A file that is damaged


@pytest.mark.parametrize("size", [1, 15, 16, 100, 5000])
def test_a_file_of_garbage_is_named_as_damaged_and_left_as_it_is(folder, fake_clock, size):
    folder.mkdir()
    garbage = random.Random(size).randbytes(size)
    (folder / "journal.db").write_bytes(garbage)
    with pytest.raises(AppError) as caught:
        Journal.open(folder, fake_clock)
    assert caught.value.kind is ErrorKind.JOURNAL_DAMAGED
    assert caught.value.facts["path"] == folder / "journal.db"
    assert (folder / "journal.db").read_bytes() == garbage


def test_a_journal_cut_short_is_named_as_damaged(folder, fake_clock):
    fill(folder, fake_clock)
    path = folder / "journal.db"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(AppError) as caught, Journal.open(folder, fake_clock) as journal:
        journal.check_ins()
    assert caught.value.kind is ErrorKind.JOURNAL_DAMAGED


@pytest.mark.parametrize("seed", range(12))
def test_flipped_bits_never_end_in_anything_but_a_kind_or_a_whole_answer(folder, fake_clock, seed):
    fill(folder, fake_clock)
    path = folder / "journal.db"
    content = bytearray(path.read_bytes())
    chance = random.Random(seed)
    for _ in range(200):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    with suppress(AppError), Journal.open(folder, fake_clock) as journal:
        assert journal.integrity()
        for use in (journal.check_ins, journal.sittings, journal.minutes_by_week):
            with suppress(AppError):
                use()
        journal.add_check_in(new_check_in(fake_clock, able=5))


def test_a_torn_page_is_told_by_the_check_of_the_file(folder, fake_clock):
    fill(folder, fake_clock)
    path = folder / "journal.db"
    content = bytearray(path.read_bytes())
    with Journal.open(folder, fake_clock) as journal:
        page = journal._db.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'check_ins'"
        ).fetchone()[0]
    content[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(content)
    with Journal.open(folder, fake_clock) as journal:
        assert journal.integrity()
        with pytest.raises(AppError) as caught:
            journal.check_ins()
    assert caught.value.kind is ErrorKind.JOURNAL_DAMAGED


def test_a_damaged_journal_is_set_aside_whole_and_a_new_one_begins(folder, fake_clock):
    folder.mkdir()
    for number, name in enumerate(("journal.db", "journal.db-wal", "journal.db-shm")):
        (folder / name).write_bytes(bytes([number + 1]) * 100)
    aside = set_journal_aside(folder)
    assert aside == folder / "journal.db.damaged-1"
    assert {path.name: path.read_bytes()[0] for path in aside.iterdir()} == {
        "journal.db": 1,
        "journal.db-wal": 2,
        "journal.db-shm": 3,
    }
    with Journal.open(folder, fake_clock) as journal:
        assert journal.is_empty()


# A file that another holds


def test_a_journal_that_another_writes_to_all_the_while_is_busy_and_nothing_is_half_kept(
    folder, fake_clock
):
    with Journal.open(folder, fake_clock, busy_timeout_s=0.05) as journal:
        other = sqlite3.connect(folder / "journal.db")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(AppError) as caught:
            journal.add_check_in(new_check_in(fake_clock, able=5))
        assert caught.value.kind is ErrorKind.JOURNAL_BUSY
        assert journal.is_empty()
        other.rollback()
        other.close()
        journal.add_check_in(new_check_in(fake_clock, able=5))


def test_a_writer_that_is_done_soon_is_waited_for(folder, fake_clock):
    with Journal.open(folder, fake_clock) as journal:
        other = sqlite3.connect(folder / "journal.db", check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        done = threading.Timer(0.1, other.rollback)
        done.start()
        journal.add_check_in(new_check_in(fake_clock, able=5))
        done.join()
        other.close()
        assert not journal.is_empty()


def test_an_opening_that_another_process_holds_up_is_busy(folder, fake_clock):
    folder.mkdir()
    with lock.held(folder / "journal.lock"), pytest.raises(AppError) as caught:
        Journal.open(folder, fake_clock, busy_timeout_s=0.05)
    assert caught.value.kind is ErrorKind.JOURNAL_BUSY
    assert not (folder / "journal.db").exists()


# What is a bug of ours stays a bug


def test_a_bug_is_not_dressed_up_as_the_worlds_failure(journal, fake_clock):
    sitting = new_sitting(fake_clock, time(4), "body-scan", 60)
    journal.start_sitting(sitting)
    with pytest.raises(sqlite3.IntegrityError):
        journal.start_sitting(sitting)


def test_the_journal_still_works_after_a_bug(journal):
    clock = FakeClock()
    check_in = journal.add_check_in(new_check_in(clock, able=5))
    with pytest.raises(sqlite3.IntegrityError):
        journal.add_check_in(check_in)
    journal.add_check_in(new_check_in(clock, able=6))
    assert len(journal.check_ins()) == 2

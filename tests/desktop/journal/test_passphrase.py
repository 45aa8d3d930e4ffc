"""A passphrase set, changed and taken away: all is there afterwards, and nothing in plain."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import stat
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from desktop.core.clock import SystemClock
from desktop.core.errors import AppError, ErrorKind
from desktop.core.journal_head import Head, head_of, is_locked
from desktop.journal import key as keys
from desktop.journal.backup import back_up
from desktop.journal.connecting import connection_like, connection_to
from desktop.journal.making import new_check_in
from desktop.journal.passphrase import (
    change_passphrase,
    key_for,
    remove_passphrase,
    set_passphrase,
)
from desktop.journal.repository import Journal
from desktop.journal.today import today
from tests.desktop.journal.processes import close, finish, kill_after, start

WORDS = "a quiet sentence nobody else may read"
PHRASE, OTHER = "seven old bells", "nine new bells"
SLOW_ROUNDS = keys.ROUNDS


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch):
    monkeypatch.setattr(keys, "ROUNDS", 1000)


@pytest.fixture
def filled(folder, fake_clock) -> list:
    with Journal.open(folder, fake_clock) as journal:
        for number in range(60):
            fake_clock.pass_s(60)
            journal.add_check_in(new_check_in(fake_clock, able=5, note=f"{WORDS} {number}"))
        back_up(journal._db.conn, folder / "backups" / "journal-1.db")
        return journal.check_ins()


def everything(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def opened(folder, clock, phrase=PHRASE) -> Journal:
    return Journal.open(folder, clock, key=key_for(folder, phrase))


def test_a_locked_journal_holds_everything_and_shows_nothing(folder, filled, fake_clock):
    assert WORDS.encode() in everything(folder)
    set_passphrase(folder, PHRASE)
    assert WORDS.encode() not in everything(folder)
    assert is_locked(folder / "journal.db")
    assert stat.S_IMODE((folder / "journal.db").stat().st_mode) == 0o600
    with opened(folder, fake_clock) as journal:
        assert journal.check_ins() == filled
        assert journal.integrity() == []


def test_a_locked_journal_is_written_changed_and_deleted_like_any_other(folder, filled, fake_clock):
    key = set_passphrase(folder, PHRASE)
    with Journal.open(folder, fake_clock, key=key) as journal:
        kept = journal.add_check_in(new_check_in(fake_clock, able=1, note="and later"))
        assert journal.check_in(kept.id) == kept
        journal.delete_check_in(filled[0].id)
    with Journal.open(folder, fake_clock, key=key) as journal:
        assert journal.check_ins() == [kept, *filled[1:]]
        (answer,) = journal._db.query("INSERT INTO facts VALUES ('a', 'b') RETURNING name")
        assert answer == {"name": "a"}
        assert not journal._db.conn.in_transaction
    assert WORDS.encode() not in everything(folder)


def test_without_its_passphrase_it_opens_for_nobody(folder, filled, fake_clock):
    set_passphrase(folder, PHRASE)
    content = (folder / "journal.db").read_bytes()
    for key, kind in (
        (None, ErrorKind.JOURNAL_LOCKED),
        (key_for(folder, PHRASE.upper()), ErrorKind.WRONG_PASSPHRASE),
    ):
        with pytest.raises(AppError) as caught:
            Journal.open(folder, fake_clock, key=key)
        assert caught.value.kind is kind
    assert (folder / "journal.db").read_bytes() == content


def test_a_passphrase_counts_the_same_however_a_keyboard_made_its_accents(folder, filled):
    key = set_passphrase(folder, "caf\u00e9 at the corner")
    assert key_for(folder, "cafe\u0301 at the corner").is_same(key)


@pytest.mark.parametrize("phrase", ["x'" + "0" * 96 + "'", "it's \x00 “quoted”; --", "字" * 1200])
def test_any_words_are_a_passphrase(folder, filled, fake_clock, phrase):
    set_passphrase(folder, phrase)
    with opened(folder, fake_clock, phrase) as journal:
        assert journal.check_ins() == filled
    with pytest.raises(AppError):
        opened(folder, fake_clock, phrase[:-1])


def test_a_passphrase_that_is_too_short_changes_nothing(folder, filled, fake_clock):
    with pytest.raises(AppError) as caught:
        set_passphrase(folder, "seven b")
    assert caught.value.kind is ErrorKind.PASSPHRASE_SHORT
    with Journal.open(folder, fake_clock) as journal:
        assert journal.check_ins() == filled


def test_any_program_that_reads_sqlcipher_opens_it_by_the_passphrase_alone(
    folder, filled, monkeypatch
):
    monkeypatch.setattr(keys, "ROUNDS", SLOW_ROUNDS)
    began = time.perf_counter()
    set_passphrase(folder, PHRASE)
    print(f"set in {time.perf_counter() - began:.2f} s")
    with closing(dbapi2.connect(str(folder / "journal.db"))) as db:
        db.set_key(PHRASE)
        assert db.execute("SELECT count(*) FROM check_ins").fetchone() == (60,)
    began = time.process_time()
    key_for(folder, PHRASE)
    print(f"a key in {(time.process_time() - began) * 1000:.0f} ms of a processor")


def test_a_changed_passphrase_opens_it_and_the_old_one_does_not(folder, filled, fake_clock):
    key = change_passphrase(folder, set_passphrase(folder, PHRASE), OTHER)
    with opened(folder, fake_clock, OTHER) as journal:
        assert journal.check_ins() == filled
    with pytest.raises(AppError):
        opened(folder, fake_clock, PHRASE)
    assert head_of(folder / "backups" / "journal-1.db") is Head.LOCKED
    with closing(connection_to(str(folder / "backups" / "journal-1.db"), key)) as copy:
        assert copy.execute("SELECT count(*) FROM check_ins").fetchone() == (60,)


def test_a_passphrase_taken_away_leaves_all_as_it_was(folder, filled, fake_clock):
    remove_passphrase(folder, set_passphrase(folder, PHRASE))
    with Journal.open(folder, fake_clock) as journal:
        assert journal.check_ins() == filled
    with closing(sqlite3.connect(folder / "backups" / "journal-1.db")) as copy:
        assert copy.execute("SELECT count(*) FROM check_ins").fetchone() == (60,)


def test_every_plain_copy_is_locked_or_goes(folder, filled, fake_clock):
    backups, aside = folder / "backups", folder / "journal.db.damaged-1"
    aside.mkdir()
    shutil.copy(backups / "journal-1.db", aside / "journal.db")
    whole = (backups / "journal-1.db").read_bytes()
    (backups / "journal-2.db").write_bytes(whole[:9000] + b"\xff" * 9000 + whole[18000:])
    (backups / ".journal-3.db.part").write_bytes(whole[:5000])
    (backups / "notes.txt").write_text("my own")
    key = set_passphrase(folder, PHRASE)
    assert WORDS.encode() not in everything(folder)
    names = {path.name for path in folder.rglob("*") if path.is_file()}
    assert names == {"journal.lock", "journal.db", "journal-1.db", "notes.txt"}
    for copy in (backups / "journal-1.db", aside / "journal.db"):
        with closing(connection_to(str(copy), key)) as db:
            assert db.execute("SELECT count(*) FROM check_ins").fetchone() == (60,)


def test_a_copy_of_a_locked_journal_is_locked(folder, filled, fake_clock):
    key = set_passphrase(folder, PHRASE)
    target = folder / "backups" / "new.db"
    with Journal.open(folder, fake_clock, key=key) as journal:
        back_up(journal._db.conn, target)
        assert head_of(target) is Head.LOCKED
        with closing(connection_like(journal._db.conn, target)) as copy:
            assert copy.execute("SELECT count(*) FROM check_ins").fetchone() == (60,)


def test_a_plain_copy_that_turned_up_later_is_locked_when_the_journal_is_next_opened(
    folder, filled, fake_clock
):
    plain = (folder / "backups" / "journal-1.db").read_bytes()
    key = set_passphrase(folder, PHRASE)
    (folder / "backups" / "found.db").write_bytes(plain)
    Journal.open(folder, fake_clock, key=key).close()
    assert head_of(folder / "backups" / "found.db") is Head.LOCKED


def test_now_reads_nothing_of_a_locked_journal_and_leaves_it_alone(folder, filled, fake_clock):
    day = fake_clock.now().local.date()
    assert today(folder / "journal.db", day).last_check_in is not None
    key = set_passphrase(folder, PHRASE)
    (folder / "journal.db").chmod(0)
    assert today(folder / "journal.db", day).last_check_in is None
    (folder / "journal.db").chmod(0o600)
    with Journal.open(folder, fake_clock, key=key) as journal:
        assert journal.today(day).last_check_in.utc == filled[0].at.utc


# What stands in the way


def test_a_journal_that_another_process_has_open_is_left_as_it_is(folder, filled, fake_clock):
    other = start("hold", str(folder))
    assert other.stdout.readline() == "ready\n"
    try:
        with pytest.raises(AppError) as caught:
            set_passphrase(folder, PHRASE)
        assert caught.value.kind is ErrorKind.JOURNAL_IN_USE
    finally:
        other.communicate("\n", timeout=60)
    with Journal.open(folder, fake_clock) as journal:
        assert journal.check_ins() == filled
    assert not list(folder.rglob("*.part"))


def test_a_locked_journal_that_another_process_writes_to_keeps_its_passphrase(
    folder, filled, fake_clock, monkeypatch
):
    monkeypatch.setattr(keys, "ROUNDS", SLOW_ROUNDS)
    key = set_passphrase(folder, PHRASE)
    other = start("add", str(folder), "100000", PHRASE)
    try:
        assert other.stdout.readline() == "ready\n"
        assert other.stdout.readline()
        for convert in (
            lambda: change_passphrase(folder, key, OTHER),
            lambda: remove_passphrase(folder, key),
        ):
            with pytest.raises(AppError) as caught:
                convert()
            assert caught.value.kind is ErrorKind.JOURNAL_IN_USE
    finally:
        other.kill()
        other.communicate()
    with opened(folder, fake_clock) as journal:
        assert set(filled) < set(journal.check_ins())
        assert journal.integrity() == []
    assert not list(folder.rglob("*.part"))


def test_two_processes_write_to_a_locked_journal_at_once(folder, filled, fake_clock, monkeypatch):
    monkeypatch.setattr(keys, "ROUNDS", SLOW_ROUNDS)
    set_passphrase(folder, PHRASE)
    writers = [start("add", str(folder), "20", PHRASE) for _ in range(2)]
    kept = [check_in_id for writer in writers for check_in_id in finish(writer)]
    for writer in writers:
        close(writer)
    with opened(folder, fake_clock) as journal:
        assert {one.id for one in journal.check_ins()} == {*kept, *(one.id for one in filled)}
        assert journal.integrity() == []


@pytest.fixture
def small_disk(tmp_path):
    """A real disk of 5 MB, where this user may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=5m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("mounting a small disk needs rights that this user has not")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_disk_that_fills_up_while_locking_loses_nothing(small_disk, fake_clock):
    folder = small_disk / "tend"
    with Journal.open(folder, fake_clock) as journal:
        for _ in range(60):
            journal.add_check_in(new_check_in(fake_clock, able=5, note=WORDS * 100))
        kept = journal.check_ins()
    size = (folder / "journal.db").stat().st_size
    (small_disk / "filler").write_bytes(bytes(5 * 1024**2 - size - size // 2))
    with pytest.raises(AppError) as caught:
        set_passphrase(folder, PHRASE)
    assert caught.value.kind is ErrorKind.DISK_FULL
    with Journal.open(folder, fake_clock) as journal:
        assert journal.check_ins() == kept
        assert journal.integrity() == []
    assert not list(folder.rglob("*.part"))


def test_a_folder_that_may_not_be_written_keeps_its_plain_journal(as_nobody, fake_clock):
    folder = as_nobody / "tend"
    with Journal.open(folder, fake_clock) as journal:
        kept = journal.add_check_in(new_check_in(fake_clock, able=5))
    folder.chmod(0o500)
    with pytest.raises(AppError) as caught:
        set_passphrase(folder, PHRASE)
    assert caught.value.kind is ErrorKind.FOLDER_READ_ONLY
    with Journal.open(folder, fake_clock) as journal:
        assert journal.check_ins() == [kept]
    folder.chmod(0o700)


def test_a_locked_journal_is_read_where_nothing_may_be_written(as_nobody, fake_clock):
    folder = as_nobody / "tend"
    with Journal.open(folder, fake_clock) as journal:
        kept = journal.add_check_in(new_check_in(fake_clock, able=5))
    key = set_passphrase(folder, PHRASE)
    folder.chmod(0o500)
    with Journal.open(folder, fake_clock, key=key) as journal:
        assert journal.check_ins() == [kept]
        assert journal.closed_to_writing.kind is ErrorKind.FOLDER_READ_ONLY
    with pytest.raises(AppError) as caught:
        Journal.open(folder, fake_clock)
    assert caught.value.kind in (ErrorKind.JOURNAL_LOCKED, ErrorKind.FOLDER_READ_ONLY)
    folder.chmod(0o700)


@pytest.mark.parametrize(
    "left",
    [
        ".journal.db.restored.part",
        "..journal.db.restored.part.77.part",
        ".arriving-77.part/journal.db",
        ".arriving-77.part/practices/own.toml",
        "backups/.journal-1.db.77.part",
    ],
)
def test_what_a_crash_left_half_made_a_moment_ago_is_not_left_in_plain(folder, filled, left):
    place = folder / left
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(folder / "journal.db", place)
    set_passphrase(folder, PHRASE)
    assert WORDS.encode() not in everything(folder)
    assert not place.exists()


@pytest.mark.parametrize("round_", range(4))
def test_a_kill_while_it_is_locked_leaves_the_old_journal_or_the_new_one(
    folder, fake_clock, round_
):
    with Journal.open(folder, fake_clock) as journal:
        for _ in range(150):
            journal.add_check_in(new_check_in(fake_clock, able=5, note=WORDS * 50))
        kept = journal.check_ins()
        back_up(journal._db.conn, folder / "backups" / "journal-1.db")
    wait_s = random.Random(round_).uniform(0.0, 0.12)
    kill_after(start("lock", str(folder), PHRASE), wait_s)
    locked = is_locked(folder / "journal.db")
    key = key_for(folder, PHRASE) if locked else None
    with Journal.open(folder, fake_clock, key=key) as journal:
        assert journal.check_ins() == kept
        assert journal.integrity() == []
    assert head_of(folder / "backups" / "journal-1.db") is (Head.LOCKED if locked else Head.PLAIN)
    assert not list(folder.rglob("*.part"))
    if locked:
        assert WORDS.encode() not in everything(folder)


@pytest.mark.parametrize("step", ["staged", "converted", "one settled"])
def test_a_change_cut_off_between_its_steps_is_finished_at_the_next_opening(
    folder, filled, fake_clock, monkeypatch, step
):
    """As a crash would leave it: nothing after the step is done, nothing is undone either."""
    from desktop.journal import passphrase

    old = set_passphrase(folder, PHRASE)
    shutil.copy(folder / "backups" / "journal-1.db", folder / "backups" / "journal-2.db")

    def crash(*_):
        raise KeyboardInterrupt

    if step == "staged":
        monkeypatch.setattr(passphrase, "_convert", crash)
        monkeypatch.setattr(passphrase, "drop_staged", lambda _: None)
    else:
        monkeypatch.setattr(passphrase, "settle", crash)
    with pytest.raises(KeyboardInterrupt):
        change_passphrase(folder, old, OTHER)
    monkeypatch.undo()
    monkeypatch.setattr(keys, "ROUNDS", 1000)
    if step == "one settled":
        (folder / "backups" / ".journal-1.db.new.part").replace(folder / "backups/journal-1.db")
    key = key_for(folder, PHRASE if step == "staged" else OTHER)
    with Journal.open(folder, fake_clock, key=key) as journal:
        assert journal.check_ins() == filled
    assert sorted(path.name for path in (folder / "backups").iterdir()) == [
        "journal-1.db",
        "journal-2.db",
    ]
    for name in ("journal-1.db", "journal-2.db"):
        with closing(connection_to(str(folder / "backups" / name), key)) as copy:
            assert copy.execute("SELECT count(*) FROM check_ins").fetchone() == (60,)


def test_a_second_name_left_of_the_journal_itself_is_taken_away_and_not_wiped(
    folder, filled, fake_clock
):
    os.link(folder / "journal.db", folder / ".journal.db.old.part")
    with Journal.open(folder, fake_clock) as journal:
        assert journal.check_ins() == filled
    assert not (folder / ".journal.db.old.part").exists()


def test_what_another_process_is_making_beside_the_journal_is_left_alone(
    folder, filled, fake_clock
):
    making, left = folder / ".journal.db.77.part", folder / ".journal.db.old-one.part"
    making.write_bytes(b"half of it")
    left.write_bytes(b"of a crash")
    os.utime(left, (1_000_000_000, 1_000_000_000))
    Journal.open(folder, fake_clock).close()
    assert making.exists()
    assert not left.exists()


def test_a_forgotten_key_opens_nothing(folder, filled, fake_clock):
    key = set_passphrase(folder, PHRASE)
    key.forget()
    with pytest.raises(AppError) as caught:
        Journal.open(folder, SystemClock(), key=key)
    assert caught.value.kind is ErrorKind.JOURNAL_LOCKED

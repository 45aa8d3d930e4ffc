from __future__ import annotations

import sqlite3
import stat
from contextlib import closing

import pytest

from desktop.core.errors import AppError, ErrorKind
from desktop.journal.backup import back_up
from desktop.journal.making import new_check_in


def _count(path):
    with closing(sqlite3.connect(path)) as copy:
        return copy.execute("SELECT count(*) FROM check_ins").fetchone()[0]


def test_a_copy_holds_what_is_still_in_the_log_beside_the_file(folder, journal, fake_clock):
    for _ in range(20):
        journal.add_check_in(new_check_in(fake_clock, able=5))
    assert (folder / "journal.db-wal").stat().st_size > 0
    copy = back_up(journal._db.conn, folder / "backups" / "copy.db")
    assert _count(copy) == 20
    assert list(copy.parent.iterdir()) == [copy]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_copy_takes_the_place_of_an_earlier_one_in_one_step(folder, journal, fake_clock):
    target = folder / "backups" / "copy.db"
    back_up(journal._db.conn, target)
    journal.add_check_in(new_check_in(fake_clock, able=5))
    back_up(journal._db.conn, target)
    assert _count(target) == 1


def test_a_journal_too_damaged_to_copy_leaves_the_earlier_copy(folder, journal, fake_clock):
    for _ in range(200):
        journal.add_check_in(new_check_in(fake_clock, able=5, note="n" * 500))
    target = back_up(journal._db.conn, folder / "backups" / "copy.db")
    journal._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    journal.close()
    path = folder / "journal.db"
    content = bytearray(path.read_bytes())
    content[3 * 4096 : 12 * 4096] = b"\xff" * (9 * 4096)
    path.write_bytes(content)
    with closing(sqlite3.connect(path)) as damaged, pytest.raises(AppError) as caught:
        back_up(damaged, target)
    assert caught.value.kind is ErrorKind.JOURNAL_DAMAGED
    assert _count(target) == 200
    assert list(target.parent.iterdir()) == [target]


def test_a_place_that_cannot_be_written_is_a_kind(folder, journal):
    (folder / "backups").write_text("in the way")
    with pytest.raises(AppError):
        back_up(journal._db.conn, folder / "backups" / "copy.db")

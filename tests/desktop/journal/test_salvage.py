"""What can be read of a damaged journal is saved; the damaged one is only read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.core.errors import AppError, ErrorKind
from desktop.journal.inside import look_into
from desktop.journal.making import new_check_in, new_sitting
from desktop.journal.repository import Journal
from desktop.journal.restoring import restore
from desktop.journal.salvage import salvage

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
PAGE = 4096


@pytest.fixture
def long(folder, fake_clock):
    """Keep some hundred check-ins on many pages; return the file's path."""
    with Journal.open(folder, fake_clock) as journal:
        journal.start_sitting(new_sitting(fake_clock, journal.boundary, "body-scan", 600))
        journal.add_many(
            [new_check_in(fake_clock, able=n % 11, note="n" * 400) for n in range(600)], ()
        )
        journal._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return folder / "journal.db"


def damage(path, *pages):
    content = bytearray(path.read_bytes())
    for page in pages:
        content[page * PAGE : (page + 1) * PAGE] = b"\xff" * PAGE
    path.write_bytes(content)


def test_all_but_the_damaged_pages_are_saved_and_nothing_else_is_touched(folder, long, fake_clock):
    pages = long.stat().st_size // PAGE
    damage(long, *range(pages // 2, pages // 2 + 3))
    before = long.read_bytes()
    saved = salvage(folder, None, NOW)
    assert 500 <= saved.counts["checkins"] < 600
    assert saved.counts["sittings"] == 1
    assert look_into(saved.path).counts == saved.counts
    assert long.read_bytes() == before
    assert saved.path.parent == folder / "backups"
    restore(folder, saved.path, None, NOW)
    with Journal.open(folder, fake_clock) as journal:
        assert len(journal.check_ins()) == saved.counts["checkins"]
        assert journal.integrity() == []
    assert (folder / "journal.db.damaged-1" / "journal.db").read_bytes() == before


def test_a_whole_journal_is_saved_whole(folder, long):
    assert salvage(folder, None, NOW).counts == {"checkins": 600, "sittings": 1}


def test_a_table_that_is_lost_keeps_the_others(folder, long, fake_clock):
    with Journal.open(folder, fake_clock) as journal:
        root = journal._db.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'sittings'"
        ).fetchone()[0]
    damage(long, root - 1)
    assert salvage(folder, None, NOW).counts == {"checkins": 600}


@pytest.mark.parametrize("content", [b"SQLite format 3\0" + b"\xff" * 8176, b"\0" * 8192])
def test_where_nothing_can_be_read_that_is_said(folder, long, content):
    long.write_bytes(content)
    with pytest.raises(AppError) as caught:
        salvage(folder, None, NOW)
    assert caught.value.kind is ErrorKind.JOURNAL_DAMAGED
    assert long.read_bytes() == content
    assert list((folder / "backups").iterdir()) == []

"""Ten years kept by any version that ever was are there, every field of them, in this one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.journal.database import open_database, writing
from desktop.journal.demo import demo_data
from desktop.journal.migrations import steps
from desktop.journal.repository import Journal
from desktop.journal.rows import check_in_row, sitting_row
from desktop.journal.sqlite import Database, Migrations
from tests.desktop.fake_clock import FakeClock

WEEKS = 522


def every_step():
    with Database(memory=True) as nothing:
        return steps.pending(nothing)


@pytest.fixture(scope="module")
def ten_years(tmp_path_factory):
    """Return the check-ins and sittings of ten years, made once."""
    clock = FakeClock(datetime(2026, 3, 4, 9, 30, tzinfo=UTC))
    with Journal.open(tmp_path_factory.mktemp("made"), clock) as journal:
        demo_data(journal, clock, WEEKS, seed=10)
        return journal.check_ins(), journal.sittings()


@pytest.mark.parametrize("version", range(1, len(every_step()) + 1))
def test_ten_years_come_through_from_every_version(folder, fake_clock, ten_years, version):
    check_ins, sittings = ten_years
    earlier = Migrations(steps.name)
    for step in every_step()[:version]:
        earlier(name=step.name)(step.fn)
    with open_database(folder, earlier) as db, writing(db):
        db.table("sittings").insert_all(map(sitting_row, reversed(sittings)))
        db.table("check_ins").insert_all(map(check_in_row, reversed(check_ins)))
    with Journal.open(folder, fake_clock) as journal:
        assert len(check_ins) > 4_000
        assert journal.check_ins() == check_ins
        assert journal.sittings() == sittings
        assert journal.integrity() == []

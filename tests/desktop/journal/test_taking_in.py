"""Histories in the journal: in whole, once, and out again whole."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from desktop.core.clock import Stamp
from desktop.core.errors import AppError, ErrorKind
from desktop.journal.brought import Brought
from desktop.journal.life import Import
from desktop.journal.making import new_check_in, new_id, place_of
from desktop.journal.records import CheckIn, Entered, Moment, Sitting
from desktop.journal.repository import Journal
from tests.desktop.fake_clock import FakeClock

AT = Stamp(datetime(2024, 5, 3, 1, 30, tzinfo=UTC), "Europe/Berlin", 120)
BOUNDARY = time(4)


def a_check_in(number: int = 1, **fields: object) -> Brought:
    place = place_of(AT)
    record = CheckIn(
        id=new_id(),
        at=AT,
        day=place.day,
        week=place.week,
        pleasantness=number,
        entered=Entered.IMPORTED,
        source="daylio",
    )
    return Brought(f"c{number}", f"row {number}", (replace(record, **fields),))  # type: ignore[arg-type]


def a_sitting(number: int = 1) -> Brought:
    place = place_of(AT)
    sitting = Sitting(
        id=new_id(),
        at=AT,
        day=place.day,
        week=place.week,
        practice_id="(Apple Health)",
        planned_s=600,
        practised_s=600,
        closed=True,
        source="apple-health",
    )
    [word] = a_check_in(number, note="quiet", moment=Moment.AFTER, sitting_id=sitting.id).records
    return Brought(f"s{number}", f"sat {number}", (sitting, word))


def take_in(journal: Journal, *brought: Brought, boundary: time = BOUNDARY) -> Import | None:
    now = Stamp(datetime(2026, 3, 4, 9, tzinfo=UTC), "Europe/Berlin", 60)
    return journal.imports.take_in("daylio", "export.csv", brought, now, boundary)


def rows(journal: Journal, table: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(journal.folder / "journal.db") as other:
        return other.execute(f"SELECT * FROM {table}").fetchall()


def test_what_comes_in_stands_in_the_journal_with_its_import(journal: Journal):
    batch = take_in(journal, a_check_in(), a_sitting())
    assert batch is not None
    assert (batch.added, batch.file_name, batch.source) == (2, "export.csv", "daylio")
    assert journal.imports.all() == [batch]
    assert {one.pleasantness for one in journal.check_ins()} == {1}
    assert [one.practised_s for one in journal.sittings()] == [600]
    assert [row[3] for row in rows(journal, "imported")] == ["row 1", "sat 1", ""]


def test_a_second_time_adds_nothing(journal: Journal):
    take_in(journal, a_check_in(), a_sitting())
    assert take_in(journal, a_check_in(), a_sitting()) is None
    assert len(journal.check_ins()) == 2
    assert len(journal.imports.all()) == 1


def test_only_what_is_new_comes_in(journal: Journal):
    take_in(journal, a_check_in(1))
    batch = take_in(journal, a_check_in(1), a_check_in(2), a_check_in(2))
    assert batch is not None
    assert batch.added == 1
    assert journal.imports.known(["c1", "c2", "c3"]) == {"c1", "c2"}


def test_what_the_person_deleted_since_does_not_come_back(journal: Journal):
    brought = a_check_in()
    take_in(journal, brought)
    journal.delete_check_in(brought.records[0].id)
    assert take_in(journal, a_check_in()) is None
    assert journal.check_ins() == []
    assert rows(journal, "imported")[0][3] == ""


def test_its_day_is_by_the_boundary_that_holds(journal: Journal):
    take_in(journal, a_check_in(), boundary=time(2))
    assert journal.check_ins()[0].day == "2024-05-03"


def test_taken_out_again_nothing_is_left_of_it_and_all_else_stays(
    journal: Journal, fake_clock: FakeClock
):
    own = journal.add_check_in(new_check_in(fake_clock, pleasantness=5))
    first = take_in(journal, a_check_in(1), a_sitting(1))
    second = take_in(journal, a_check_in(2))
    assert first is not None
    assert journal.imports.take_out(first.id) == first
    assert journal.imports.all() == [second]
    assert {one.pleasantness for one in journal.check_ins()} == {5, 2}
    assert own in journal.check_ins()
    assert journal.sittings() == []
    assert [row[0] for row in rows(journal, "imported")] == ["c2"]
    assert journal.integrity() == []


def test_after_it_was_taken_out_it_can_come_in_again(journal: Journal):
    batch = take_in(journal, a_check_in())
    assert batch is not None
    journal.imports.take_out(batch.id)
    assert take_in(journal, a_check_in()) is not None


def test_what_hung_on_a_sitting_that_goes_stands_alone(journal: Journal, fake_clock: FakeClock):
    brought = a_sitting()
    batch = take_in(journal, brought)
    assert batch is not None
    own = new_check_in(fake_clock, pleasantness=5)
    own = replace(own, moment=Moment.BEFORE, sitting_id=brought.records[0].id)
    journal.add_check_in(own)
    journal.imports.take_out(batch.id)
    assert journal.check_ins() == [replace(own, moment=Moment.ALONE, sitting_id=None)]


def test_an_import_that_is_not_there_is_said(journal: Journal):
    with pytest.raises(AppError) as refused:
        journal.imports.take_out("nothing")
    assert refused.value.kind is ErrorKind.IMPORT_UNKNOWN


def test_a_copy_is_made_before_it_comes_in_and_before_it_goes(
    journal: Journal, fake_clock: FakeClock, tmp_path: Path
):
    journal.add_check_in(new_check_in(fake_clock, pleasantness=5))
    batch = take_in(journal, a_check_in())
    assert batch is not None
    journal.imports.take_out(batch.id)
    counts = {}
    for copy in (journal.folder / "backups").iterdir():
        with sqlite3.connect(copy) as opened:
            counts[copy.name] = opened.execute("SELECT count(*) FROM check_ins").fetchone()[0]
    assert counts == {
        "journal-before-import.db.copy-1": 1,
        "journal-before-taking-out.db.copy-1": 2,
    }


def test_a_stop_half_way_leaves_nothing(journal: Journal):
    many = [a_check_in(n % 100, energy=n % 100) for n in range(5000)]
    many = [replace(one, source_id=f"x{n}") for n, one in enumerate(many)]
    now = many[0].records[0].at
    told: list[float] = []

    def goes(done: float) -> bool:
        told.append(done)
        return done < 0.6

    assert journal.imports.take_in("daylio", "f", many, now, BOUNDARY, goes) is None
    assert told[-1] >= 0.6  # some of it was written by then
    assert rows(journal, "imports") == rows(journal, "imported") == []
    assert journal.check_ins() == []


def test_a_failure_half_way_leaves_nothing(journal: Journal):
    good, bad = a_check_in(1), a_check_in(2)
    twin = replace(bad, records=good.records)  # the same id twice: the second cannot be kept
    with pytest.raises(sqlite3.IntegrityError):
        take_in(journal, good, twin)
    assert rows(journal, "imports") == rows(journal, "imported") == []
    assert journal.check_ins() == []


def test_where_no_copy_can_be_made_nothing_comes_in(journal: Journal):
    (journal.folder / "backups").write_text("in the way")
    with pytest.raises(AppError):
        take_in(journal, a_check_in())
    assert journal.check_ins() == []


def test_what_another_process_brought_in_meanwhile_comes_in_once(
    journal: Journal, fake_clock: FakeClock
):
    def goes(done: float) -> bool:
        if done == 0.5:  # all is made, nothing is written yet
            with Journal.open(journal.folder, fake_clock) as other:
                take_in(other, a_check_in(1))
        return True

    brought = (a_check_in(1), a_check_in(2))
    batch = journal.imports.take_in("daylio", "f", brought, AT, BOUNDARY, goes)
    assert batch is not None
    assert batch.added == 1
    assert sorted(one.pleasantness or 0 for one in journal.check_ins()) == [1, 2]

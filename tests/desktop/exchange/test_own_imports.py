"""Tend's own files come in as one, and go out again as one; all else stays as it was."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.errors import AppError, ErrorKind
from desktop.exchange.bundle import Bundle
from desktop.exchange.going_out import write_bundle
from desktop.journal.incoming import Line
from desktop.journal.kinds import SourceRow
from desktop.journal.life import Import
from desktop.journal.making import new_check_in
from desktop.journal.records import CheckIn, Draft, Moment, Sitting
from desktop.journal.repository import Journal
from desktop.journal.whole import Coming
from desktop.services.histories import OwnCounts, bring_in_own, look_at_own
from tests.desktop.exchange.conftest import AT, PLACE, all_of, one_of_each, put_in
from tests.desktop.exchange.test_round_trip import EVERYTHING
from tests.desktop.fake_clock import FakeClock

COMING = Coming("bundle.json", AT)
MANY = len(one_of_each())


@pytest.fixture
def bundle(full: Journal, tmp_path: Path, fake_clock: FakeClock) -> Path:
    write_bundle(full, tmp_path / "bundle.json", fake_clock.now())
    return tmp_path / "bundle.json"


def brought(journal: Journal, path: Path) -> OwnCounts:
    counts = bring_in_own(path, journal, AT)
    assert counts is not None
    return counts


def took_in(journal: Journal, records: list[object]) -> Import:
    batch = journal.whole.take_in((Line("here", one) for one in records), COMING).batch  # type: ignore[arg-type]
    assert batch is not None
    return batch


def test_what_came_in_is_one_import_of_its_file(other: Journal, bundle: Path):
    batch = brought(other, bundle).batch
    assert batch is not None
    assert (batch.source, batch.file_name, batch.added) == ("tend", "bundle.json", MANY)
    assert batch in other.imports.all()


def test_taken_out_again_nothing_of_it_is_left(other: Journal, bundle: Path, fake_clock: FakeClock):
    own = other.add_check_in(new_check_in(fake_clock, able=3))
    batch = brought(other, bundle).batch
    assert batch is not None
    assert other.imports.take_out(batch.id) == batch
    assert other.whole.counts() == {name: name == "checkins" for name in other.whole.counts()}
    assert other.check_ins() == [own]
    assert other.imports.all() == []
    assert other.integrity() == []


def test_after_it_was_taken_out_it_can_come_in_again(full: Journal, other: Journal, bundle: Path):
    for _ in range(2):
        batch = brought(other, bundle).batch
        assert all_of(other) == all_of(full)
        assert batch is not None
        other.imports.take_out(batch.id)


def test_a_second_import_adds_nothing_and_is_none(full: Journal, bundle: Path):
    counts = brought(full, bundle)
    assert (counts.new, counts.already_here, counts.batch) == (0, MANY, None)
    assert [one.id for one in full.imports.all()] == ["i1"]


def test_what_was_changed_since_goes_too_as_with_every_history(other: Journal, bundle: Path):
    batch = brought(other, bundle).batch
    other.amend_check_in(replace(other.check_in("c2"), note="changed since"))  # type: ignore[type-var]
    other.put_draft(Draft(form="c2", answers=(("note", "and not kept"),)))
    assert batch is not None
    other.imports.take_out(batch.id)
    assert other.check_ins() == []
    assert other.drafts() == []


def test_what_was_here_before_stays_also_where_the_file_says_something_else(
    full: Journal, bundle: Path
):
    full.amend_check_in(replace(full.check_in("c2"), note="mine"))  # type: ignore[type-var]
    full.delete_entry("e1")
    before = all_of(full)
    counts = brought(full, bundle)
    assert (counts.new_of, len(counts.unreadable)) == ({"entries": 1}, 1)
    assert counts.batch is not None
    full.imports.take_out(counts.batch.id)
    assert all_of(full) == before


def test_a_check_in_of_ones_own_that_hung_on_a_sitting_of_it_stands_alone(
    other: Journal, bundle: Path, fake_clock: FakeClock
):
    batch = brought(other, bundle).batch
    own = replace(new_check_in(fake_clock, able=2), moment=Moment.BEFORE, sitting_id="s1")
    other.add_check_in(own)
    assert batch is not None
    other.imports.take_out(batch.id)
    assert other.check_ins() == [replace(own, moment=Moment.ALONE, sitting_id=None)]


def test_days_that_a_shift_of_it_moved_are_as_they_were(other: Journal, bundle: Path):
    own = CheckIn(id="mine", **{**PLACE, "at": replace(AT, utc=AT.utc.replace(hour=5))}, able=1)
    before = other.add_check_in(own)
    batch = brought(other, bundle).batch
    [during] = [one for one in other.check_ins() if one.id == "mine"]
    assert during.day == "2026-03-02" != before.day
    assert batch is not None
    other.imports.take_out(batch.id)
    assert other.check_ins() == [before]


def test_an_import_of_another_program_that_it_brought_goes_alone_too(other: Journal, bundle: Path):
    batch = brought(other, bundle).batch
    other.imports.take_out("i1")
    assert other.check_in("c2") is None
    assert other.check_in("c1") is not None
    assert batch is not None
    other.imports.take_out(batch.id)
    assert sum(other.whole.counts().values()) == 0


def test_a_record_that_went_and_came_in_again_is_the_later_imports(other: Journal, bundle: Path):
    first = brought(other, bundle).batch
    other.delete_check_in("c1")
    second = brought(other, bundle)
    assert second.new_of == {"checkins": 1}
    assert first is not None
    other.imports.take_out(first.id)
    assert [one.id for one in other.check_ins()] == ["c1"]
    assert second.batch is not None
    other.imports.take_out(second.batch.id)
    assert sum(other.whole.counts().values()) == 0


def test_a_foreign_import_stays_while_a_later_file_has_rows_of_it(other: Journal):
    *records, foreign, row = one_of_each()
    further = SourceRow(source_id="row 2", import_id="i1", record_id="c1", raw="two")
    first = took_in(other, [*records, foreign, row])
    second = took_in(other, [further])
    other.imports.take_out(first.id)
    assert {one.id for one in other.imports.all()} == {second.id, "i1"}
    assert other.imports.known(["row", "row 2"]) == {"row 2"}
    other.imports.take_out(second.id)
    assert sum(other.whole.counts().values()) == 0


def test_what_one_computer_brought_in_is_nothing_that_another_could_take_out(
    full: Journal, other: Journal, bundle: Path, tmp_path: Path, fake_clock: FakeClock
):
    brought(other, bundle)
    write_bundle(other, tmp_path / "back.json", fake_clock.now())
    counts = look_at_own(tmp_path / "back.json", full)
    assert (counts.new, counts.already_here) == (0, MANY)


def test_a_stop_half_way_leaves_nothing(other: Journal, bundle: Path):
    told: list[float] = []

    def goes(done: float) -> bool:
        told.append(done)
        return len(told) < 3

    assert bring_in_own(bundle, other, AT, goes) is None
    assert len(told) == 3
    assert sum(other.whole.counts().values()) == 0
    assert other.imports.all() == []


def test_what_goes_wrong_half_way_leaves_nothing_to_be_taken_out(other: Journal):
    def lines():
        yield from (Line("1", record) for record in one_of_each())
        raise AppError(ErrorKind.BUNDLE_REFUSED, path="x")

    with pytest.raises(AppError):
        other.whole.take_in(lines(), COMING)
    assert other.imports.all() == []


def test_where_no_copy_can_be_made_nothing_comes_in(other: Journal, bundle: Path):
    (other.folder / "backups").write_text("in the way")
    with pytest.raises(AppError):
        bring_in_own(bundle, other, AT)
    assert sum(other.whole.counts().values()) == 0


@settings(max_examples=50, deadline=None)
@given(EVERYTHING, st.data())
def test_whatever_was_here_an_import_and_its_undo_leave_it_as_it_was(everything, data):
    *plain, imported = everything
    if plain[0] and plain[1]:
        plain[1][0] = replace(plain[1][0], sitting_id=plain[0][0].id)
    flat = [record for part in plain for record in part]
    flat += [pair[0] for pair in imported] + [pair[1] for pair in imported]
    here = [record for record in flat if data.draw(st.booleans())]
    with tempfile.TemporaryDirectory() as name:
        clock = FakeClock()
        with Journal.open(Path(name) / "one", clock) as one:
            put_in(one, flat)
            write_bundle(one, Path(name) / "bundle.json", clock.now())
        with Journal.open(Path(name) / "two", clock) as two:
            two.whole.take_in(Line("here", record) for record in here)
            before = all_of(two)
            bundle = Bundle(Path(name) / "bundle.json")
            looked = two.whole.look(bundle.lines()).to_its_end()
            assert all_of(two) == before
            taken = two.whole.take_in(bundle.lines(), COMING)
            assert replace(taken, batch=None) == looked
            if taken.batch is not None:
                two.imports.take_out(taken.batch.id)
            assert all_of(two) == before
            assert two.integrity() == []


def test_a_sitting_that_is_not_in_the_file_is_let_go_of_by_a_look_too(other: Journal):
    lines = [Line("1", one) for one in one_of_each() if not isinstance(one, Sitting)]
    looked = other.whole.look([*lines, *lines[:1]]).to_its_end()
    assert (looked.new["checkins"], looked.here) == (2, {"checkins": 1})

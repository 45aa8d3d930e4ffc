"""Export, wipe, import: every field of every kind comes back."""

from __future__ import annotations

import tempfile
import zipfile
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.errors import AppError, ErrorKind
from desktop.exchange.bundle import Bundle, is_bundle
from desktop.exchange.going_out import write_bundle, write_folder
from desktop.journal.incoming import Line
from desktop.journal.kinds import SourceRow
from desktop.journal.life import Import
from desktop.journal.own_words import OwnWords
from desktop.journal.records import CourseEvent, CourseStep
from desktop.journal.repository import Journal
from tests.desktop.exchange.conftest import all_of, by_kind, one_of_each, put_in
from tests.desktop.fake_clock import FakeClock
from tests.desktop.journal import strategies as records

KINDS_OUT = ("json", "folder", "zip of json", "zip of folder")


def export(journal: Journal, kind: str, place: Path) -> Path:
    """Write the journal in one of the forms that are read back."""
    now = FakeClock().now()
    file, folder = place / "bundle.json", place / "Tend journal"
    if kind.endswith("json"):
        write_bundle(journal, file, now)
    else:
        write_folder(journal, folder, now)
    if not kind.startswith("zip"):
        return file if kind == "json" else folder
    packed = place / "packed.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = [file] if kind.endswith("json") else sorted(folder.iterdir())
        for part in parts:
            archive.write(part, part.relative_to(place).as_posix())
    return packed


@pytest.mark.parametrize("kind", KINDS_OUT)
def test_every_field_of_every_kind_comes_back(full, other, tmp_path, kind):
    source = export(full, kind, tmp_path)
    assert is_bundle(source)
    taken = other.whole.take_in(Bundle(source).lines())
    assert (taken.added, taken.already_here, taken.unreadable) == (12, 0, [])
    assert all_of(other) == by_kind(one_of_each()) == all_of(full)


@pytest.mark.parametrize("kind", KINDS_OUT)
def test_a_second_time_adds_nothing(full, tmp_path, kind):
    taken = full.whole.take_in(Bundle(export(full, kind, tmp_path)).lines())
    assert (taken.new, taken.already_here, taken.unreadable) == ({}, 12, [])


TEXT = records.TEXT
IMPORTED = st.builds(
    lambda fields, added, raw, record_id: [
        Import(**fields, source="daylio", file_name=raw, added=added),
        SourceRow(source_id=f"{record_id} {raw}", import_id=fields["id"], record_id="x", raw=raw),
    ],
    records.stamped(),
    st.integers(0, 10**9),
    TEXT,
    records.IDS,
)
STEPS = st.builds(
    lambda fields, course, step, value: CourseEvent(
        **fields, course_id=course, step=step, value=value
    ),
    records.stamped(),
    TEXT,
    st.sampled_from(CourseStep),
    TEXT,
)
OWN_WORDS = st.builds(OwnWords, TEXT.filter(bool), st.lists(TEXT, max_size=3).map(tuple))
EVERYTHING = st.tuples(
    st.lists(records.sittings(), max_size=3),
    st.lists(records.check_ins(), max_size=4),
    st.lists(records.entries(), max_size=2),
    st.lists(STEPS, max_size=2),
    st.lists(records.shifts(), max_size=2),
    st.lists(records.marks(), max_size=2),
    st.lists(records.reflections(), max_size=2),
    st.lists(records.scores(), max_size=2),
    st.lists(OWN_WORDS, max_size=2, unique_by=lambda words: words.name),
    st.lists(IMPORTED, max_size=2),
)


@settings(max_examples=60, deadline=None)
@given(EVERYTHING, st.sampled_from(KINDS_OUT), st.booleans())
def test_whatever_a_journal_can_hold_comes_back(everything, kind, linked):
    *plain, imported = everything
    if linked and plain[0] and plain[1]:
        plain[1][0] = replace(plain[1][0], sitting_id=plain[0][0].id)
    flat = [record for part in plain for record in part]
    flat += [pair[0] for pair in imported] + [pair[1] for pair in imported]
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        with Journal.open(place / "one", FakeClock()) as one:
            put_in(one, flat)
            before = all_of(one)
            source = export(one, kind, place)
        with Journal.open(place / "two", FakeClock()) as two:
            taken = two.whole.take_in(Bundle(source).lines())
            assert taken.unreadable == []
            assert all_of(two) == before
            assert two.integrity() == []


def test_the_order_in_which_things_were_put_in_comes_back(journal, other, tmp_path):
    steps = [
        replace(record, id=f"k{number}", value=str(number))
        for number, record in enumerate(
            [r for r in one_of_each() if isinstance(r, CourseEvent)] * 9
        )
    ]
    put_in(journal, list(reversed(steps)))
    other.whole.take_in(Bundle(export(journal, "json", tmp_path)).lines())
    assert other.course_events() == journal.course_events() == list(reversed(steps))


def test_days_are_those_of_the_journal_it_comes_into(full, tmp_path, fake_clock):
    source = export(full, "folder", tmp_path)
    with Journal.open(tmp_path / "late", fake_clock, time(23)) as late:
        late.whole.take_in(Bundle(source).lines())
        [first, _] = late.check_ins()
        assert first.day == "2026-03-02"
        taken = late.whole.take_in(Bundle(source).lines())
        assert (taken.added, taken.unreadable) == (0, [])


def test_a_look_changes_nothing_and_says_what_an_import_would(full, other, tmp_path):
    bundle = Bundle(export(full, "json", tmp_path))
    looked = other.whole.look(bundle.lines()).to_its_end()
    assert other.is_empty()
    assert looked == other.whole.take_in(bundle.lines())


def test_what_is_here_is_kept_where_a_line_says_something_else(full, tmp_path):
    source = export(full, "folder", tmp_path)
    full.amend_check_in(replace(full.check_in("c2"), note="changed since"))
    taken = full.whole.take_in(Bundle(source).lines())
    assert (taken.added, taken.already_here) == (0, 11)
    [left] = taken.unreadable
    # The note of the first has two line ends of its own.
    assert (left.place, left.reason) == (
        "checkins.csv, line 5",
        "it is here already, with other words",
    )
    assert full.check_in("c2").note == "changed since"


def test_an_entry_that_was_deleted_comes_back_with_its_links(full, tmp_path):
    source = export(full, "json", tmp_path)
    before = all_of(full)
    full.delete_entry("e1")
    taken = full.whole.take_in(Bundle(source).lines())
    assert taken.new == {"entries": 1}
    assert all_of(full) == before


def test_a_check_in_whose_sitting_is_nowhere_stands_alone(other):
    lines = [Line("1", record) for record in one_of_each()[1:2]]
    assert other.whole.take_in(lines).new == {"checkins": 1}
    assert other.check_in("c1").sitting_id is None
    assert other.whole.take_in(lines).already_here == 1


def test_a_row_of_an_import_that_is_nowhere_is_left_out(other):
    (row,) = [one for one in one_of_each() if isinstance(one, SourceRow)]
    taken = other.whole.take_in([Line("line 7", row)])
    assert [(one.place, one.reason) for one in taken.unreadable] == [
        ("line 7", "its import_id names no import")
    ]


def test_the_same_record_twice_in_a_file_is_one(other):
    record = one_of_each()[2]
    taken = other.whole.take_in([Line("1", record), Line("2", record)])
    assert (taken.added, taken.already_here) == (1, 1)


def test_what_goes_wrong_in_mid_way_takes_everything_back(other):
    def lines():
        yield from (Line("1", record) for record in one_of_each())
        raise AppError(ErrorKind.BUNDLE_REFUSED, path="x")

    with pytest.raises(AppError):
        other.whole.take_in(lines())
    assert sum(other.whole.counts().values()) == 0

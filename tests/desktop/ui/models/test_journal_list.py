"""The journal as a list."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.services.views import JournalEntry
from desktop.ui.models.journal_list import JournalListModel, JournalRole

TODAY = date(2026, 11, 22)


def entry(entry_id, day, hour, kind="check-in", **more):
    at = datetime(2026, 11, day, hour, 5)
    return JournalEntry(entry_id, kind, at, date(2026, 11, day), f"Entry {entry_id}", **more)


ENTRIES = (
    entry("a", 22, 9, detail="weary", note="a long night"),
    entry("b", 22, 7, kind="sitting", detail="5 min"),
    entry("c", 21, 20, later=True),
    entry("d", 19, 8),
)


@pytest.fixture
def model():
    model = JournalListModel()
    model.show(ENTRIES, TODAY)
    return model


def shown(model):
    return [model.index(row).data() for row in range(model.rowCount())]


ALL = [
    "Today", "Entry a", "Entry b",
    "Yesterday", "Entry c",
    "Thursday 19 Nov", "Entry d",
]  # fmt: skip


def test_the_model_keeps_qts_rules(qtmodeltester, model):
    qtmodeltester.check(model)


def test_entries_stand_newest_first_beneath_their_day(model):
    assert shown(model) == ALL


def test_the_order_in_which_entries_come_does_not_matter():
    model = JournalListModel()
    model.show(reversed(ENTRIES), TODAY)
    assert shown(model) == ALL


def test_taking_out_a_days_last_entry_takes_its_heading(model):
    assert model.remove("c").id == "c"
    assert shown(model) == [title for title in ALL if title not in ("Yesterday", "Entry c")]


def test_taking_out_one_of_two_leaves_the_heading(model):
    model.remove("a")
    assert shown(model) == [title for title in ALL if title != "Entry a"]


def test_what_was_taken_out_can_be_put_back_in_its_place(model):
    for wanted in "abcd":
        model.put(model.remove(wanted))
        assert shown(model) == ALL


def test_putting_a_changed_entry_replaces_it(model):
    model.put(entry("a", 21, 23))
    assert shown(model)[:4] == ["Today", "Entry b", "Yesterday", "Entry a"]
    assert model.entry_count() == 4


def test_taking_out_what_is_not_there_changes_nothing(model):
    assert model.remove("nothing") is None
    assert shown(model) == ALL


def test_older_entries_join_at_the_end(model):
    model.append([entry("e", 3, 8), entry("d", 19, 8)])
    assert shown(model) == [*ALL, "Tuesday 3 Nov", "Entry e"]


def test_a_heading_cannot_be_chosen(model):
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags


def test_a_row_tells_a_screen_reader_everything(model):
    spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "09:05. Entry a. weary. a long night"


def test_what_was_added_later_says_so(model):
    assert model.index(model.row_of("c")).data(JournalRole.DETAIL) == "added later"
    assert model.index(model.row_of("b")).data(JournalRole.IS_SITTING) is True


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(1, 6), st.integers(0, 23))))
def test_any_history_of_puts_and_removals_leaves_the_list_a_fresh_one_would_show(steps):
    model = JournalListModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    kept = {}
    for entry_id, day, hour in steps:
        if entry_id in kept and hour % 2:
            model.remove(entry_id)
            del kept[entry_id]
        else:
            kept[entry_id] = entry(entry_id, day, hour)
            model.put(kept[entry_id])
    fresh = JournalListModel()
    fresh.show(kept.values(), date.min)
    assert shown(model) == shown(fresh)
    del tester

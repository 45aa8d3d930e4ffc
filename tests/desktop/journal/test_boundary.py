from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.clock import Stamp
from desktop.journal import placing
from desktop.journal.making import new_check_in, new_sitting, place_of
from desktop.journal.repository import Journal
from tests.desktop.fake_clock import FakeClock
from tests.desktop.journal.strategies import check_ins


@pytest.fixture
def at_half_past_three(journal, fake_clock):
    fake_clock.utc = datetime(2024, 12, 30, 2, 30, tzinfo=UTC)  # a Monday, 03:30 in Berlin
    journal.add_check_in(new_check_in(fake_clock, journal.boundary, able=5))
    journal.start_sitting(new_sitting(fake_clock, journal.boundary, "body-scan", 600))
    return journal


def _places(journal):
    return {(one.day, one.week) for one in (*journal.check_ins(), *journal.sittings())}


def test_another_boundary_moves_all_history_with_its_weeks(at_half_past_three):
    journal = at_half_past_three
    assert _places(journal) == {("2024-12-29", "2024-W52")}
    assert journal.recompute_days(time(3)) == 2
    assert _places(journal) == {("2024-12-30", "2025-W01")}
    assert journal.recompute_days(time(3, 30)) == 0
    assert journal.recompute_days(time(3, 31)) == 2
    assert _places(journal) == {("2024-12-29", "2024-W52")}


def test_new_entries_use_the_new_boundary(at_half_past_three):
    at_half_past_three.recompute_days(time(3))
    assert at_half_past_three.boundary == time(3)


def test_a_boundary_changed_while_the_journal_was_closed_is_caught_up_with(
    folder, at_half_past_three, fake_clock
):
    at_half_past_three.close()
    with Journal.open(folder, fake_clock, time(3)) as journal:
        assert _places(journal) == {("2024-12-30", "2025-W01")}
    with Journal.open(folder, fake_clock, time(4)) as journal:
        assert _places(journal) == {("2024-12-29", "2024-W52")}


def test_a_change_that_fails_half_way_moves_nothing(at_half_past_three, monkeypatch):
    journal = at_half_past_three
    # The sittings fail once the check-ins have been moved.
    broken = placing._MOVE.replace("{table}", "{table} INDEXED BY no_such")
    monkeypatch.setattr(placing, "_MOVE", _Switch(placing._MOVE, broken))
    with pytest.raises(Exception, match="no_such"):
        journal.recompute_days(time(3))
    assert _places(journal) == {("2024-12-29", "2024-W52")}
    assert journal.boundary == time(4)


class _Switch:
    """A statement that is whole for the check-ins and broken for the sittings."""

    def __init__(self, whole, broken):
        self.whole, self.broken = whole, broken

    def format(self, table):
        return (self.whole if table == "check_ins" else self.broken).format(table=table)


@settings(max_examples=20, deadline=None)
@given(st.lists(check_ins(), max_size=8, unique_by=lambda one: one.id), st.times())
def test_recomputed_days_are_those_that_new_entries_would_have(tmp_path_factory, entries, boundary):
    with Journal.open(tmp_path_factory.mktemp("days"), FakeClock()) as journal:
        journal.add_many(entries, [])
        journal.recompute_days(boundary)
        for entry in journal.check_ins():
            place = place_of(entry.at, boundary)
            assert (entry.day, entry.week) == (place.day, place.week)


def test_a_day_column_that_was_torn_is_no_reason_to_stop(at_half_past_three):
    journal = at_half_past_three
    journal._db.execute("UPDATE check_ins SET day = 'torn'")
    assert journal.recompute_days(time(4)) == 1
    assert _places(journal) == {("2024-12-29", "2024-W52")}


def test_the_first_years_of_the_calendar_do_not_break_the_sum(journal):
    at = Stamp(datetime(1, 1, 2, tzinfo=UTC), "", 0)
    place = place_of(at, time(4))
    check_in = new_check_in(FakeClock(), able=1)
    journal.add_check_in(type(check_in)(id="old", at=at, day=place.day, week=place.week, able=1))
    assert journal.recompute_days(time(0)) == 1

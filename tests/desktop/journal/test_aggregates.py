from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.journal import aggregates
from desktop.journal.making import new_check_in, new_sitting
from desktop.journal.records import Measure, Moment
from desktop.journal.repository import Journal
from tests.desktop.fake_clock import FakeClock
from tests.desktop.journal.strategies import check_ins


def _add(journal, clock, day, *values, measure="able", **fields):
    clock.utc = datetime(2025, 3, 3, 9, tzinfo=UTC) + timedelta(days=day)
    for value in values:
        journal.add_check_in(new_check_in(clock, **{measure: value}, note="x", **fields))
        clock.pass_s(600)


def test_the_worked_week_gives_its_day_means_and_counts(journal, fake_clock):
    _add(journal, fake_clock, 0, 6, 4)
    _add(journal, fake_clock, 2, 3, 3, 2, 4)
    _add(journal, fake_clock, 4, 7)
    rows = journal.weekly_days(Measure.ABLE)
    assert rows == [
        ("2025-03-03", "2025-W10", 5.0, 2),
        ("2025-03-05", "2025-W10", 3.0, 4),
        ("2025-03-07", "2025-W10", 7.0, 1),
    ]
    assert sum(mean for _, _, mean, _ in rows) / len(rows) == 5.0


def test_what_was_said_after_a_sitting_never_lifts_the_trend(journal, fake_clock):
    _add(journal, fake_clock, 0, 4)
    _add(journal, fake_clock, 0, 10, moment=Moment.AFTER)
    _add(journal, fake_clock, 1, 10, moment=Moment.AFTER)
    assert journal.weekly_days(Measure.ABLE) == [("2025-03-03", "2025-W10", 4.0, 1)]


def test_what_was_not_said_is_not_zero(journal, fake_clock):
    _add(journal, fake_clock, 0, 6, None, None)
    _add(journal, fake_clock, 1, None)
    assert journal.weekly_days(Measure.ABLE) == [("2025-03-03", "2025-W10", 6.0, 1)]
    assert journal.weekly_days(Measure.ENERGY) == []


def test_zero_is_something_said(journal, fake_clock):
    _add(journal, fake_clock, 0, 0, -10, measure="pleasantness")
    assert journal.weekly_days(Measure.PLEASANTNESS) == [("2025-03-03", "2025-W10", -5.0, 2)]


def test_an_unknown_measure_is_refused(journal):
    with pytest.raises(ValueError, match="note"):
        journal.weekly_days("note")


@settings(max_examples=25, deadline=None)
@given(st.lists(check_ins(), max_size=12, unique_by=lambda one: one.id))
def test_the_sums_made_in_sql_are_those_made_by_hand(tmp_path_factory, entries):
    by_day = defaultdict(list)
    for entry in entries:
        if entry.moment is not Moment.AFTER and entry.energy is not None:
            by_day[entry.day, entry.week].append(entry.energy)
    expected = [(*key, pytest.approx(sum(v) / len(v)), len(v)) for key, v in sorted(by_day.items())]
    with Journal.open(tmp_path_factory.mktemp("sums"), FakeClock()) as journal:
        journal.add_many(entries, [])
        assert journal.weekly_days(Measure.ENERGY) == expected


def test_minutes_are_the_seconds_that_sounded_whole_sittings_or_not(journal, fake_clock):
    for day, practised_s, finished in ((0, 600, True), (0, 90, False), (7, 30, False)):
        fake_clock.utc = datetime(2025, 3, 3, 9, tzinfo=UTC) + timedelta(days=day)
        sitting = new_sitting(fake_clock, time(4), "body-scan", 600)
        journal.start_sitting(sitting)
        journal.close_sitting(sitting.id, practised_s, finished)
    assert journal.minutes_by_week() == {"2025-W10": 11.5, "2025-W11": 0.5}
    assert aggregates.minutes_by(journal._db.conn, "day") == {"2025-03-03": 11.5, "2025-03-10": 0.5}
    assert aggregates.minutes_by(journal._db.conn, "day", since=date(2025, 3, 4)) == {
        "2025-03-10": 0.5
    }


def test_an_hour_that_the_clock_repeats_is_still_practised_once(journal):
    clock = FakeClock(datetime(2024, 10, 27, 0, 59, tzinfo=UTC))  # 02:59 summer time in Berlin
    sitting = new_sitting(clock, time(4), "body-scan", 600)
    journal.start_sitting(sitting)
    clock.pass_s(600)  # 02:09 on the wall
    assert clock.now().local < sitting.at.local
    journal.close_sitting(sitting.id, 600.0, finished=True)
    assert aggregates.minutes_by(journal._db.conn, "day") == {"2024-10-26": 10.0}


def test_the_aggregate_is_answered_from_an_index_alone(journal):
    sql = f"EXPLAIN QUERY PLAN {aggregates._DAYS[Measure.ABLE]}"
    plan = journal._db.execute(sql).fetchall()
    assert [row[3] for row in plan] == ["SCAN check_ins USING COVERING INDEX check_ins_day"]

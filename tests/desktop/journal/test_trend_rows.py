"""What the trends read: entries within a day, pairs about a sitting, shifts and hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.clock import Stamp
from desktop.core.shift_days import ShiftDays, Worked
from desktop.journal.life import Shift
from desktop.journal.making import new_check_in, new_sitting
from desktop.journal.records import Entered, Measure, Moment
from desktop.journal.repository import Journal
from desktop.journal.trend_rows import NO_SHIFT
from tests.desktop.fake_clock import FakeClock

MONDAY = datetime(2025, 3, 3, 8, tzinfo=UTC)


def shift(kind: str, start: datetime, hours: float, number: int = 0) -> Shift:
    at, end = Stamp(start, "UTC", 0), Stamp(start + timedelta(hours=hours), "UTC", 0)
    day = start.date().isoformat()
    return Shift(id=f"{kind}-{number}", at=at, end=end, day=day, week="2025-W10", kind=kind)


def add(journal: Journal, clock: FakeClock, hours: float, value: int, **fields: object) -> None:
    clock.utc = MONDAY + timedelta(hours=hours)
    journal.add_check_in(new_check_in(clock, pleasantness=value, **fields))


def test_moments_are_of_days_with_several_entries_and_count_hours(journal, fake_clock):
    add(journal, fake_clock, 0, 10)
    add(journal, fake_clock, 2.5, 30)
    add(journal, fake_clock, 24, 50)
    rows = journal.trends.moments(Measure.PLEASANTNESS)
    assert [(day, value) for day, _, _, value in rows] == [("2025-03-03", 10), ("2025-03-03", 30)]
    assert rows[1][2] - rows[0][2] == 2.5


def test_an_hour_apart_is_an_hour_apart(journal, fake_clock):
    for hours in range(12):
        add(journal, fake_clock, hours, hours)
    times = [row[2] for row in journal.trends.moments(Measure.PLEASANTNESS)]
    assert all(b - a >= 1.0 for a, b in pairwise(times))


def test_what_was_added_later_or_followed_a_sitting_is_no_moment(journal, fake_clock):
    add(journal, fake_clock, 0, 10)
    add(journal, fake_clock, 2, 20, entered=Entered.LATER)
    add(journal, fake_clock, 4, 30, moment=Moment.AFTER)
    add(journal, fake_clock, 6, 40, entered=Entered.IMPORTED)
    assert [row[3] for row in journal.trends.moments(Measure.PLEASANTNESS)] == [10, 40]


def test_a_change_is_of_a_sitting_with_both_ends(journal, fake_clock):
    for day, after in ((0, 30), (24, None), (48, -5)):
        add(journal, fake_clock, day, 10)
        fake_clock.pass_s(300)
        sitting = new_sitting(
            fake_clock, journal.boundary, practice_id="breathing-space", planned_s=180
        )
        journal.start_sitting(sitting)
        if after is not None:
            fake_clock.pass_s(200)
            journal.add_check_in(
                new_check_in(
                    fake_clock, pleasantness=after, moment=Moment.AFTER, sitting_id=sitting.id
                )
            )
    assert journal.trends.changes(Measure.PLEASANTNESS) == [
        ("breathing-space", "2025-03-03", 10, 30),
        ("breathing-space", "2025-03-05", 10, -5),
    ]
    assert journal.trends.changes(Measure.ENERGY) == []


def test_a_logged_shift_beats_a_chosen_one_and_either_beats_none(journal, fake_clock):
    journal.shifts.add(shift("night shift", MONDAY + timedelta(hours=12), 10))
    add(journal, fake_clock, 0, 1)
    add(journal, fake_clock, 1, 2, contexts=("short-staffed", "day shift"))
    add(journal, fake_clock, 13, 3, contexts=("day shift",))
    add(journal, fake_clock, 22 + 5.9, 4)
    add(journal, fake_clock, 22 + 6, 5)
    rows = [(level, mean) for _, level, mean, _ in journal.trends.by_shift(Measure.PLEASANTNESS)]
    assert sorted(rows) == [(NO_SHIFT, 1), (NO_SHIFT, 5), ("day shift", 2), ("night shift", 3.5)]


def test_hours_are_those_of_the_persons_own_clock(journal, fake_clock):
    add(journal, fake_clock, 0, 10)
    (row,) = journal.trends.by_hour(Measure.PLEASANTNESS)
    assert row == ("2025-03-03", 9, 10, 1)  # Berlin is an hour ahead of UTC


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(1, 30)), min_size=1, max_size=5, unique=True
    ),
    st.lists(st.integers(0, 110), min_size=1, max_size=6, unique=True),
)
def test_the_shift_of_a_moment_is_that_of_the_day_rule(
    tmp_path_factory: pytest.TempPathFactory,
    worked: list[tuple[int, int]],
    moments: list[int],
) -> None:
    clock = FakeClock()
    with Journal.open(_fresh(tmp_path_factory), clock) as journal:
        shifts = [
            shift(f"kind {n}", MONDAY + timedelta(hours=start), hours, n)
            for n, (start, hours) in enumerate(worked)
        ]
        for one in shifts:
            journal.shifts.add(one)
        for value, hours in enumerate(moments):
            add(journal, clock, hours + 0.5, value)
        rows = journal.trends.by_shift(Measure.PLEASANTNESS)
    found = {round(mean): level for _, level, mean, n in rows if n == 1}
    by_kind = {
        one.kind: ShiftDays([Worked(one.at.utc, one.end.utc, one.at.utc.date())]) for one in shifts
    }
    for value, hours in enumerate(moments):
        if value not in found:
            continue
        at = MONDAY + timedelta(hours=hours + 0.5)
        belongs = [kind for kind, days in by_kind.items() if days.day_of(at) is not None]
        assert (found[value] == NO_SHIFT) == (not belongs)
        covering = [one.kind for one in shifts if one.at.utc <= at < one.end.utc]
        if covering:
            latest = max(one.at.utc for one in shifts if one.kind in covering)
            assert found[value] in {
                one.kind for one in shifts if one.at.utc == latest and one.kind in covering
            }


def _fresh(factory: pytest.TempPathFactory) -> Path:
    return factory.mktemp("tend") / "data"

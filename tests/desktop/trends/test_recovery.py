"""Coming back after a hard day: the worked example, and the edges of every rule."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.trends.measures import ABLE, PLEASANTNESS
from desktop.trends.recovery import baseline_of, dips_of, recovery

FIRST = date(2026, 1, 1)
QUIET = (20, 30, 25, 15, 35, 20, 25, 30, 20, 25)


def days(*values: tuple[int, float]) -> list[tuple[date, float]]:
    return [(FIRST + timedelta(days=day - 1), float(value)) for day, value in values]


def example() -> list[tuple[date, float]]:
    after = zip((11, 12, 13, 14, 16, 17), (-5, 5, 12, 8, 15, 20), strict=True)
    return days(*enumerate(QUIET, start=1), *after)


def test_the_worked_example_takes_five_days() -> None:
    assert baseline_of(example(), 10) == (25, 5)
    (dip,) = dips_of(example(), PLEASANTNESS)
    assert (dip.start, dip.days, dip.recovered) == (FIRST + timedelta(days=10), 5, True)
    assert (dip.baseline, dip.drop) == (25, 30)


def test_a_baseline_needs_ten_days_in_the_four_weeks_before() -> None:
    rows = days(*enumerate(QUIET[:9], start=1), (10, -90))
    assert dips_of(rows, PLEASANTNESS) == ()
    late = days(*enumerate(QUIET, start=1), (30, -90))  # day 1 is out of the 28 days before it
    assert dips_of(late, PLEASANTNESS) == ()
    assert len(dips_of(days(*enumerate(QUIET, start=1), (29, -90)), PLEASANTNESS)) == 1


def test_a_dip_is_at_least_fifteen_points_or_three_quarters_of_a_point() -> None:
    level = tuple((day, 50.0) for day in range(1, 13))
    assert dips_of(days(*level, (13, 35.1)), PLEASANTNESS) == ()
    assert len(dips_of(days(*level, (13, 35.0)), PLEASANTNESS)) == 1
    seven = tuple((day, 7.0) for day in range(1, 13))
    assert dips_of(days(*seven, (13, 6.3)), ABLE) == ()
    assert len(dips_of(days(*seven, (13, 6.25)), ABLE)) == 1


def test_one_good_day_alone_is_not_recovery() -> None:
    level = tuple((day, 50.0) for day in range(1, 13))
    (dip,) = dips_of(days(*level, (13, 0), (14, 40), (15, 10), (16, 30), (17, 45)), PLEASANTNESS)
    assert (dip.days, dip.recovered) == (3, True)


def test_the_end_of_the_entries_leaves_a_dip_open_at_the_last_of_them() -> None:
    level = tuple((day, 50.0) for day in range(1, 13))
    (dip,) = dips_of(days(*level, (13, 0), (14, 5), (16, 50)), PLEASANTNESS)
    assert (dip.days, dip.recovered) == (3, False)


def test_a_gap_over_a_week_leaves_a_dip_open_at_the_last_day_before_it() -> None:
    level = tuple((day, 50.0) for day in range(1, 13))
    within, beyond = (14 + 7, 50), (14 + 8, 50)
    (dip,) = dips_of(days(*level, (13, 0), (14, 45), within), PLEASANTNESS)
    assert (dip.days, dip.recovered) == (1, True)
    (dip,) = dips_of(days(*level, (13, 0), (14, 45), beyond), PLEASANTNESS)
    assert (dip.days, dip.recovered) == (1, False)


def test_no_dip_begins_while_one_is_open() -> None:
    level = tuple((day, 50.0) for day in range(1, 13))
    rows = days(*level, (13, 0), (14, -60), (15, -90), (16, 50), (17, 50), (18, -90), (19, -80))
    first, second = dips_of(rows, PLEASANTNESS)
    assert (first.start.day, first.days, first.recovered) == (13, 3, True)
    assert (second.start.day, second.days, second.recovered) == (18, 1, False)


def many_dips(count: int, length: int, first: date = FIRST) -> list[tuple[date, float]]:
    rows = []
    for week in range(count):
        for day in range(14):
            value = 0.0 if day >= 14 - length else 50.0
            rows.append((first + timedelta(days=14 * week + day), value))
    end = first + timedelta(days=14 * count)
    return [*rows, (end, 50.0), (end + timedelta(days=1), 50.0)]


def test_the_median_stands_from_five_dips_on() -> None:
    rows = many_dips(5, 2)
    found = recovery(rows, PLEASANTNESS, FIRST, rows[-1][0])
    assert found.to_json() == {"median_days": 2, "dips": 5, "open": 0, "entry_share": 1.0}
    fewer = recovery(rows[:56], PLEASANTNESS, FIRST, rows[55][0])
    assert (len(fewer.dips), fewer.open, fewer.median_days) == (4, 1, None)


def test_a_period_has_the_dips_that_began_in_it_by_a_baseline_from_before() -> None:
    rows = many_dips(3, 2)
    found = recovery(rows, PLEASANTNESS, FIRST + timedelta(days=14), rows[-1][0])
    assert len(found.dips) == 2


def test_days_after_the_as_of_day_do_not_count() -> None:
    rows = many_dips(3, 2)
    last = FIRST + timedelta(days=12)
    found = recovery(rows, PLEASANTNESS, FIRST, last)
    assert [dip.recovered for dip in found.dips] == [False]
    assert found.days == 13


def test_halves_are_compared_only_where_both_were_logged_alike() -> None:
    rows = many_dips(12, 2)
    last = rows[-1][0]
    found = recovery(rows, PLEASANTNESS, FIRST, last)
    assert found.halves is not None
    assert [half.median_days for half in found.halves] == [2, 2]
    sparse = [one for one in rows if one[0] < FIRST + timedelta(days=84) or one[0].day % 3]
    assert recovery(sparse, PLEASANTNESS, FIRST, last).halves is None
    assert recovery(rows[:130], PLEASANTNESS, FIRST, rows[129][0]).halves is None


def test_nothing_at_all_has_no_dips() -> None:
    found = recovery([], PLEASANTNESS, FIRST, FIRST)
    assert (found.dips, found.median_days, found.halves, found.entry_share) == ((), None, None, 0)


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(-100, 100)), min_size=1, max_size=80))
def test_dips_never_overlap_and_never_outlast_the_entries(steps: list[tuple[int, int]]) -> None:
    rows, day = [], FIRST
    for gap, value in steps:
        day += timedelta(days=gap)
        rows.append((day, float(value)))
    found = dips_of(rows, PLEASANTNESS)
    ends = [dip.start + timedelta(days=dip.days) for dip in found]
    assert all(end < later.start for end, later in zip(ends, found[1:], strict=False))
    assert all(end <= rows[-1][0] for end in ends)
    assert all(dip.drop >= 15 and (dip.days > 0 or not dip.recovered) for dip in found)


def test_a_baseline_is_frozen_at_the_first_day_of_a_dip() -> None:
    level = tuple((day, 50.0) for day in range(1, 13))
    low = tuple((day, 0.0) for day in range(13, 60))
    (dip,) = dips_of(days(*level, *low), PLEASANTNESS)
    assert (dip.baseline, dip.recovered) == (50.0, False)
    assert dip.days == pytest.approx(46)

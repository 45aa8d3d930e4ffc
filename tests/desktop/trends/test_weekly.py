from __future__ import annotations

import random
import statistics
from datetime import date

import pytest

from desktop.core.days import week_from_number
from desktop.trends.measures import ABLE, PLEASANTNESS, scale_of
from desktop.trends.weekly import WeekDays, day_variance, gather, point
from tests.desktop.trends.weeks import AS_OF, LAST, day_rows

WORKED = [
    ("2026-11-09", "2026-W46", 5.0, 2),
    ("2026-11-11", "2026-W46", 3.0, 4),
    ("2026-11-13", "2026-W46", 7.0, 1),
]


def test_a_week_is_the_mean_of_its_day_means() -> None:
    found = point(LAST - 1, gather(WORKED, AS_OF)[LAST - 1], LAST)
    assert (found.mean, found.days, found.checkins, found.filled) == (5.0, 3, 7, True)


def test_the_worked_week_shows_its_interval() -> None:
    week = gather(day_rows(LAST - 1, [6, 5, 7, 4, 6, 8, 5]), AS_OF)[LAST - 1]
    found = point(LAST - 1, week, LAST)
    assert found.mean == pytest.approx(5.857143, abs=5e-7)
    assert found.low == pytest.approx(4.613054, abs=5e-7)
    assert found.high == pytest.approx(7.101232, abs=5e-7)


@pytest.mark.parametrize(
    ("means", "entries", "filled"),
    [((5,), 9, False), ((5, 6), 1, False), ((5, 6), 2, True), ((5, 6, 7), 1, True)],
)
def test_filled_takes_three_entries_on_two_days(
    means: tuple[float, ...], entries: int, filled: bool
) -> None:
    week = gather(day_rows(LAST - 1, means, entries), AS_OF)[LAST - 1]
    assert point(LAST - 1, week, LAST).filled is filled


def test_the_week_of_the_as_of_day_is_so_far_and_never_filled() -> None:
    week = gather(day_rows(LAST, [5, 6, 7, 5, 6, 7, 5]), AS_OF)[LAST]
    found = point(LAST, week, LAST)
    assert (found.so_far, found.filled, found.checkins) == (True, False, 7)


def test_a_week_without_entries_has_no_mean() -> None:
    found = point(LAST - 3, None, LAST)
    assert (found.mean, found.days, found.checkins, found.filled) == (None, 0, 0, False)


def test_days_after_the_as_of_day_do_not_count() -> None:
    rows = day_rows(LAST - 1, [5, 6, 7])
    assert gather(rows, date(2026, 11, 10))[LAST - 1].means == (5, 6)


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = day_rows(LAST - 1, [5.1, 6.2, 7.3]) + day_rows(LAST - 9, [0.3, 1.7])
    mixed = rows[:]
    random.Random(4).shuffle(mixed)
    assert gather(mixed, AS_OF) == gather(rows, AS_OF)


def test_weeks_carry_on_over_the_turn_of_the_year() -> None:
    weeks = gather(
        [("2026-12-31", "2026-W53", 5, 1), ("2027-01-04", "2027-W01", 6, 1)], date(2027, 2, 1)
    )
    first, second = weeks
    assert second - first == 1
    assert week_from_number(first) == "2026-W53"


def test_the_day_variance_pools_the_weeks() -> None:
    a, b = (4.0, 6.0, 5.0), (2.0, 7.0)
    pooled = (2 * statistics.variance(a) + statistics.variance(b)) / 3
    weeks = [WeekDays(1, a, 3), WeekDays(2, b, 4)]
    assert day_variance(weeks, ABLE) == pytest.approx(pooled)


def test_the_day_variance_has_a_floor_on_either_scale() -> None:
    weeks = [WeekDays(1, (5.0, 5.0), 3)]
    assert day_variance(weeks, ABLE) == 0.01
    assert day_variance(weeks, PLEASANTNESS) == 1.0


def test_a_measure_nobody_follows_is_refused() -> None:
    with pytest.raises(ValueError, match="no trend follows 'note'"):
        scale_of("note")

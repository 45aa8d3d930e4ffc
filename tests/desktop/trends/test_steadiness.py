"""Steadiness within the day: the worked example, and rules that hold for every row of entries."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.days import week_from_number, week_number
from desktop.trends.steadiness import (
    LEAST_PAIRS,
    adjusted_rmssd,
    pairs_by_week,
    pairs_of_a_day,
    rmssd_interval,
    steadiness,
)
from desktop.trends.weekly import WeekDays

VALUES = (5, 6, 4, 4, 7, 3, 5, 6)
DAYS = (1, 1, 1, 2, 2, 2, 3, 3)
HOURS = (8, 13, 20, 32, 37, 44, 56, 62)


def by_day() -> list[tuple[float, float]]:
    pairs = []
    for day in sorted(set(DAYS)):
        rows = zip(DAYS, HOURS, VALUES, strict=True)
        pairs += pairs_of_a_day([(float(h), float(v)) for d, h, v in rows if d == day])
    return pairs


def test_the_worked_example_without_time_has_its_root() -> None:
    one_day = pairs_of_a_day([(float(n), float(v)) for n, v in enumerate(VALUES)])
    assert adjusted_rmssd(one_day) == pytest.approx(2.236068, abs=1e-6)


def test_pairs_break_at_the_day() -> None:
    pairs = [(change, 1.0) for change, _ in by_day()]
    assert len(pairs) == 5
    assert adjusted_rmssd(pairs) == pytest.approx(2.489980, abs=1e-6)


def test_the_worked_example_with_hours_is_adjusted_for_time() -> None:
    assert adjusted_rmssd(by_day()) == pytest.approx(2.455315, abs=1e-6)


def test_an_entry_within_the_hour_is_dropped_before_pairing() -> None:
    assert pairs_of_a_day([(8, 10), (8.5, 90), (9, 20), (9.9, 0), (12, 30)]) == [(10, 1), (10, 3)]


def test_no_pair_has_no_steadiness() -> None:
    with pytest.raises(ValueError, match="pair"):
        adjusted_rmssd([])


def test_a_block_of_four_weeks_needs_ten_pairs() -> None:
    last = week_number("2026-W10")
    weeks = {last: WeekDays(last, (4.0, 6.0), 4)}
    enough = {week_from_number(last): [[(2.0, 3.0)] * LEAST_PAIRS]}
    (block,) = steadiness(enough, weeks, last)
    assert (block.first, block.last, block.pairs, block.mean, block.days) == (
        last - 3,
        last,
        10,
        5.0,
        2,
    )
    assert block.rmssd == pytest.approx(2.0)
    few = {week_from_number(last): [[(2.0, 3.0)] * (LEAST_PAIRS - 1)]}
    assert steadiness(few, weeks, last)[0].rmssd is None


def test_blocks_are_counted_back_from_the_last_full_week_to_the_first_entry() -> None:
    last = week_number("2026-W10")
    weeks = {n: WeekDays(n, (5.0,), 1) for n in (last - 9, last, last + 1)}
    blocks = steadiness({}, weeks, last)
    assert [(block.first - last, block.last - last) for block in blocks] == [
        (-11, -8),
        (-7, -4),
        (-3, 0),
    ]
    assert [block.mean for block in blocks] == [5.0, None, 5.0]
    assert steadiness({}, {last + 1: weeks[last + 1]}, last) == ()


def test_days_after_the_last_do_not_count() -> None:
    rows = [
        ("2026-03-02", "2026-W10", 8.0, 1.0),
        ("2026-03-02", "2026-W10", 12.0, 3.0),
        ("2026-03-03", "2026-W10", 32.0, 1.0),
        ("2026-03-03", "2026-W10", 36.0, 9.0),
    ]
    assert pairs_by_week(rows, "2026-03-02") == {"2026-W10": [[(2.0, 4.0)]]}


def test_an_interval_draws_days_and_needs_six_of_them() -> None:
    day = [(2.0, 3.0), (-4.0, 3.0)]
    assert rmssd_interval([day] * 5) is None
    same = rmssd_interval([day] * 6)
    assert same == pytest.approx((math.sqrt(10), math.sqrt(10)))
    mixed = rmssd_interval([day] * 6 + [[(20.0, 3.0)]] * 6)
    assert mixed is not None
    whole = adjusted_rmssd(day * 6 + [(20.0, 3.0)] * 6)
    assert mixed[0] < whole < mixed[1]


@given(
    st.lists(st.tuples(st.floats(-200, 200), st.floats(1, 24)), min_size=1, max_size=40),
    st.floats(0.1, 50),
)
def test_steadiness_scales_with_the_values_and_not_with_the_clock(
    pairs: list[tuple[float, float]], factor: float
) -> None:
    base = adjusted_rmssd(pairs)
    scaled = adjusted_rmssd([(change * factor, hours) for change, hours in pairs])
    slower = adjusted_rmssd([(change, hours * factor) for change, hours in pairs])
    assert scaled == pytest.approx(base * factor, rel=1e-9, abs=1e-9)
    assert slower == pytest.approx(base, rel=1e-9, abs=1e-9)


@given(st.lists(st.floats(-100, 100), min_size=2, max_size=30))
def test_equal_gaps_give_the_plain_root_of_mean_squares(values: list[float]) -> None:
    pairs = pairs_of_a_day([(2.0 * n, value) for n, value in enumerate(values)])
    plain = math.sqrt(sum((b - a) ** 2 for a, b in pairwise(values)) / (len(values) - 1))
    assert adjusted_rmssd(pairs) == pytest.approx(plain, abs=1e-9)

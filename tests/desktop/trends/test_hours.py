"""Hard hours: cells, the bootstrap, and times of day on their circle."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import bootstrap, circmean

from desktop.trends.hours import cells, contrast, mean_hour


def test_a_cell_is_the_mean_of_its_days_and_counts_them() -> None:
    parts = [
        ("2026-03-02", "night shift", -20.0, 3),
        ("2026-03-09", "night shift", 10.0, 1),
        ("2026-03-08", "day shift", 40.0, 2),
        ("2026-03-03", "day shift", 5.0, 0),
    ]
    monday, sunday = cells(parts)
    assert (monday.weekday, monday.level, monday.mean, monday.n) == (1, "night shift", -5.0, 2)
    assert (sunday.weekday, sunday.level, sunday.mean, sunday.n) == (7, "day shift", 40.0, 1)
    assert monday.is_thin


def test_three_days_are_enough_for_a_cell() -> None:
    days = [(f"2026-03-{day:02d}", "night shift", 1.0, 1) for day in (2, 9, 16)]
    assert not cells(days)[0].is_thin


def test_a_contrast_needs_six_days_in_each_level() -> None:
    assert contrast("night", [1.0] * 5, "day", [2.0] * 9) is None
    found = contrast("night", [1.0, 2, 3, 4, 5, 6], "day", [2.0, 3, 4, 5, 6, 7])
    assert found is not None
    assert found.difference == pytest.approx(-1.0)
    assert found.days == (6, 6)
    assert found.low < -1.0 < found.high


def test_the_same_days_give_the_same_interval_in_any_order() -> None:
    ones, others = [1.0, 5, 9, 2, 8, 3], [4.0, 4, 5, 6, 2, 1, 9]
    assert contrast("a", ones, "b", others) == contrast("a", ones[::-1], "b", others[::-1])


def test_the_bootstrap_is_about_as_wide_as_scipys() -> None:
    chance = np.random.default_rng(1)
    ones, others = chance.normal(0, 20, 30), chance.normal(5, 25, 40)
    oracle = bootstrap(
        (ones, others),
        lambda a, b, axis: np.mean(a, axis=axis) - np.mean(b, axis=axis),
        n_resamples=4000,
        method="percentile",
        random_state=np.random.default_rng(2),
    ).confidence_interval
    found = contrast("a", ones.tolist(), "b", others.tolist())
    assert found is not None
    assert found.low == pytest.approx(oracle.low, abs=0.8)
    assert found.high == pytest.approx(oracle.high, abs=0.8)


def test_times_about_midnight_average_to_midnight() -> None:
    assert mean_hour([23.5, 0.5, 1.0]) == pytest.approx(0.334402, abs=1e-6)
    assert mean_hour([0.0, 12.0]) is None
    assert mean_hour([]) is None


@given(st.lists(st.floats(0, 23.99), min_size=1, max_size=30))
def test_the_circular_mean_agrees_with_scipy(hours: list[float]) -> None:
    angles = np.array(hours) / 24 * 2 * math.pi
    assume(abs(np.exp(1j * angles).mean()) > 1e-6)
    found = mean_hour(hours)
    assert found is not None
    apart = abs(found - float(circmean(hours, high=24)))
    assert min(apart, 24 - apart) < 1e-6

from __future__ import annotations

import math

import pytest
from scipy import stats

from desktop.trends.intervals import Z95, Z99, mean_interval, t95, t_central


@pytest.mark.parametrize("df", [*range(1, 60), 119, 120, 1000, 4000])
def test_the_t_quantile_is_scipys(df: int) -> None:
    assert t95(df) == pytest.approx(stats.t.ppf(0.975, df), rel=1e-11)


@pytest.mark.parametrize("df", [1, 2, 3, 4, 5, 10, 31])
@pytest.mark.parametrize("t", [0.0, 0.3, 1.0, 2.5, 40.0])
def test_the_central_probability_is_scipys(df: int, t: float) -> None:
    expected = 1 - 2 * stats.t.sf(t, df)
    assert t_central(t, df) == pytest.approx(expected, abs=1e-12)


def test_a_t_quantile_needs_a_degree_of_freedom() -> None:
    with pytest.raises(ValueError, match="degree of freedom"):
        t95(0)


def test_the_normal_quantiles_are_scipys_to_six_digits() -> None:
    assert round(stats.norm.ppf(0.975), 6) == Z95
    assert math.isclose(stats.norm.ppf(0.995), Z99, abs_tol=5e-7)


def test_the_worked_week_has_the_worked_interval() -> None:
    low, high = mean_interval([6, 5, 7, 4, 6, 8, 5]) or (0, 0)
    assert (round(low, 6), round(high, 6)) == (4.613054, 7.101232)


def test_one_day_has_no_interval() -> None:
    assert mean_interval([6]) is None


def test_equal_days_have_an_interval_without_width() -> None:
    assert mean_interval([5, 5, 5]) == (5, 5)

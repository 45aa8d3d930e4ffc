from __future__ import annotations

import math

import numpy as np
import pymannkendall
import pytest
from scipy import stats

from desktop.trends.intervals import Z95, Z99
from desktop.trends.records import Verdict
from desktop.trends.slope import (
    mean_ranks,
    rank_autocorrelation,
    score_variance,
    slope_of,
    theil_sen,
    verdict_of,
    widening,
)
from tests.desktop.trends.weeks import W

WEEKS = np.arange(12)


def test_the_worked_weeks_have_the_worked_numbers() -> None:
    found = theil_sen(WEEKS, W)
    assert found.per_week == pytest.approx(0.1)
    assert found.interval(Z95, widened=False) == pytest.approx((0.0142857, 0.25), abs=1e-6)
    assert [round(rho, 6) for rho in found.rho] == [0.521429, 0.173214, -0.246429]
    assert found.widening == pytest.approx(2.187013, abs=5e-7)
    assert found.interval(Z99) == pytest.approx((-0.3, 0.4))


def test_the_worked_weeks_say_no_clear_change() -> None:
    found = slope_of(WEEKS, W)
    assert (found.verdict, found.weeks_used) == (Verdict.UNCLEAR, 12)


@pytest.mark.parametrize("seed", range(8))
def test_slope_and_plain_interval_are_scipys(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x = np.sort(rng.choice(80, 30, replace=False))  # with gaps
    y = rng.integers(0, 11, 30) / (1 if seed % 2 else 7) + 0.02 * x  # half of them with ties
    if seed == 6:
        y = np.round(y)
    found = theil_sen(x, y)
    scipys = stats.theilslopes(y, x, alpha=0.95)
    assert found.per_week == pytest.approx(scipys.slope)
    spread = Z95 * math.sqrt(score_variance(y))
    n = len(found.slopes)
    assert found.interval(Z95, widened=False) == (
        found.slopes[round((n - spread) / 2) - 1],
        found.slopes[round((n + spread) / 2)],
    )


@pytest.mark.parametrize("seed", range(8))
def test_variance_of_the_score_and_slope_are_pymannkendalls(seed: int) -> None:
    rng = np.random.default_rng(seed)
    y = rng.integers(0, 6 + 40 * (seed % 2), 25).astype(float)
    judged = pymannkendall.original_test(y)
    assert score_variance(y) == pytest.approx(judged.var_s)
    assert theil_sen(np.arange(25), y).per_week == pytest.approx(judged.slope)


def test_ranks_of_ties_are_shared() -> None:
    values = np.array([3.0, 1.0, 3.0, 2.0, 3.0, 1.0])
    assert mean_ranks(values).tolist() == stats.rankdata(values).tolist()


def test_residuals_that_differ_by_float_dust_are_ties() -> None:
    exact = np.array([0.3, 0.3, 0.1, 0.2, 0.1, 0.4])
    dusty = exact + np.array([1, -1, 1, 0, -1, 0]) * 1e-13
    assert rank_autocorrelation(dusty) == rank_autocorrelation(exact)


def test_all_tied_residuals_have_no_autocorrelation() -> None:
    assert rank_autocorrelation(np.full(9, 2.5)) == (0.0, 0.0, 0.0)


def test_weeks_that_alternate_are_not_narrowed() -> None:
    assert widening(12, (-0.9, -0.5, -0.9)) == 1.0


def test_a_constant_series_has_no_clear_change() -> None:
    found = slope_of(range(20), [6.0] * 20)
    assert (found.verdict, found.per_week, found.low, found.high) == (Verdict.UNCLEAR, 0, 0, 0)


def test_float_dust_about_a_constant_is_no_change() -> None:
    found = slope_of(range(20), [6.0 + 1e-13 * week for week in range(20)])
    assert found.verdict is Verdict.UNCLEAR


def test_a_long_steady_climb_rose_and_its_mirror_fell() -> None:
    weeks, noise = np.arange(30), np.random.default_rng(2).normal(0, 0.3, 30)
    values = 4 + 0.08 * weeks + noise
    assert slope_of(weeks, values).verdict is Verdict.ROSE
    mirrored = slope_of(weeks, -values)
    assert mirrored.verdict is Verdict.FELL
    assert mirrored.low == pytest.approx(-(slope_of(weeks, values).high or 0))


def test_seven_weeks_are_too_little_and_eight_are_not() -> None:
    seven = slope_of(range(7), W[:7])
    assert seven.verdict is Verdict.TOO_LITTLE
    assert (seven.per_week, seven.low, seven.high, seven.weeks_used) == (None, None, None, 7)
    assert slope_of(range(8), W[:8]).verdict is not Verdict.TOO_LITTLE


def test_where_the_limit_would_fall_off_the_end_there_is_no_interval() -> None:
    assert theil_sen(range(5), [1, 2, 4, 7, 11]).interval(Z99) is None
    assert theil_sen(range(5), [1, 2, 4, 7, 11]).interval(Z95) is not None


@pytest.mark.parametrize(
    ("narrow", "wide", "verdict"),
    [
        ((0.1, 0.3), (0.05, 0.4), Verdict.ROSE),
        ((0.1, 0.3), (-0.1, 0.4), Verdict.MAY_HAVE_RISEN),
        ((0.1, 0.3), (0.0, 0.4), Verdict.MAY_HAVE_RISEN),
        ((0.1, 0.3), None, Verdict.MAY_HAVE_RISEN),
        ((-0.1, 0.3), (-0.2, 0.4), Verdict.UNCLEAR),
        (None, None, Verdict.UNCLEAR),
        ((-0.3, -0.1), (-0.4, 0.1), Verdict.MAY_HAVE_FALLEN),
        ((-0.3, -0.1), (-0.4, -0.05), Verdict.FELL),
    ],
)
def test_the_words_follow_the_intervals(
    narrow: tuple[float, float] | None, wide: tuple[float, float] | None, verdict: Verdict
) -> None:
    assert verdict_of(narrow, wide) is verdict

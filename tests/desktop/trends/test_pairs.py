"""Before and after: worked examples, and agreement with independent implementations."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.meta_analysis import combine_effects
from statsmodels.stats.proportion import proportion_confint

from desktop.trends.pairs import (
    before_after,
    between_variance,
    can_be_ranked,
    pool,
    pooled_means,
    wilson,
    within_variance,
)

BEFORE = (4, 5, 3, 6, 4, 5, 2, 5, 4, 6)
AFTER = (6, 5, 5, 7, 6, 6, 4, 5, 6, 7)
GROUPS = st.lists(
    st.lists(st.integers(-50, 50).map(float), min_size=1, max_size=12), min_size=2, max_size=6
)


def test_the_worked_example_has_its_mean_interval_and_share() -> None:
    (row,) = before_after({"breathing-space": list(zip(BEFORE, AFTER, strict=True))})
    assert (row.n, row.mean) == (10, pytest.approx(1.3))
    assert (row.low, row.high) == (
        pytest.approx(0.711066, abs=1e-6),
        pytest.approx(1.888934, abs=1e-6),
    )
    assert row.improved == 8
    assert row.improved_low == pytest.approx(0.490162, abs=1e-6)
    assert row.improved_high == pytest.approx(0.943318, abs=1e-6)
    assert row.pooled is None


def test_the_worked_example_of_pooling_draws_small_groups_in() -> None:
    found = pooled_means((1.8, 0.6, 1.0), (3, 5, 10), 1.44, 0.10)
    assert found.mean == pytest.approx(1.041475, abs=1e-6)
    assert found.shrunk == pytest.approx((1.172255, 0.927693, 1.024477), abs=1e-6)


def test_an_interval_needs_five_pairs() -> None:
    pairs = [(0.0, value) for value in (1.0, 2.0, 3.0, 4.0, 5.0)]
    assert before_after({"a": pairs})[0].low is not None
    assert before_after({"a": pairs[:4]})[0].low is None


def test_a_tie_is_no_improvement_and_stays_in_n() -> None:
    (row,) = before_after({"a": [(3.0, 3.0)] * 4 + [(3.0, 4.0)]})
    assert (row.n, row.improved) == (5, 1)


def test_the_most_practised_stands_first_and_none_is_empty() -> None:
    rows = before_after({"b": [(0.0, 1.0)], "a": [(0.0, 1.0)], "c": [(0.0, 1.0)] * 2, "d": []})
    assert [row.practice for row in rows] == ["c", "a", "b"]


def test_practices_that_nothing_tells_apart_are_not_ranked() -> None:
    same = {"a": [(0.0, 1.0), (0.0, 3.0)], "b": [(0.0, 1.0), (0.0, 3.0)]}
    rows = before_after(same)
    assert not can_be_ranked(rows)
    assert [row.pooled for row in rows] == [2.0, 2.0]
    apart = {"a": [(0.0, 1.0), (0.0, 1.2)], "b": [(0.0, 30.0), (0.0, 30.3)]}
    assert can_be_ranked(before_after(apart))


def test_without_any_spread_within_a_practice_nothing_is_pooled() -> None:
    rows = before_after({"a": [(0.0, 1.0), (0.0, 1.0)], "b": [(0.0, 2.0)]})
    assert [row.pooled for row in rows] == [None, None]


@given(st.integers(1, 200), st.integers(0, 200))
def test_wilson_agrees_with_statsmodels(n: int, k: int) -> None:
    assume(k <= n)
    low, high = wilson(k, n)
    expected = proportion_confint(k, n, method="wilson")
    assert low == pytest.approx(expected[0], abs=1e-7)
    assert high == pytest.approx(expected[1], abs=1e-7)


def test_a_share_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="share"):
        wilson(0, 0)


@given(GROUPS)
def test_pooling_agrees_with_statsmodels(groups: list[list[float]]) -> None:
    within = within_variance(groups)
    assume(within is not None and within > 1e-6)
    assert within is not None
    means, counts = [float(np.mean(one)) for one in groups], [len(one) for one in groups]
    variances = np.array([within / count for count in counts])
    with warnings.catch_warnings():  # below nought its τ² has no root; ours is floored there
        warnings.simplefilter("ignore", RuntimeWarning)
        oracle = combine_effects(np.array(means), variances, method_re="chi2")
    tau2 = between_variance(means, counts, within)
    assert tau2 == pytest.approx(max(0.0, float(oracle.tau2)), rel=1e-7, abs=1e-7)
    found = pool(groups)
    assert found is not None
    if tau2 > 0:
        assert found.mean == pytest.approx(float(oracle.mean_effect_re), rel=1e-7, abs=1e-7)
    else:
        assert found.mean == pytest.approx(float(oracle.mean_effect_fe), rel=1e-7, abs=1e-7)


@given(GROUPS)
def test_a_pooled_mean_lies_between_its_own_and_that_of_all(groups: list[list[float]]) -> None:
    found = pool(groups)
    assume(found is not None)
    assert found is not None
    for group, shrunk in zip(groups, found.shrunk, strict=True):
        ends = sorted((float(np.mean(group)), found.mean))
        assert ends[0] - 1e-9 <= shrunk <= ends[1] + 1e-9

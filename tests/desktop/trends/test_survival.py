"""Kaplan–Meier: worked examples, and agreement with SciPy on random spans."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from desktop.trends.survival import kaplan_meier


def spans(text: str) -> list[tuple[float, bool]]:
    return [(float(one.rstrip("+")), not one.endswith("+")) for one in text.split(",")]


def test_the_median_is_the_first_time_at_which_half_are_through() -> None:
    assert kaplan_meier(spans("1,1,2,3,3+,5,8+")).median == 3


def test_a_median_that_is_not_reached_is_not_made_up() -> None:
    assert kaplan_meier(spans("2,4+,5+,6+,7+")).median is None


def test_a_share_of_exactly_one_half_counts() -> None:
    # 3/4 · 2/3 is one half, and a little more in floating point: it must not matter.
    assert kaplan_meier(spans("1,2,3+,4+")).median == 2


def test_ends_come_before_what_was_not_seen_to_end() -> None:
    first, *_ = kaplan_meier(spans("3,3+,3+,5")).steps
    assert (first.time, first.at_risk, first.share) == (3, 4, 0.75)


def test_nothing_that_ended_has_no_step() -> None:
    found = kaplan_meier(spans("3+,5+"))
    assert found.steps == ()
    assert found.median is None


@given(
    st.lists(st.tuples(st.integers(1, 12), st.booleans()), min_size=1, max_size=40).filter(
        lambda rows: any(ended for _, ended in rows)
    )
)
def test_curve_and_interval_agree_with_scipy(rows: list[tuple[int, bool]]) -> None:
    ended = [float(time) for time, is_end in rows if is_end]
    open_ = [float(time) for time, is_end in rows if not is_end]
    curve = ecdf(CensoredData(uncensored=ended, right=open_)).sf
    with warnings.catch_warnings():  # where it is undefined, at 0 and 1, ours is none
        warnings.simplefilter("ignore", RuntimeWarning)
        band = curve.confidence_interval(method="log-log")
    for step in kaplan_meier([(float(time), is_end) for time, is_end in rows]).steps:
        assert step.share == pytest.approx(float(curve.evaluate(step.time)), abs=1e-12)
        if step.low is None or step.high is None:
            continue
        assert step.low == pytest.approx(float(band.low.evaluate(step.time)), abs=1e-5)
        assert step.high == pytest.approx(float(band.high.evaluate(step.time)), abs=1e-5)


def test_the_interval_of_the_median_holds_the_truth_about_as_often_as_it_says() -> None:
    chance = np.random.default_rng(5)
    truth = int(np.ceil(np.log(0.5) / np.log(0.75)))  # median of a geometric time, p = .25
    held = 0
    for _ in range(300):
        times = chance.geometric(0.25, 25)
        cut = chance.integers(3, 20, 25)
        found = kaplan_meier(
            [(float(min(t, c)), bool(t <= c)) for t, c in zip(times, cut, strict=True)]
        )
        low = found.low if found.low is not None else np.inf
        high = found.high if found.high is not None else np.inf
        held += low <= truth <= high
    assert 0.92 <= held / 300 <= 1.0

"""Ramps: smooth, exact at both ends, and no slower to turn round."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from audio.ramps import GRID, Ramp, between, ease, grid_points, rise


@given(st.integers(1, 5000))
def test_a_rise_ends_at_exactly_one_and_never_falls(length):
    curve = rise(length)
    assert len(curve) == length
    assert curve[-1] == 1.0
    assert (np.diff(curve) >= 0).all()
    assert curve[0] > 0 or length > 2000


def test_a_ramp_glides_from_where_it_is_and_rests_at_its_target():
    ramp = Ramp(0.0)
    ramp.to(1.0, 100)
    first = ramp.take(60)
    ramp.to(0.0, 100)
    second = ramp.take(100)
    assert abs(second[0] - first[-1]) < 0.01
    assert second[-1] == 0.0
    assert ramp.take(10) == 0.0


def test_a_ramp_cut_in_two_is_the_same_ramp():
    whole, cut = Ramp(0.2), Ramp(0.2)
    whole.to(0.9, 1000)
    cut.to(0.9, 1000)
    assert np.array_equal(whole.take(1500), np.concatenate([cut.take(333), cut.take(1167)]))


@given(st.integers(0, 10**8), st.integers(1, 1000))
def test_the_grid_covers_the_stretch_and_is_absolute(start, count):
    points = grid_points(start, count)
    assert (points % GRID == 0).all()
    assert points[0] <= start
    assert points[-1] >= start + count


@given(st.integers(0, 5000), st.integers(1, 3000), st.integers(1, 3000))
def test_a_curve_is_the_same_for_any_cutting(start, first, second):
    def curve(at, count):
        return between(ease(grid_points(at, count), 4000), at, count)

    whole = curve(start, first + second)
    cut = np.concatenate([curve(start, first), curve(start + first, second)])
    assert np.array_equal(whole, cut)


def test_easing_is_nought_before_and_one_after():
    passed = np.array([-(10**9), -1, 0, 4000, 10**9])
    assert ease(passed, 4000).tolist() == [0.0, 0.0, 0.0, 1.0, 1.0]

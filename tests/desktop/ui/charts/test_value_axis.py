from __future__ import annotations

import pytest

from desktop.ui.charts.value_axis import amount_axis, nice_step, value_axis


@pytest.mark.parametrize(
    "values", [[], [5.0], [0.0, 0.1], [9.9, 10], [2, 9], [-3, 14], [0, 10], [4.9, 5.1]]
)
def test_at_least_half_the_scale_is_drawn_and_nothing_beyond_it(values: list[float]) -> None:
    axis = value_axis(values, 0, 10)
    assert axis.high - axis.low >= 5 - 1e-9
    assert axis.low >= 0
    assert axis.high <= 10
    assert all(axis.low <= min(max(value, 0), 10) <= axis.high for value in values)
    assert all(axis.low - 1e-9 <= line <= axis.high + 1e-9 for line in axis.lines)


def test_lines_stand_on_round_numbers() -> None:
    assert value_axis([2.2, 7.1], 0, 10).lines == (2, 4, 6)
    assert value_axis([-100, 100], -100, 100).lines == (-100, -50, 0, 50, 100)


@pytest.mark.parametrize(
    ("span", "parts", "step"), [(5, 5, 1), (7, 5, 2), (200, 5, 50), (9, 4, 2.5)]
)
def test_steps_are_round(span: float, parts: int, step: float) -> None:
    assert nice_step(span, parts) == pytest.approx(step)


@pytest.mark.parametrize(
    ("minutes", "top"), [([3.0], 10), ([112.0], 120), ([601.0], 1200), ([60.0, 5.0], 60)]
)
def test_minutes_end_at_a_round_number_above_them(minutes: list[float], top: float) -> None:
    assert amount_axis(minutes).lines == (top,)


def test_no_minutes_have_no_line() -> None:
    assert amount_axis([0.0, 0.0]).lines == ()

from __future__ import annotations

import pytest

from desktop.trends.records import TrendView
from desktop.ui.charts.reading import Reading
from tests.desktop.trends.weeks import LAST


@pytest.fixture
def reading(view: TrendView) -> Reading:
    reading = Reading()
    reading.show_view(view, keep=False)
    return reading


def test_nothing_is_read_at_first(reading: Reading) -> None:
    assert (reading.week, reading.point, reading.facts()) == (None, None, ())
    assert Reading().stepped(1) is None


def test_steps_begin_at_the_newest_week_and_stop_at_the_ends(
    reading: Reading, view: TrendView
) -> None:
    assert reading.stepped(-1) == LAST
    reading.week = LAST
    assert (reading.stepped(1), reading.stepped(-1)) == (LAST, LAST - 1)
    assert reading.stepped(-999) == reading.oldest() == view.history.weekly[0].number
    reading.week = view.history.weekly[0].number
    assert reading.stepped(-1) == reading.week


def test_a_gap_can_be_read_and_has_a_line(reading: Reading) -> None:
    reading.week = LAST - 9
    assert reading.point is not None
    assert reading.point.mean is None
    assert reading.facts()[1] == "No check-ins"
    assert reading.facts()[2].startswith("Line ")


def test_weeks_beyond_the_history_are_not_known(reading: Reading, view: TrendView) -> None:
    first = view.history.weekly[0].number
    assert reading.known(first) == first
    assert reading.known(first - 1) is None
    assert reading.known(LAST + 1) is None


def test_another_range_lets_go_of_the_week(reading: Reading, view: TrendView) -> None:
    reading.week = LAST
    reading.show_view(view, keep=True)
    assert reading.week == LAST
    reading.show_view(view, keep=False)
    assert reading.week is None

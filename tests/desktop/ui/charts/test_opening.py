from __future__ import annotations

from desktop.trends.view import trend_view
from desktop.ui.charts.opening import drawn_values, first_window
from tests.desktop.trends.weeks import AS_OF, LAST, W, whole_weeks


def test_a_young_journal_is_cropped_to_eight_weeks() -> None:
    window = first_window(trend_view(whole_weeks([5, 6]), {}, "able", 26, AS_OF))
    assert (window.start, window.end, window.first) == (LAST - 7, LAST + 1, LAST - 7)


def test_a_range_opens_as_asked_with_all_before_it_within_reach() -> None:
    window = first_window(trend_view(whole_weeks(W * 3), {}, "able", 12, AS_OF))
    assert (window.start, window.end, window.first) == (LAST - 11, LAST + 1, LAST - 36)


def test_the_upright_axis_holds_points_and_band() -> None:
    view = trend_view(whole_weeks(W), {}, "able", 12, AS_OF)
    assert {point.high for point in view.level} <= set(drawn_values(view))
    assert min(W) in drawn_values(view)

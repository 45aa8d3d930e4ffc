from __future__ import annotations

from desktop.trends.view import trend_view
from tests.desktop.trends.weeks import AS_OF, W, whole_weeks


def _how(weeks: int | None, values: int = 12, measure: str = "able") -> str:
    rows = whole_weeks(W[:values])
    return "\n".join(trend_view(rows, {}, measure, weeks, AS_OF).how)


def test_the_line_names_all_its_weeks_and_the_day_though_the_range_is_shorter() -> None:
    assert "all 12 filled weeks up to 22 November 2026" in _how(6)


def test_the_sentence_names_the_weeks_of_the_range() -> None:
    assert "9 filled weeks here" in _how(10)


def test_a_line_that_is_not_drawn_says_what_it_needs() -> None:
    assert "not drawn yet" in _how(26, 3)


def test_a_short_range_explains_its_average_instead_of_a_slope() -> None:
    assert "a range this short has no slope" in _how(4)
    assert "Theil–Sen" not in _how(4)


def test_each_measure_says_what_was_asked() -> None:
    assert "How able do you feel to meet what comes next?" in _how(26)
    assert "how pleasant it was" in _how(26, measure="pleasantness")
    assert "how much energy" in _how(26, measure="energy")

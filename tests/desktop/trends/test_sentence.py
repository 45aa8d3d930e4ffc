from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from desktop.trends import sentence
from desktop.trends.records import Slope, TrendView, Verdict
from desktop.trends.view import main_view, trend_view
from tests.desktop.trends.weeks import AS_OF, LAST, W, day_rows, whole_weeks

CAUSAL = re.compile(
    r"\b(because of|due to|thanks to|caused?|helped|has worked|effect)\b", re.IGNORECASE
)


def _view(values: object, weeks: int | None = 26, measure: str = "able") -> TrendView:
    return trend_view(whole_weeks(values), {}, measure, weeks, AS_OF)  # type: ignore[arg-type]


def _climb(per_week: float, weeks: int = 25) -> list[float]:
    noise = np.random.default_rng(3).normal(0, 0.2, weeks)
    return (5 + per_week * np.arange(weeks) + noise).tolist()


def test_a_climb_says_more_able_with_its_interval_and_n() -> None:
    view = _view(_climb(0.1))
    assert view.headline == "You have felt more able."
    assert re.fullmatch(
        r"Over these 25 weeks the weekly average rose by 0\.1\d? a week "
        r"\(95% interval 0\.\d\d to 0\.\d\d; 25 weeks, 75 check-ins\)\.",
        view.subline.replace("these 26", "these 25"),
    )


def test_a_fall_is_told_as_a_positive_amount() -> None:
    view = _view(_climb(-0.1))
    assert view.headline == "You have felt less able."
    assert "fell by 0." in view.subline
    low, high = re.findall(r"0\.\d+", view.subline)[1:3]
    assert float(low) < float(high)


def test_the_worked_weeks_say_no_clear_change() -> None:
    view = _view(W, 12)
    assert view.headline == "No clear change."
    assert "95% interval" in view.subline
    assert "−" in view.subline


def test_only_the_99_percent_interval_allows_rose() -> None:
    view = _view(W)
    maybe = replace(view, slope=Slope(Verdict.MAY_HAVE_RISEN, 12, 0.05, 0.01, 0.09))
    assert sentence.headline(maybe) == "You may have felt more able."
    assert "may have risen by about 0.05 a week (95% interval 0.01 to 0.09" in sentence.subline(
        maybe
    )


def test_an_interval_never_reads_as_nought_or_as_one_number() -> None:
    view = replace(_view(W), slope=Slope(Verdict.ROSE, 500, 0.012, 0.0008, 0.0125))
    assert "0.012 a week (95% interval 0.001 to 0.013" in sentence.subline(view)
    close = replace(_view(W), slope=Slope(Verdict.ROSE, 500, 0.012, 0.0118, 0.0124))
    assert "0.0118 to 0.0124" in sentence.subline(close)


def test_without_an_interval_the_sentence_says_so() -> None:
    view = replace(_view(W), slope=Slope(Verdict.UNCLEAR, 8, 0.2, None, None))
    assert "too few weeks for an interval" in sentence.subline(view)


def test_too_little_says_what_is_missing() -> None:
    view = _view([5, 6, 5, 6, 5, 6])
    assert view.headline == "Too little yet to see a trend."
    assert "needs 2 more weeks with three check-ins on at least two days" in view.subline
    assert view.subline.endswith("So far: 6 such weeks, 18 check-ins.")
    assert "needs one more week with three" in _view([5, 6, 5, 6, 5, 6, 7]).subline


def test_where_a_longer_range_has_enough_it_says_so() -> None:
    values = [5, 6, 5, 6, 5, 6, 5, None, None, None, 6, 5, 6]
    assert _view(values, 9).subline.endswith("A longer range has enough.")


def test_four_weeks_speak_of_two_means() -> None:
    view = _view([4, 4, 4, 4, 6, 6, 6], 4)
    assert view.headline == "You felt able 6.0 out of 10 on average."
    assert view.subline == (
        "These 4 weeks: 95% interval 5.7 to 6.3; 9 days, 9 check-ins. "
        "The 4 weeks before: 4.0 (95% interval 3.7 to 4.3; 12 days, 12 check-ins)."
    )


def test_a_single_day_has_a_mean_and_no_interval() -> None:
    view = trend_view(day_rows(LAST, [7]), {}, "able", 4, AS_OF)
    assert view.subline == "These 4 weeks: 1 day, 1 check-in."


def test_an_empty_journal_is_met_calmly() -> None:
    view = trend_view([], {}, "able", 26, AS_OF)
    assert view.headline == "Your weeks will show here."
    assert "One click on Now" in view.subline


def test_an_empty_range_points_to_the_earlier_weeks() -> None:
    view = trend_view(whole_weeks(W, last=LAST - 40), {}, "able", 26, AS_OF)
    assert view.headline == "No check-ins in this range."
    assert view.subline == "A longer range shows the earlier ones."


@pytest.mark.parametrize("measure", ["able", "pleasantness", "energy"])
@pytest.mark.parametrize("per_week", [0.1, -0.1, 0.0])
@pytest.mark.parametrize("weeks", [4, 12, 26, None])
def test_no_sentence_speaks_of_causes_or_shows_a_field(
    measure: str, per_week: float, weeks: int | None
) -> None:
    view = _view(_climb(per_week), weeks, measure)
    for text in (view.title, view.headline, view.subline, view.note, *view.how):
        assert not CAUSAL.search(text)
        assert "{" not in text
        assert "!" not in text


def test_the_mood_in_place_of_able_is_explained() -> None:
    view = main_view(whole_weeks([5]), whole_weeks([20] * 9), {}, 26, AS_OF)
    assert view.note.startswith("This range has too few weeks with answers")

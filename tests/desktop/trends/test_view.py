from __future__ import annotations

import json
from datetime import date

import numpy as np
import pytest

from desktop.core.days import week_from_number, week_number
from desktop.trends.level import averaged_band
from desktop.trends.records import Verdict
from desktop.trends.view import _level_point, main_view, trend_view
from tests.desktop.trends.weeks import AS_OF, LAST, W, day_rows, whole_weeks

NONE: dict[str, float] = {}


def test_every_week_of_the_range_is_listed_and_gaps_stay_gaps() -> None:
    view = trend_view(whole_weeks([5, None, None, 6]), NONE, "able", 12, AS_OF)
    assert [point.number for point in view.weekly] == list(range(LAST - 11, LAST + 1))
    assert [point.mean for point in view.weekly][-5:] == [5, None, None, 6, None]
    assert view.weekly[-1].so_far


def test_what_lies_before_the_first_entry_is_no_gap() -> None:
    view = trend_view(whole_weeks([5, 6]), {week_from_number(LAST - 6): 4.0}, "able", 26, AS_OF)
    assert view.begins == LAST - 6


def test_all_begins_with_the_first_entry_or_minute() -> None:
    rows = whole_weeks([5, 6, 7])
    assert trend_view(rows, NONE, "able", None, AS_OF).weekly[0].number == LAST - 3
    earlier = {week_from_number(LAST - 5): 10.0}
    assert trend_view(rows, earlier, "able", None, AS_OF).weekly[0].number == LAST - 5


def test_minutes_are_listed_for_every_week() -> None:
    view = trend_view([], {week_from_number(LAST - 1): 12.5}, "able", 3, AS_OF)
    assert [week.minutes for week in view.minutes] == [0.0, 12.5, 0.0]


def test_the_level_is_fitted_on_all_weeks_and_cropped_to_the_range() -> None:
    rows = whole_weeks(W)
    whole = trend_view(rows, NONE, "able", None, AS_OF)
    part = trend_view(rows, NONE, "able", 6, AS_OF)
    assert part.level == whole.level[-5:]
    assert [point.number for point in whole.level] == list(range(LAST - 12, LAST))


def test_the_level_weighs_a_week_by_its_days() -> None:
    rows = whole_weeks(W)
    view = trend_view(rows, NONE, "able", None, AS_OF)
    band = averaged_band(np.array(W), np.full(12, 0.25 / 3))  # s² = .25 from (−.5, 0, .5)
    assert [point.mean for point in view.level] == pytest.approx(band.mean.tolist())
    assert view.level[0].high - view.level[0].mean == pytest.approx(1.959964 * band.sd[0])


def test_the_level_goes_on_over_a_gap_and_skips_thin_weeks() -> None:
    thin = day_rows(LAST - 4, (9, 9))
    rows = [row for row in whole_weeks(W) if row[1] != week_from_number(LAST - 4)]
    with_thin = trend_view(rows + thin, NONE, "able", None, AS_OF)
    without = trend_view(rows, NONE, "able", None, AS_OF)
    assert with_thin.level == without.level
    assert LAST - 4 in [point.number for point in with_thin.level]


def test_no_line_is_drawn_from_three_filled_weeks() -> None:
    assert trend_view(whole_weeks(W[:3]), NONE, "able", 26, AS_OF).level == ()


def test_the_slope_uses_the_filled_weeks_of_the_range_only() -> None:
    view = trend_view(whole_weeks(W), NONE, "able", 10, AS_OF)
    assert view.slope.weeks_used == 9
    assert trend_view(whole_weeks(W), NONE, "able", 26, AS_OF).slope.per_week == pytest.approx(0.1)


def test_too_little_has_no_numbers() -> None:
    slope = trend_view(whole_weeks(W[:7]), NONE, "able", 26, AS_OF).to_json()["slope"]
    assert slope == {
        "per_week": None,
        "low": None,
        "high": None,
        "verdict": "too-little",
        "weeks_used": 7,
    }


def test_four_weeks_show_their_mean_beside_the_four_before() -> None:
    view = trend_view(whole_weeks([1, 4, 5, 4, 6, 7, 5]), NONE, "able", 4, AS_OF)
    assert view.period is not None
    assert view.before is not None
    assert (view.period.mean, view.period.days, view.period.checkins) == (6.0, 9, 9)
    assert (view.before.mean, view.before.days) == (3.5, 12)
    assert view.slope.verdict is Verdict.TOO_LITTLE


def test_longer_ranges_have_no_period() -> None:
    assert trend_view(whole_weeks(W), NONE, "able", 12, AS_OF).period is None


def test_an_empty_journal_gives_an_empty_view() -> None:
    view = trend_view([], NONE, "able", None, AS_OF)
    assert view.is_empty
    assert [point.week for point in view.weekly] == ["2026-W47"]
    assert view.to_json()["level"] == []


def test_the_json_has_the_documented_keys_and_survives_a_dump() -> None:
    view = trend_view(whole_weeks(W), {"2026-W40": 61.5}, "able", 12, AS_OF)
    form = json.loads(json.dumps(view.to_json(), allow_nan=False))
    assert list(form) == ["measure", "weekly", "level", "slope", "minutes"]
    assert list(form["weekly"][0]) == ["week", "mean", "days", "checkins", "filled"]
    assert list(form["level"][0]) == ["week", "mean", "low", "high"]
    assert list(form["slope"]) == ["per_week", "low", "high", "verdict", "weeks_used"]
    assert {"week": "2026-W40", "minutes": 61.5} in form["minutes"]
    assert form["weekly"][-1] == {
        "week": "2026-W47",
        "mean": None,
        "days": 0,
        "checkins": 0,
        "filled": False,
    }


def test_the_main_chart_shows_able_where_four_weeks_of_it_are_filled() -> None:
    view = main_view(whole_weeks(W[:4]), whole_weeks([10] * 9), NONE, 26, AS_OF)
    assert (view.measure, view.instead_of, view.note) == ("able", None, "")


def test_the_main_chart_shows_the_mood_where_able_is_too_thin_and_says_so() -> None:
    view = main_view(whole_weeks(W[:3]), whole_weeks([10] * 9), NONE, 26, AS_OF)
    assert (view.measure, view.instead_of) == ("pleasantness", "able")
    assert view.title == "Mood, week by week"
    assert "too few weeks" in view.note


def test_four_weeks_need_only_their_three_whole_ones() -> None:
    view = main_view(whole_weeks(W), whole_weeks([10] * 9), NONE, 4, AS_OF)
    assert view.measure == "able"


def test_without_any_mood_able_stays() -> None:
    assert main_view(whole_weeks(W[:2]), [], NONE, 26, AS_OF).measure == "able"


def test_a_named_measure_is_never_swapped() -> None:
    assert trend_view(whole_weeks(W[:2]), NONE, "able", 26, AS_OF).measure == "able"


def test_looking_back_sees_only_what_was_there() -> None:
    rows = whole_weeks(W)
    then = trend_view(rows, NONE, "able", None, date(2026, 10, 14))
    kept = [row for row in rows if row[0] <= "2026-10-14"]
    assert then == trend_view(kept, NONE, "able", None, date(2026, 10, 14))


@pytest.mark.parametrize("weeks", [0, -3, 10_000_000])
def test_an_impossible_range_is_refused(weeks: int) -> None:
    with pytest.raises(ValueError, match="a trend covers 1 to"):
        trend_view([], NONE, "able", weeks, AS_OF)


def test_the_history_goes_back_beyond_the_range() -> None:
    minutes = {week_from_number(LAST - 30): 5.0, week_from_number(LAST + 1): 9.0}
    view = trend_view(whole_weeks(W), minutes, "able", 6, AS_OF)
    assert (view.history.weekly[0].number, view.history.weekly[-1].number) == (LAST - 30, LAST)
    assert view.history.weekly[-6:] == view.weekly
    assert len(view.history.level) == 12
    assert view.history.minutes[0].minutes == 5.0


def test_the_calendars_first_days_bear_a_range() -> None:
    view = trend_view([("0001-01-03", "0001-W01", 5, 1)], NONE, "able", 26, date(1, 1, 9))
    assert [point.checkins for point in view.weekly] == [1, 0]


def test_the_band_reaches_1_96_deviations_to_either_side():
    point = _level_point(week_number("2026-W10"), 5.0, 0.5)
    assert (point.week, point.mean) == ("2026-W10", 5.0)
    assert (point.low, point.high) == pytest.approx((5 - 0.979982, 5 + 0.979982), abs=1e-6)

from __future__ import annotations

from dataclasses import replace

from desktop.trends.records import LevelPoint, WeekPoint
from desktop.ui.charts.readout import interval_text, state_of, week_facts

WEEK = WeekPoint("2025-W23", 2891, 6.14, 4, 9, True, False, 5.2, 7.0)
LINE = LevelPoint("2025-W23", 2891, 5.94, 5.3, 6.6)


def test_a_week_tells_its_dates_average_days_line_and_minutes() -> None:
    assert week_facts("able", WEEK, LINE, 45.0) == (
        "2–8 June 2025",
        "Average 6.1 (95% 5.2 to 7.0)",
        "4 days, 9 check-ins",
        "Line 5.9 (band 5.3 to 6.6)",
        "Practised 45 min",
    )


def test_a_gap_says_there_were_no_check_ins() -> None:
    facts = week_facts("able", WeekPoint("2025-W23", 2891), None, 0.0)
    assert facts == ("2–8 June 2025", "No check-ins", "Practised 0 min")


def test_a_thin_week_and_the_week_so_far_are_named() -> None:
    thin = replace(WEEK, filled=False, days=1, checkins=1, low=None, high=None)
    assert week_facts("able", thin, None, 0.0)[1:3] == (
        "Average 6.1",
        "1 day, 1 check-in: a thin week",
    )
    assert "so far" in week_facts("able", replace(thin, so_far=True), None, 0.0)[2]


def test_an_interval_is_cut_to_the_scale() -> None:
    assert interval_text("able", -4.9, 19.0) == "0.0 to 10.0"
    assert interval_text("pleasantness", -12.4, 119.0) == "−12 to 100"


def test_every_state_has_its_word_and_a_gap_has_none() -> None:
    assert state_of(WEEK) == "filled"
    assert state_of(replace(WEEK, filled=False)) == "thin"
    assert state_of(replace(WEEK, filled=False, so_far=True)) == "so far"
    assert state_of(WeekPoint("2025-W23", 2891)) == ""

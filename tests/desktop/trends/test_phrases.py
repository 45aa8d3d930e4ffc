from __future__ import annotations

from datetime import date

import pytest

from desktop.trends.phrases import full_date, minutes_text, number, slope_digits, week_dates


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [(0.061, 2, "0.06"), (-0.5, 1, "−0.5"), (-0.0004, 2, "0.00"), (12, 0, "12"), (-3.2, 0, "−3")],
)
def test_numbers_have_a_true_minus_and_no_minus_nought(
    value: float, digits: int, text: str
) -> None:
    assert number(value, digits) == text


@pytest.mark.parametrize(
    ("week", "text"),
    [
        ("2025-W23", "2–8 June 2025"),
        ("2025-W27", "30 June – 6 July 2025"),
        ("2025-W01", "30 December 2024 – 5 January 2025"),
    ],
)
def test_a_week_is_named_by_its_days(week: str, text: str) -> None:
    assert week_dates(week) == text


def test_a_week_is_named_shortly_where_there_is_little_room() -> None:
    assert week_dates("2025-W27", short=True) == "30 Jun – 6 Jul 2025"


def test_a_date_is_written_in_full() -> None:
    assert full_date(date(2026, 3, 1)) == "1 March 2026"


@pytest.mark.parametrize(
    ("minutes", "text"), [(0, "0 min"), (45.4, "45 min"), (60, "1 h 00 min"), (125, "2 h 05 min")]
)
def test_minutes_become_hours(minutes: float, text: str) -> None:
    assert minutes_text(minutes) == text


def test_a_slope_gets_the_decimals_it_needs() -> None:
    assert slope_digits("able", [0.02, 0.1]) == 2
    assert slope_digits("able", [0.004, 0.1]) == 3
    assert slope_digits("able", [0.011, 0.012]) == 3
    assert slope_digits("pleasantness", [0.2, 1.4]) == 1
    assert slope_digits("able", [0.0, 0.1]) == 2

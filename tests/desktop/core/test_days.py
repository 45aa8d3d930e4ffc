from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.days import day_of, monday_of, week_from_number, week_number, week_of

MOMENTS = st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2200, 1, 1))
BOUNDARIES = st.times()
DAYS = st.dates(min_value=date(1900, 1, 2), max_value=date(2200, 1, 1))


@pytest.mark.parametrize(
    ("local", "day", "week"),
    [
        (datetime(2024, 12, 30, 12, 0), date(2024, 12, 30), "2025-W01"),
        (datetime(2024, 12, 30, 3, 30), date(2024, 12, 29), "2024-W52"),
        (datetime(2027, 1, 1, 12, 0), date(2027, 1, 1), "2026-W53"),
        (datetime(2024, 12, 30, 4, 0), date(2024, 12, 30), "2025-W01"),
        (datetime(2024, 12, 30, 3, 59, 59, 999999), date(2024, 12, 29), "2024-W52"),
        (datetime(2024, 3, 1, 1, 0), date(2024, 2, 29), "2024-W09"),
    ],
)
def test_the_worked_examples_of_days_and_weeks_hold(local, day, week):
    assert day_of(local, time(4)) == day
    assert week_of(day) == week


@pytest.mark.parametrize(
    ("day", "hours"), [((2024, 10, 27), 6), ((2024, 3, 31), 4), ((2024, 5, 5), 5)]
)
def test_elapsed_time_across_a_clock_change_is_counted_in_utc(day, hours):
    berlin = ZoneInfo("Europe/Berlin")
    start = datetime(*day, 0, 30, tzinfo=berlin).astimezone(UTC)
    end = datetime(*day, 5, 30, tzinfo=berlin).astimezone(UTC)
    assert end - start == timedelta(hours=hours)


def test_with_midnight_as_boundary_a_day_is_the_date():
    assert day_of(datetime(2025, 6, 1, 0, 0), time(0)) == date(2025, 6, 1)
    assert day_of(datetime(2025, 6, 1, 23, 59), time(0)) == date(2025, 6, 1)


@given(MOMENTS, BOUNDARIES)
def test_a_day_is_the_date_or_the_one_before(local, boundary):
    behind = (local.date() - day_of(local, boundary)).days
    assert behind == (1 if local.time() < boundary else 0)


@given(MOMENTS, MOMENTS, BOUNDARIES)
def test_a_later_moment_never_has_an_earlier_day(one, other, boundary):
    first, last = sorted((one, other))
    assert day_of(first, boundary) <= day_of(last, boundary)


@given(MOMENTS, BOUNDARIES)
def test_a_day_is_twenty_four_hours_from_boundary_to_boundary(local, boundary):
    day = day_of(local, boundary)
    start = datetime.combine(day, boundary)
    assert start <= local < start + timedelta(days=1)


@given(DAYS)
def test_a_week_runs_from_its_monday_to_its_sunday(day):
    monday = monday_of(week_of(day))
    assert monday.weekday() == 0
    assert 0 <= (day - monday).days < 7


@given(DAYS)
def test_a_week_and_its_running_number_are_the_same_thing(day):
    week = week_of(day)
    assert week_from_number(week_number(week)) == week
    assert week_number(week_of(day + timedelta(weeks=1))) == week_number(week) + 1


@given(DAYS)
def test_weeks_as_text_sort_as_time_does(day):
    assert week_of(day) < week_of(day + timedelta(weeks=1))

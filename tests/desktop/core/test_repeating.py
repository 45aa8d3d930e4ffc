from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.repeating import MOST_TIMES, Repeat, days_of

MONDAY = date(2026, 11, 2)


def numbers(repeat, first=MONDAY):
    return [(day - MONDAY).days for day in days_of(first, repeat)]


def test_every_so_many_days_until_a_day_or_so_many_times():
    assert numbers(None) == [0]
    assert numbers(Repeat(every_days=4, times=3)) == [0, 4, 8]
    assert numbers(Repeat(every_days=4, until=date(2026, 11, 10))) == [0, 4, 8]
    assert numbers(Repeat(until=date(2026, 11, 1))) == []


def test_on_weekdays_the_first_day_counts_only_if_it_is_one():
    assert numbers(Repeat(weekdays=(0, 2), times=4)) == [0, 2, 7, 9]
    assert numbers(Repeat(weekdays=(2,), times=2)) == [2, 9]
    assert numbers(Repeat(weekdays=(0, 1), until=date(2026, 11, 9))) == [0, 1, 7]


@pytest.mark.parametrize(
    "wrong",
    [{}, {"times": 0}, {"times": MOST_TIMES + 1}, {"every_days": 0, "times": 1},
     {"weekdays": (7,), "times": 1}, {"times": 2, "until": MONDAY}],
)  # fmt: skip
def test_what_never_ends_or_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match=r"it|week"):
        Repeat(**wrong)


@given(
    st.dates(),
    st.integers(1, 366),
    st.sets(st.integers(0, 6)).map(tuple),
    st.integers(1, MOST_TIMES),
)
def test_days_rise_and_there_are_never_more_than_were_asked_for(first, every, weekdays, times):
    days = days_of(first, Repeat(every, weekdays, times=times))
    assert len(days) <= times
    assert days == sorted(set(days))
    assert all(day >= first for day in days)
    assert not weekdays or {day.weekday() for day in days} <= set(weekdays)


def test_the_end_of_the_calendar_ends_it():
    assert days_of(date.max - timedelta(days=1), Repeat(times=9))[-1] == date.max

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.days import day_of
from desktop.core.shift_days import NO_SHIFTS, ShiftDays, Worked

BERLIN = ZoneInfo("Europe/Berlin")


def berlin(text):
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


def worked(start, end):
    local = datetime.fromisoformat(start)
    return Worked(berlin(start), berlin(end), day_of(local, time(4)))


NIGHT = worked("2024-12-29 20:00", "2024-12-30 08:00")


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2024-12-29 19:59:59", None),
        ("2024-12-29 20:00", date(2024, 12, 29)),
        ("2024-12-30 03:30", date(2024, 12, 29)),
        ("2024-12-30 07:59", date(2024, 12, 29)),
        ("2024-12-30 13:59:59", date(2024, 12, 29)),
        ("2024-12-30 14:00", None),
    ],
)
def test_from_its_start_until_six_hours_after_its_end_a_shift_has_its_moments(at, day):
    assert ShiftDays([NIGHT]).day_of(berlin(at)) == day


def test_a_shift_that_begins_before_the_boundary_belongs_to_the_day_before():
    small_hours = worked("2024-12-30 03:30", "2024-12-30 11:00")
    assert ShiftDays([small_hours]).day_of(berlin("2024-12-30 16:30")) == date(2024, 12, 29)


def test_a_covering_shift_beats_one_that_has_ended_though_it_began_earlier():
    on_call = worked("2024-12-28 08:00", "2024-12-30 20:00")
    at = berlin("2024-12-30 09:00")
    assert ShiftDays([NIGHT]).day_of(at) == date(2024, 12, 29)
    assert ShiftDays([NIGHT, on_call]).day_of(at) == date(2024, 12, 28)


def test_of_several_that_cover_or_have_ended_the_latest_start_counts():
    late = worked("2024-12-29 22:00", "2024-12-30 06:00")
    early = worked("2024-12-30 05:00", "2024-12-30 06:30")
    shifts = ShiftDays([early, NIGHT, late])
    assert shifts.day_of(berlin("2024-12-30 05:30")) == date(2024, 12, 30)  # all three cover it
    assert shifts.day_of(berlin("2024-12-30 07:00")) == date(2024, 12, 29)  # one covers it
    assert shifts.day_of(berlin("2024-12-30 12:00")) == date(2024, 12, 30)  # all have ended


def test_six_hours_are_six_hours_of_elapsed_time_on_the_nights_that_clocks_change():
    autumn = ShiftDays([worked("2024-10-26 14:00", "2024-10-27 00:30")])
    assert autumn.day_of(berlin("2024-10-27 05:29")) == date(2024, 10, 26)
    assert autumn.day_of(berlin("2024-10-27 05:30")) is None
    spring = ShiftDays([worked("2024-03-30 14:00", "2024-03-31 00:30")])
    assert spring.day_of(berlin("2024-03-31 07:29")) == date(2024, 3, 30)
    assert spring.day_of(berlin("2024-03-31 07:30")) is None


def test_without_shifts_there_is_no_day_to_say():
    assert NO_SHIFTS.day_of(berlin("2024-12-30 03:30")) is None


@pytest.mark.parametrize("at", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)])
def test_the_ends_of_the_calendar_can_be_asked_for(at):
    assert ShiftDays([NIGHT]).day_of(at) is None


START = datetime(2026, 1, 5, tzinfo=UTC)
MINUTES = st.integers(0, 6 * 24 * 60)


@st.composite
def stretches(draw):
    start = START + timedelta(minutes=draw(MINUTES))
    day = start.date() + timedelta(days=draw(st.integers(-1, 1)))
    return Worked(start, start + timedelta(minutes=draw(st.integers(1, 72 * 60))), day)


def slowly(shifts, at):
    """The rule as it is written, one shift after another."""
    covering = [one for one in shifts if one.start <= at < one.end]
    ended = [one for one in shifts if one.end <= at < one.end + timedelta(hours=6)]
    found = max(covering or ended, default=None, key=lambda one: (one.start, one.end, one.day))
    return None if found is None else found.day


@given(st.lists(stretches(), max_size=12), MINUTES)
def test_any_shifts_give_the_day_that_the_written_rule_gives(shifts, minutes):
    at = START + timedelta(minutes=minutes)
    assert ShiftDays(shifts).day_of(at) == slowly(shifts, at)


@given(st.lists(stretches(), min_size=1, max_size=12), st.data())
def test_the_edges_of_any_shift_are_those_of_the_written_rule(shifts, data):
    one = data.draw(st.sampled_from(shifts))
    edge = data.draw(st.sampled_from([one.start, one.end, one.end + timedelta(hours=6)]))
    at = edge + timedelta(microseconds=data.draw(st.integers(-1, 1)))
    assert ShiftDays(shifts).day_of(at) == slowly(shifts, at)


@given(st.permutations([NIGHT, worked("2024-12-29 22:00", "2024-12-30 06:00")]))
def test_the_order_in_which_shifts_came_decides_nothing(shifts):
    assert ShiftDays(shifts).day_of(berlin("2024-12-30 05:30")) == date(2024, 12, 29)

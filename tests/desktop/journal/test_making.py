from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.days import day_of, week_of
from desktop.journal.making import new_check_in, new_sitting, place_of
from desktop.journal.records import Entered, FieldError
from tests.desktop.fake_clock import FakeClock

INSTANTS = st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
ZONES = st.sampled_from(
    ["Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati", "Asia/Kathmandu", "Etc/UTC"]
)


def test_a_new_check_in_is_of_now_and_in_its_day(fake_clock):
    fake_clock.utc = datetime(2024, 12, 30, 2, 30, tzinfo=UTC)  # 03:30 in Berlin
    made = new_check_in(fake_clock, time(4), able=5)
    assert (made.at, made.day, made.week) == (fake_clock.now(), "2024-12-29", "2024-W52")
    assert made.entered is Entered.NOW


def test_no_two_check_ins_share_an_id(fake_clock):
    ids = {new_check_in(fake_clock, able=5).id for _ in range(50)}
    assert len(ids) == 50
    assert all(len(one) == 32 and int(one, 16) for one in ids)


def test_an_earlier_moment_is_marked_as_added_later(fake_clock):
    earlier = fake_clock.now().local - timedelta(hours=2)
    assert new_check_in(fake_clock, at=earlier, able=5).entered is Entered.LATER


def test_a_moment_just_gone_is_still_now(fake_clock):
    earlier = fake_clock.now().local - timedelta(minutes=4)
    assert new_check_in(fake_clock, at=earlier, able=5).entered is Entered.NOW


def test_a_moment_in_the_future_is_refused_at_its_field(fake_clock):
    new_check_in(fake_clock, at=fake_clock.now().local + timedelta(minutes=5), able=5)
    with pytest.raises(FieldError) as caught:
        new_check_in(fake_clock, at=fake_clock.now().local + timedelta(minutes=6), able=5)
    assert caught.value.field == "at"


@pytest.mark.parametrize("at", [datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59)])
def test_a_moment_at_the_edge_of_the_calendar_is_refused_calmly(at):
    with pytest.raises(FieldError):
        new_check_in(FakeClock(zone="Pacific/Kiritimati"), at=at, able=5)


def test_a_clock_that_was_set_back_keeps_nobody_from_checking_in(fake_clock):
    fake_clock.jump_s(-400 * 86_400)
    made = new_check_in(fake_clock, able=5)
    assert (made.day, made.entered) == ("2025-01-28", Entered.NOW)


def test_a_sitting_begins_now_with_nothing_practised(fake_clock):
    made = new_sitting(fake_clock, time(4), "body-scan", 600, '{"eyes": "open"}')
    assert (made.at, made.practised_s, made.closed) == (fake_clock.now(), 0.0, False)
    assert (made.day, made.week) == ("2026-03-04", "2026-W10")


@given(INSTANTS, ZONES, st.times())
def test_day_and_week_are_those_of_the_civil_time_where_it_was_entered(utc, zone, boundary):
    at = FakeClock(utc, zone).now()
    place = place_of(at, boundary)
    day = day_of(at.local, boundary)
    assert (place.day, place.week) == (day.isoformat(), week_of(day))

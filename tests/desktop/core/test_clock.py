from __future__ import annotations

import time as system_time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from desktop.core.clock import Stamp, SystemClock, next_moment
from tests.desktop.fake_clock import FakeClock


@pytest.fixture(autouse=True)
def _in_berlin(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    system_time.tzset()
    yield
    monkeypatch.undo()
    system_time.tzset()


def test_now_is_now():
    before = datetime.now(UTC)
    stamp = SystemClock().now()
    assert before <= stamp.utc <= datetime.now(UTC)


def test_a_time_without_a_zone_is_this_places():
    stamp = SystemClock().at(datetime(2024, 7, 1, 12, 0))
    assert stamp == Stamp(datetime(2024, 7, 1, 10, 0, tzinfo=UTC), "Europe/Berlin", 120)
    assert stamp.local == datetime(2024, 7, 1, 12, 0)


def test_the_hour_that_comes_twice_keeps_both():
    first = SystemClock().at(datetime(2024, 10, 27, 2, 30))
    second = SystemClock().at(datetime(2024, 10, 27, 2, 30, fold=1))
    assert second.utc - first.utc == timedelta(hours=1)
    assert first.local == second.local == datetime(2024, 10, 27, 2, 30)


def test_an_offset_of_another_place_is_kept_without_naming_a_zone():
    there = timezone(timedelta(hours=-5))
    stamp = SystemClock().at(datetime(2024, 7, 1, 12, 0, tzinfo=there))
    assert stamp == Stamp(datetime(2024, 7, 1, 17, 0, tzinfo=UTC), "", -300)
    assert stamp.local == datetime(2024, 7, 1, 12, 0)


def test_a_time_given_in_utc_keeps_that_offset_like_any_other():
    stamp = SystemClock().at(datetime(2024, 1, 1, 12, 0, tzinfo=UTC))
    assert (stamp.zone, stamp.offset_minutes) == ("", 0)


def test_now_is_the_time_on_the_wall_here():
    now = SystemClock().now()
    assert now.zone == "Europe/Berlin"
    assert now.offset_minutes in (60, 120)


def test_a_stamp_refuses_an_instant_that_is_not_in_utc():
    with pytest.raises(ValueError, match="UTC"):
        Stamp(datetime(2024, 1, 1), "", 0)
    with pytest.raises(ValueError, match="UTC"):
        Stamp(datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=1))), "", 0)


def test_a_stamp_refuses_an_offset_of_a_day():
    with pytest.raises(ValueError, match="day"):
        Stamp(datetime(2024, 1, 1, tzinfo=UTC), "", 1440)


def test_the_steady_clock_never_goes_back():
    clock = SystemClock()
    assert clock.monotonic() <= clock.monotonic()


def test_the_clock_that_goes_on_through_sleep_goes_on_awake_as_well():
    clock = SystemClock()
    first, began = clock.through_sleep(), clock.monotonic()
    assert 0 <= clock.through_sleep() - first < 5 + clock.monotonic() - began


@pytest.mark.parametrize(
    ("now", "civil", "then"),
    [
        ((2026, 3, 4, 9, 30), (2026, 3, 4, 14, 10), (2026, 3, 4, 13, 10)),  # UTC on either side
        ((2026, 3, 4, 9, 30), (2026, 3, 4, 10, 0), (2026, 3, 5, 9, 0)),  # has passed: tomorrow
        ((2026, 3, 29, 0, 50), (2026, 3, 29, 3, 10), (2026, 3, 29, 1, 10)),  # an hour is left out
        ((2026, 10, 25, 0, 20), (2026, 10, 25, 2, 30), (2026, 10, 25, 0, 30)),
        ((2026, 10, 25, 1, 20), (2026, 10, 25, 2, 30), (2026, 10, 25, 1, 30)),  # comes twice
    ],
)
def test_the_next_moment_is_when_the_wall_shows_it(now, civil, then):
    clock = FakeClock(datetime(*now, tzinfo=UTC))
    assert next_moment(clock, datetime(*civil)) == datetime(*then, tzinfo=UTC)

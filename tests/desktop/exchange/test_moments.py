"""Dates and times as others write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from desktop.exchange.found import CannotRead
from desktop.exchange.moments import clock_of, date_of, instant, moment_of, shown, stamps
from tests.desktop.fake_clock import FakeClock


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19:05", time(19, 5)),
        ("8:30 pm", time(20, 30)),
        ("8:30\u202fPM", time(20, 30)),
        ("12:00 am", time(0, 0)),
        ("12:15 p.m.", time(12, 15)),
        ("6:30:00 AM", time(6, 30)),
        ("7.45", time(7, 45)),
    ],
)
def test_a_time_of_day_is_read(text: str, expected: time):
    assert clock_of(text) == expected


@pytest.mark.parametrize("text", ["", "25:00", "13:00 pm", "0:30 am", "8", "noon", "12:60"])
def test_what_is_no_time_of_day_is_refused(text: str):
    with pytest.raises(CannotRead):
        clock_of(text)


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("2024-05-03", "", date(2024, 5, 3)),
        ("2024/5/3", "", date(2024, 5, 3)),
        ("3rd Apr 2024", "", date(2024, 4, 3)),
        ("21st February, 2024", "", date(2024, 2, 21)),
        ("Apr 3, 2024", "", date(2024, 4, 3)),
        ("25/12/2024", "", date(2024, 12, 25)),
        ("12/25/2024", "", date(2024, 12, 25)),
        ("04/05/2024", "month", date(2024, 4, 5)),
        ("04.05.2024", "day", date(2024, 5, 4)),
        ("05/05/2024", "", date(2024, 5, 5)),
    ],
)
def test_a_date_is_read(text: str, order: str, expected: date):
    assert date_of(text, order) == expected


@pytest.mark.parametrize("text", ["", "04/05/2024", "31/02/2024", "3 Foo 2024", "1/2/24", "99"])
def test_what_is_no_date_or_leaves_the_month_open_is_refused(text: str):
    with pytest.raises(CannotRead):
        date_of(text)


def test_an_offset_that_is_written_is_kept():
    moment = moment_of("2018-05-21 19:21:15 -0800")
    assert moment == datetime(2018, 5, 22, 3, 21, 15, tzinfo=UTC)
    assert moment.utcoffset() == timedelta(hours=-8)
    assert moment_of("2026-01-09T20:34:06Z") == datetime(2026, 1, 9, 20, 34, 6, tzinfo=UTC)


def test_a_moment_without_one_has_no_zone():
    assert moment_of("04/20/2026 08:21:14", "month") == datetime(2026, 4, 20, 8, 21, 14)
    assert moment_of("3rd Apr 2024 7:10 pm") == datetime(2024, 4, 3, 19, 10)


def test_a_date_alone_is_noon_where_that_is_allowed():
    assert moment_of("2024-05-03", at_noon=True) == datetime(2024, 5, 3, 12)
    with pytest.raises(CannotRead, match="no time of day"):
        moment_of("2024-05-03")


def test_a_time_that_no_calendar_holds_is_refused():
    with pytest.raises(CannotRead):
        instant(1e30)


def test_a_moment_without_a_zone_takes_the_one_that_was_chosen():
    stamp = stamps(FakeClock(), "America/New_York")(datetime(2024, 7, 1, 8, 0))
    assert (stamp.zone, stamp.offset_minutes) == ("America/New_York", -240)
    assert stamp.utc == datetime(2024, 7, 1, 12, 0, tzinfo=UTC)


def test_without_a_choice_it_is_this_computers():
    stamp = stamps(FakeClock(), "")(datetime(2024, 7, 1, 8, 0))
    assert (stamp.zone, stamp.offset_minutes) == ("Europe/Berlin", 120)


def test_an_offset_of_elsewhere_names_no_zone():
    there = timezone(timedelta(hours=-8))
    stamp = stamps(FakeClock(), "America/New_York")(datetime(2024, 7, 1, 8, 0, tzinfo=there))
    assert (stamp.zone, stamp.offset_minutes) == ("", -480)


@pytest.mark.parametrize("zone", ["Mars/Base", "../etc", "Europe"])
def test_a_zone_that_is_none_is_a_wrong_value(zone: str):
    with pytest.raises(ValueError, match=zone):
        stamps(FakeClock(), zone)


def test_a_foreign_cell_is_quoted_short_and_on_one_line():
    assert shown("a\n\x07b") == "a b"
    assert len(shown("x" * 500)) == 40

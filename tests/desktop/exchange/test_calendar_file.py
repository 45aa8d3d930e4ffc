"""Calendar files as shifts: zones, recurrences, what is left out, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import AppError, ErrorKind
from desktop.core.shift_kinds import USUAL_KINDS
from desktop.exchange import calendar_file, recurring
from desktop.exchange.calendar_file import read_calendar
from desktop.exchange.shift_file import is_calendar

SINCE, UNTIL = date(2026, 1, 1), date(2026, 12, 31)


def ics(*events):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a test//EN"]
    for number, event in enumerate(events):
        said = {"UID": f"{number}@ward", "SUMMARY": "N"} | event
        lines += ["BEGIN:VEVENT", *(_line(*pair) for pair in said.items() if pair[1]), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def _line(name, value):
    return f"{name}{value}" if value[0] in ";:" else f"{name}:{value}"


def event(start="20261102T200000", end="20261103T080000", **fields):
    return {"DTSTART": start, "DTEND": end} | {k.replace("_", "-"): v for k, v in fields.items()}


def read(*events, **how):
    return read_calendar(ics(*events), USUAL_KINDS, SINCE, UNTIL, **how)


def starts(planned):
    return [f"{one.start:%d %b %H:%M}" for one in planned.shifts]


def test_times_without_a_zone_are_this_places_and_names_become_kinds():
    found = read(event(), event(start="20261104T090000", end="20261104T170000", SUMMARY="Clinic"))
    night, clinic = found.shifts
    assert (night.start, night.end) == (datetime(2026, 11, 2, 20), datetime(2026, 11, 3, 8))
    assert (night.kind, clinic.kind) == ("night shift", "Clinic")


def test_a_zone_is_kept_and_both_ends_stand_in_it():
    london = ";TZID=Europe/London:"
    (one,) = read(event(f"{london}20261024T200000", f"{london}20261025T080000")).shifts
    assert str(one.start.tzinfo) == str(one.end.tzinfo) == "Europe/London"
    assert one.end.astimezone(UTC) - one.start.astimezone(UTC) == calendar_file.timedelta(hours=13)
    (two,) = read(event(f"{london}20261102T200000", "20261103T080000Z")).shifts
    assert str(two.end.tzinfo) == "Europe/London"


def test_a_zone_of_the_files_own_is_understood_and_an_unknown_one_is_told():
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Ward time\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        "TZOFFSETFROM:+0300\r\nTZOFFSETTO:+0300\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT"
    )
    start, end = ";TZID=Ward time:20261102T200000", ";TZID=Ward time:20261103T080000"
    data = ics(event(start, end))
    (one,) = read_calendar(
        data.replace(b"BEGIN:VEVENT", zone.encode()), USUAL_KINDS, SINCE, UNTIL
    ).shifts
    assert one.start.astimezone(UTC) == datetime(2026, 11, 2, 17, tzinfo=UTC)
    (told,) = read_calendar(data, USUAL_KINDS, SINCE, UNTIL).unreadable
    assert "Ward time" in told.why


def test_a_series_is_expanded_without_what_is_excluded_cancelled_or_moved():
    series = event(RRULE="FREQ=DAILY;COUNT=5", EXDATE="20261103T200000", UID="series")
    cancelled = event("20261104T200000", "20261105T080000", UID="series", STATUS="CANCELLED")
    cancelled["RECURRENCE-ID"] = "20261104T200000"
    moved = event("20261105T210000", "20261106T080000", UID="series")
    moved["RECURRENCE-ID"] = "20261105T200000"
    found = read(series, cancelled, moved, event("20261201T200000", "20261202T080000"))
    assert starts(found) == ["02 Nov 20:00", "05 Nov 21:00", "06 Nov 20:00", "01 Dec 20:00"]
    assert found.cancelled == 1


def test_a_series_keeps_its_hour_on_the_wall_when_the_clocks_change():
    london = ";TZID=Europe/London:"
    rule = "FREQ=DAILY;COUNT=3"
    found = read(event(f"{london}20261024T200000", f"{london}20261025T080000", RRULE=rule))
    assert [one.start.hour for one in found.shifts] == [20, 20, 20]
    assert [one.start.astimezone(UTC).hour for one in found.shifts] == [19, 20, 20]


def test_only_what_begins_within_the_days_asked_for_is_taken():
    endless = event("20200101T200000", "20200102T080000", RRULE="FREQ=WEEKLY", UID="endless")
    found = read(endless, event("20251231T200000", "20260101T080000"))
    assert len(found.shifts) == 52
    assert found.outside == 1
    over = event("20200101T200000", "20200102T080000", RRULE="FREQ=WEEKLY;COUNT=2")
    assert read(over).outside == 1


def test_what_goes_on_after_the_last_day_is_cut_there_and_that_is_told():
    endless = event("20260101T200000", "20260102T080000", RRULE="FREQ=WEEKLY")
    assert read(endless).recurring_until == UNTIL
    assert read(event(RRULE="FREQ=WEEKLY;COUNT=10")).recurring_until == UNTIL
    later = event("20270301T200000", "20270302T080000", RRULE="FREQ=WEEKLY")
    assert read(later).recurring_until == UNTIL
    assert read(later).outside == 0


@pytest.mark.parametrize(
    "rule",
    ["FREQ=WEEKLY;COUNT=8", "FREQ=WEEKLY;UNTIL=20261231T200000", "FREQ=WEEKLY;UNTIL=20261201"],
)
def test_where_nothing_is_cut_nothing_is_said(rule):
    found = read(event(RRULE=rule), event("20270601T200000", "20270602T080000", UID="single"))
    assert found.recurring_until is None
    assert starts(found)[-1] == "01 Jun 20:00"  # a single one ahead is nothing that has no end


def test_a_rule_that_fits_no_day_is_its_first_day_alone(monkeypatch):
    def never(*given, **named):
        return iter(())

    monkeypatch.setattr(recurring, "rrulestr", never)  # the real walk takes seconds
    found = read(event(RRULE="FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"))
    assert starts(found) == ["02 Nov 20:00"]
    assert found.unreadable == ()


@pytest.mark.parametrize("start", ["20260102T200000", ";TZID=Europe/London:20260102T200000"])
def test_a_rule_that_no_later_day_fits_keeps_its_days_and_what_is_excluded(start):
    end = start.replace("0102T20", "0103T08")
    exdate = start.replace("0102", "0302") if start[0] == ";" else "20260302T200000"
    real = recurring.rrulestr
    try:
        recurring.rrulestr = lambda text, dtstart: [
            one for one in real(text, dtstart=dtstart) if one.year == 2026 and one.month < 5
        ]
        found = read(event(start, end, RRULE="FREQ=MONTHLY", EXDATE=exdate))
    finally:
        recurring.rrulestr = real
    assert starts(found) == ["02 Jan 20:00", "02 Feb 20:00", "02 Apr 20:00"]


def test_rules_that_take_too_long_are_told_and_the_others_are_taken():
    now = iter((0.0, 1.0, 100.0))
    found = read(
        event(RRULE="FREQ=DAILY;COUNT=2", UID="a"),
        event("20261201T200000", "20261202T080000", RRULE="FREQ=DAILY;COUNT=2", UID="b"),
        seconds=lambda: next(now),
    )
    assert len(found.shifts) == 2
    assert "too long" in found.unreadable[0].why


def test_a_series_of_more_times_than_anybody_works_is_told_before_it_is_made():
    data = ics(event("19700101T200000", "19700102T080000", RRULE="FREQ=DAILY"))
    found = read_calendar(data, USUAL_KINDS, date(1970, 1, 1), UNTIL)
    assert found.shifts == ()
    assert "5000 times" in found.unreadable[0].why


def test_events_without_hours_are_listed_and_taken_only_when_told():
    whole = {"DTSTART": ";VALUE=DATE:20261102", "SUMMARY": "N"}
    other = {"DTSTART": ";VALUE=DATE:20261103", "SUMMARY": "Jo’s birthday"}
    found = read(whole, other)
    assert found.shifts == ()
    assert [one.text for one in found.whole_days] == ["N", "Jo’s birthday"]
    told = read(whole, other, whole_days=True)
    assert starts(told) == ["02 Nov 20:00"]
    assert [one.text for one in told.whole_days] == ["Jo’s birthday"]


def test_leave_and_days_off_make_no_shift():
    leave = {"DTSTART": ";VALUE=DATE:20261102", "DTEND": ";VALUE=DATE:20261109", "SUMMARY": "AL"}
    found = read(leave, event(SUMMARY="OFF"))
    assert found.shifts == ()
    assert [(one.first.day, one.last.day) for one in found.leaves] == [(2, 8)]


def test_an_event_is_known_again_by_its_uid_and_start():
    first, again = read(event()).shifts, read(event(SUMMARY="LD")).shifts
    assert first[0].source_id == again[0].source_id
    later = read(event("20261102T201500")).shifts
    assert later[0].source_id != first[0].source_id
    rule = read(event(RRULE="FREQ=DAILY;COUNT=3"))
    assert len({one.source_id for one in rule.shifts}) == 3


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (event("2026nonsense"), "DTSTART"),
        ({"SUMMARY": "no start"}, "no start"),
        (event(end=""), "no end"),
        (event(end="20261102T190000"), "72 hours"),
        (event(end="20261102T200000"), "72 hours"),
        (event(end="20261105T200001"), "72 hours"),
        (event(end="20261103T080000Z"), "another kind"),
        (event(RRULE="FREQ=FORTNIGHTLY"), "RRULE"),
        (event(RRULE="FREQ=SECONDLY"), "more often"),
        (event(RRULE="FREQ=DAILY;BYSECOND=1,2,3"), "more often"),
        (event("00010101T000000", "00010101T080000", RRULE="FREQ=DAILY"), "1970"),
        (event(RRULE="FREQ=DAILY", EXDATE="nonsense"), "EXDATE"),
    ],
)
def test_a_broken_event_is_told_and_the_others_are_taken(broken, why):
    found = read(event("20261201T200000", "20261202T080000"), broken | {"UID": "broken"})
    assert starts(found) == ["01 Dec 20:00"]
    (told,) = found.unreadable
    assert told.line == 2
    assert why in told.why


def test_seventy_two_hours_are_a_shift():
    assert len(read(event(end="20261105T200000")).shifts) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Date,Shift\n2026-11-02,N\n",
        b"BEGIN:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n",
        ics(event())[:120],
        b"\x89PNG\r\n\x1a\n" + b"\0" * 400,
    ],
)
def test_what_is_no_whole_calendar_is_refused_in_one_sentence(data):
    with pytest.raises(AppError) as raised:
        read_calendar(data, USUAL_KINDS, SINCE, UNTIL, path="rota.ics")
    assert raised.value.kind is ErrorKind.SHIFTS_NOT_READ
    assert raised.value.facts["why"]


def test_a_calendar_is_known_by_how_it_begins():
    assert is_calendar(b"\xef\xbb\xbfbegin:vcalendar\r\n")
    assert not is_calendar(b"2 Nov N")


def test_a_file_larger_than_any_rota_is_refused(monkeypatch):
    monkeypatch.setattr(calendar_file, "MOST_BYTES", 100)
    with pytest.raises(AppError):
        read(event())


def test_series_that_make_more_shifts_than_anybody_works_are_told(monkeypatch):
    monkeypatch.setattr(calendar_file, "MOST_SHIFTS", 4)
    monkeypatch.setattr(calendar_file, "MOST_RECURRING", 2)
    daily = [event(RRULE="FREQ=DAILY;COUNT=5", UID=str(n)) for n in range(2)]
    found = read(*daily, event("20261201T200000", "20261202T080000", UID="one"))
    assert len(found.shifts) == 6
    assert "more shifts" in found.unreadable[0].why
    found = read(*(event(RRULE="FREQ=DAILY;COUNT=1", UID=str(n)) for n in range(3)))
    assert "more than 2 events recur" in found.unreadable[0].why


@given(st.data())
def test_a_file_that_was_torn_anywhere_is_read_or_refused_and_never_breaks(data):
    whole = ics(event(RRULE="FREQ=DAILY;COUNT=3"), event(STATUS="CANCELLED", UID="b"))
    at = data.draw(st.integers(0, len(whole)))
    junk = data.draw(st.binary(max_size=6))
    torn = whole[:at] + junk + whole[at + data.draw(st.integers(0, 9)) :]
    try:
        found = read_calendar(torn, USUAL_KINDS, SINCE, UNTIL)
    except AppError:
        return
    assert all(one.start < one.end for one in found.shifts)

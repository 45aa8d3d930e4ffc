"""Rotas as people paste them: each line is read as it is meant, or told with its reason."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.core.shift_kinds import USUAL_KINDS, ShiftKind
from desktop.exchange.planned import PlannedLeave
from desktop.exchange.rota import MOST_CHARACTERS, read_rota

FORM = "%d %b %H:%M"
TODAY = date(2026, 11, 24)  # a Tuesday


def read(text, kinds=USUAL_KINDS, order=None, near=TODAY):
    return read_rota(text, kinds, near, order)


def shifts(text, **how):
    """Return (kind, start, end) of every shift, which must be all that was read."""
    found = read(text, **how)
    assert found.unreadable == ()
    return [
        (one.kind, f"{one.start:%d %b %H:%M}", f"{one.end:%d %b %H:%M}") for one in found.shifts
    ]


NIGHT_OF_THE_SECOND = [("night shift", "02 Nov 20:00", "03 Nov 08:00")]


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-02 N",
        "2/11 night 20:00–08:00",
        "2/11/26 N",
        "02.11.2026 N",
        "2.11. N",
        "Mon 2 Nov N",
        "Monday, 2nd November 2026: night shift",
        "Nov 2 nights",
        "2 nov 2000-0800 N",
        "2 Nov 8pm-8am night",
        "2 Nov 20.00 – 08.00",
        "2 Nov\t20:00\t08:00\tN",
        "- 2 Nov 20:00 to 08:00 night (Ward 7)",
        "* 2-Nov-2026 N, with Jo",
    ],
)
def test_one_line_is_read_however_a_person_writes_it(line):
    assert shifts(line) == NIGHT_OF_THE_SECOND


def test_hours_that_are_written_beat_those_of_the_code():
    assert shifts("Mon 2 Nov 07:00-19:30 long day") == [
        ("long day", "02 Nov 07:00", "02 Nov 19:30")
    ]
    assert shifts("2 Nov N 21:00-07:30") == [("night shift", "02 Nov 21:00", "03 Nov 07:30")]


def test_a_word_of_ones_own_needs_its_hours_once():
    assert shifts("2 Nov 09:00-17:00 clinic") == [("clinic", "02 Nov 09:00", "02 Nov 17:00")]
    found = read("2 Nov clinic")
    assert found.shifts == ()
    assert "clinic" in found.unreadable[0].why


def test_codes_and_their_hours_are_the_persons_own():
    kinds = [ShiftKind("N", "twilight", time(17), time(1))]
    assert shifts("2 Nov N", kinds=kinds) == [("twilight", "02 Nov 17:00", "03 Nov 01:00")]


def test_equal_hours_are_a_whole_day_and_two_pairs_two_shifts():
    assert shifts("2 Nov on call") == [("on call", "02 Nov 08:00", "03 Nov 08:00")]
    assert shifts("2 Nov 07:00-11:00 and 16:00-20:00 split") == [
        ("split", "02 Nov 07:00", "02 Nov 11:00"),
        ("split", "02 Nov 16:00", "02 Nov 20:00"),
    ]


@pytest.mark.parametrize(
    "line", ["2-5 Nov N", "2 – 5 Nov N", "2 Nov to 5 Nov N", "Mon 2-Thu 5 Nov N", "2/11-5/11 N"]
)
def test_a_range_is_one_shift_for_each_of_its_days(line):
    assert [start for _, start, _ in shifts(line)] == [
        "02 Nov 20:00", "03 Nov 20:00", "04 Nov 20:00", "05 Nov 20:00",
    ]  # fmt: skip


def test_a_range_runs_over_the_end_of_a_month_and_of_a_year():
    assert [start for _, start, _ in shifts("30 Dec – 2 Jan N")] == [
        "30 Dec 20:00", "31 Dec 20:00", "01 Jan 20:00", "02 Jan 20:00",
    ]  # fmt: skip


WEEK = ["early shift", "late shift", "night shift", "night shift"]


@pytest.mark.parametrize(
    "text",
    [
        "w/c 2 Nov: E L N OFF N AL",
        "w/c 2 Nov\nE L N OFF N AL",
        "Week commencing 2 November\nMon Tue Wed Thu Fri Sat\nE L N OFF N AL",
        "Mon 2/11 Tue 3/11 Wed 4/11 Thu 5/11 Fri 6/11 Sat 7/11\nE L N OFF N AL",
        "2 Nov\t3 Nov\t4 Nov\t5 Nov\t6 Nov\t7 Nov\nE\tL\tN\t\tN\tAL",
        "\t2 Nov\t3 Nov\t4 Nov\t5 Nov\t6 Nov\t7 Nov\nDr Smith\tE\tL\tN\tOFF\tN\tAL",
        "November 2026\n2 3 4 5 6 7\nSmith E L N - N AL",
    ],
)
def test_a_row_of_days_and_a_row_of_codes_go_together(text):
    found = read(text)
    assert found.unreadable == ()
    assert [one.kind for one in found.shifts] == WEEK
    assert [one.start.day for one in found.shifts] == [2, 3, 4, 6]
    assert found.leaves == (PlannedLeave("annual leave", date(2026, 11, 7), date(2026, 11, 7)),)


def test_days_off_make_no_shift_and_leave_in_a_row_is_one():
    found = read("2-8 Nov AL\n9 Nov OFF\n10 Nov rest day\n12 Nov a/l")
    assert found.shifts == found.unreadable == ()
    assert found.days_off == 10
    assert [(one.first.day, one.last.day) for one in found.leaves] == [(2, 8), (12, 12)]


def test_a_second_row_under_the_same_days_is_told_and_not_taken():
    found = read("2/11 3/11\nSmith N N\nJones E E")
    assert [one.kind for one in found.shifts] == ["night shift", "night shift"]
    assert [one.line for one in found.unreadable] == [3]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("hello", "no day"),
        ("31 Nov N", "there is no 31 Nov"),
        ("2026-13-02 N", "no month 13"),
        ("Tue 2 Nov N", "Monday"),
        ("2 Nov 25:00-26:00 N", "25:00-26:00"),
        ("2 Nov", "nothing with it"),
        ("2 Nov XYZ", "XYZ"),
        ("2 Nov N (cancelled)", "cancelled"),
        ("5 Nov - 2 Nov N", "before the first"),
        ("2 Nov - 30 Mar 2027 N", "more than 62 days"),
        ("2/11 3/11\nN", "1 entries for 2 days"),
        ("2/11 3/11\nN N N", "3 entries for 2 days"),
        ("2 Nov " + "N" * 2000, "too long"),
    ],
)
def test_a_line_that_gives_nothing_is_told_with_its_number_and_why(line, why):
    found = read(f"1 Nov E\n{line}")
    assert len(found.shifts) == 1
    assert [one.line for one in found.unreadable] == [1 + len(line.splitlines())]
    assert why in found.unreadable[0].why


def test_a_row_is_taken_whole_or_not_at_all():
    found = read("w/c 2 Nov\nMon Tue Wed\nN AL what")
    assert found.shifts == found.leaves == ()
    assert found.days_off == 0
    assert "what" in found.unreadable[0].why


def test_the_order_of_day_and_month_is_asked_only_where_nothing_settles_it():
    assert read("2/11 N").is_ambiguous
    assert not read("11/11 N").is_ambiguous
    assert not read("2/11 N", order="day").is_ambiguous
    assert not read("2/11 N\n13/11 N").is_ambiguous
    assert not read("2 Nov N").is_ambiguous


def test_the_order_that_was_said_or_that_another_date_settles_is_used():
    american = [("night shift", "11 Feb 20:00", "12 Feb 08:00")]
    assert shifts("2/11 N", order="month") == american
    assert shifts("2/11 N\n2/13 N")[:1] == american
    assert shifts("2/11 N\n13/11 N", order="month")[:1] == NIGHT_OF_THE_SECOND


def test_a_year_that_is_not_written_is_that_of_the_date_before_or_nearest_to_today():
    found = read("28 Dec N\n2 Jan N\n30 Jan N", near=date(2026, 9, 1))
    assert [one.start.year for one in found.shifts] == [2026, 2027, 2027]
    assert read("2 Jan N", near=date(2026, 12, 20)).shifts[0].start.year == 2027
    assert read("20 Dec N", near=date(2027, 1, 3)).shifts[0].start.year == 2026
    assert read("29 Feb N", near=date(2027, 12, 1)).shifts[0].start.year == 2028


def test_a_weekday_decides_between_years_that_are_near():
    assert read("Mon 3 May N", near=date(2026, 11, 1)).shifts[0].start.year == 2027


def test_a_text_longer_than_any_rota_is_refused():
    with pytest.raises(ValueError, match="shorter"):
        read("x" * (MOST_CHARACTERS + 1))


WORDS = st.sampled_from(
    ["2 Nov", "Mon", "2/11", "-", "N", "E", "\t", "07:00-19:30", "w/c", "31", "Nov", "2026", "AL",
     "long day", "to", "+1", "(", ")", "am", "13/13", "0:0", "00:00", "24:00", "Feb 29",
     "9999-12-31"]
)  # fmt: skip


@given(st.lists(st.lists(WORDS | st.text(max_size=6), max_size=6).map(" ".join), max_size=6))
@example(["9999-12-31 N"])
def test_whatever_is_pasted_every_line_is_read_or_told(lines):
    text = "\n".join(lines)
    found = read(text)
    many = len(text.splitlines())
    assert all(1 <= one.line <= many for one in (*found.shifts, *found.unreadable))
    assert all(one.why for one in found.unreadable)
    for one in found.shifts:
        assert datetime(1, 1, 1) <= one.start < one.end
        assert one.kind.strip() == one.kind != ""

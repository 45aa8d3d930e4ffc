"""New reflections, scores and marks: where in the calendar they belong."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from desktop.journal.life_making import new_mark, new_reflection, new_score
from desktop.journal.records import Entered, FieldError

ANSWERS = (3, 2, 4, 1, 3, 2, None, 0)


def test_a_reflection_belongs_to_the_week_of_its_day_and_a_night_to_the_day_before(fake_clock):
    after_midnight = datetime(2026, 3, 2, 2, 30)  # a Monday
    one = new_reflection(fake_clock, time(4), after_midnight, answers=ANSWERS)
    assert (one.day, one.week) == ("2026-03-01", "2026-W09")
    assert one.entered is Entered.LATER


def test_one_of_now_is_of_now(fake_clock):
    one = new_reflection(fake_clock, time(4), answers=ANSWERS)
    assert (one.day, one.week, one.entered) == ("2026-03-04", "2026-W10", Entered.NOW)


def test_no_score_is_from_the_future(fake_clock):
    ahead = fake_clock.now().local + timedelta(hours=1)
    with pytest.raises(FieldError):
        new_score(fake_clock, time(4), ahead, questionnaire="brs", answers=(3,) * 6)


def test_a_mark_stands_on_the_day_that_was_named_which_may_lie_ahead(fake_clock):
    one = new_mark(fake_clock, "Leave", date(2026, 7, 6), date(2026, 7, 19))
    assert (one.day, one.week, one.until) == ("2026-07-06", "2026-W28", "2026-07-19")


def test_a_mark_that_ends_on_its_first_day_is_one_day(fake_clock):
    assert new_mark(fake_clock, "Leave", date(2026, 7, 6), date(2026, 7, 6)).until is None


@pytest.mark.parametrize(
    ("name", "until"), [("", None), ("two\nlines", None), ("Leave", date(2026, 7, 5))]
)
def test_a_mark_without_a_name_or_with_a_last_day_before_its_first_is_refused(
    fake_clock, name, until
):
    with pytest.raises(FieldError):
        new_mark(fake_clock, name, date(2026, 7, 6), until)

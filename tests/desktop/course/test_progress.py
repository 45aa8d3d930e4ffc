from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.course.progress import Standing, progress
from desktop.course.records import Course, CoursePractice, Form, Week
from desktop.journal.making import new_course_event, new_sitting
from desktop.journal.records import CourseStep
from tests.desktop.fake_clock import FakeClock

BOUNDARY = time(4)


def week(title, *practices, days=6, **others):
    return Week(title, "", (), practices, days, **others)


COURSE = Course(
    "weeks",
    "Three weeks",
    "",
    "",
    "",
    (
        week("One", CoursePractice("body-scan", 40, 15)),
        week("Two", CoursePractice("body-scan", 40, 15), CoursePractice("sitting", 10, 8)),
        week("Quiet", CoursePractice("quiet-day", 360, 180), days=1, is_aside=True),
        week("Three", CoursePractice("walking", 20, 10)),
    ),
    True,
)


class Person:
    """Goes through the course, day by day."""

    def __init__(self):
        self.clock = FakeClock()
        self.events, self.sittings = [], []

    def step(self, step, value="", course="weeks"):
        self.events.append(new_course_event(self.clock, BOUNDARY, course, step, value))
        self.clock.pass_s(1)

    def sit(self, practice, minutes, planned=None):
        sitting = new_sitting(self.clock, BOUNDARY, practice, (planned or minutes) * 60)
        self.sittings.append(replace(sitting, practised_s=minutes * 60.0))
        self.clock.pass_s(minutes * 60)

    def sleep(self, days=1):
        self.clock.pass_s(days * 86_400)

    def days(self, n, practice="body-scan", minutes=40):
        for _ in range(n):
            self.sit(practice, minutes)
            self.sleep()

    @property
    def today(self):
        return self.clock.now().local.date()

    def now(self):
        return progress(COURSE, self.events, self.sittings, self.today)


@pytest.fixture
def person():
    made = Person()
    made.step(CourseStep.BEGIN, "classic")
    return made


def test_nothing_is_under_way_before_it_is_begun():
    person = Person()
    person.sit("body-scan", 40)
    assert person.now().standing is Standing.NOT_BEGUN


def test_six_days_complete_a_week_however_long_they_take(person):
    for _ in range(5):
        person.sit("body-scan", 40)
        person.sleep(9)
    assert person.now().current == 0
    person.sit("body-scan", 40)
    assert person.now().is_complete(0)
    assert person.now().current == 0  # the next one is for tomorrow
    person.sleep()
    assert person.now().current == 1


def test_two_practices_on_a_day_are_one_day_of_practice(person):
    person.sit("body-scan", 40)
    person.sit("body-scan", 40)
    assert person.now().weeks[0].days == (person.today,)


@pytest.mark.parametrize(("minutes", "counts"), [(19, False), (20, True)])
def test_half_the_minutes_of_the_week_make_a_day_of_practice(person, minutes, counts):
    person.sit("body-scan", minutes, planned=40)
    assert bool(person.now().weeks[0].days) is counts


def test_a_practice_in_two_pieces_counts_whole(person):
    person.sit("body-scan", 12)
    person.sit("body-scan", 12)
    assert len(person.now().weeks[0].days) == 1


def test_the_short_form_asks_for_less(person):
    person.step(CourseStep.FORM, "short")
    person.sit("body-scan", 8)
    assert person.now().form is Form.SHORT
    assert len(person.now().weeks[0].days) == 1


def test_other_practices_count_for_nothing(person):
    person.sit("walking", 40)
    assert person.now().weeks[0].days == ()


def test_what_is_done_in_a_pause_does_not_count_and_the_rest_stays(person):
    person.days(2)
    person.step(CourseStep.PAUSE)
    person.days(3)
    assert person.now().standing is Standing.PAUSED
    person.step(CourseStep.RESUME)
    assert len(person.now().weeks[0].days) == 2
    person.days(4)
    assert person.now().current == 1


def test_a_long_absence_changes_nothing(person):
    person.days(5)
    before = person.now()
    person.sleep(200)
    assert person.now() == before


def test_the_quiet_day_is_passed_over_and_counts_whenever_it_is_held(person):
    person.days(12)
    assert person.now().current == 3
    person.sit("quiet-day", 200)
    assert person.now().is_complete(2)
    assert person.now().current == 3


def test_the_quiet_day_is_not_needed_to_complete_the_course(person):
    person.days(12)
    person.days(5, "walking", 20)
    assert person.now().standing is Standing.UNDER_WAY
    person.sit("walking", 20)
    assert person.now().standing is Standing.COMPLETE


def test_any_week_can_be_taken_up_and_a_complete_one_begins_anew(person):
    person.days(6)
    person.step(CourseStep.WEEK, "1")
    assert person.now().current == 0
    assert person.now().weeks[0].days == ()
    person.step(CourseStep.WEEK, "4")
    assert person.now().current == 3


@pytest.mark.parametrize("value", ["0", "5", "", "two"])
def test_a_week_that_is_not_there_is_passed_over(person, value):
    person.step(CourseStep.WEEK, value)
    assert person.now().current == 0


def test_beginning_again_starts_with_nothing_done(person):
    person.days(8)
    person.step(CourseStep.BEGIN, "short")
    now = person.now()
    assert (now.current, now.form, now.begun) == (0, Form.SHORT, person.today)
    assert not any(one.days for one in now.weeks)


def test_a_step_of_another_course_is_passed_over(person):
    person.step(CourseStep.PAUSE, course="another")
    assert person.now().standing is Standing.UNDER_WAY


def test_a_night_shift_belongs_to_the_day_it_began():
    person = Person()
    person.step(CourseStep.BEGIN, "classic")
    person.clock.utc += timedelta(hours=17)  # 03:30 of the next date
    person.sit("body-scan", 40)
    assert person.now().weeks[0].days == (date(2026, 3, 4),)


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["body-scan", "sitting", "walking"]))))
def test_weeks_only_ever_gain_days_and_never_more_than_they_ask_for(gaps):
    person = Person()
    person.step(CourseStep.BEGIN, "short")
    before = person.now()
    for gap, practice in gaps:
        person.sleep(gap)
        person.sit(practice, 10)
        now = person.now()
        assert now.current >= before.current
        for index, (earlier, later) in enumerate(zip(before.weeks, now.weeks, strict=True)):
            assert later.days[: len(earlier.days)] == earlier.days
            assert len(later.days) <= COURSE.weeks[index].days
        before = now


def test_taking_up_the_week_under_way_in_a_pause_wipes_nothing(person):
    person.days(6)
    person.step(CourseStep.WEEK, "1")
    person.days(6)
    person.step(CourseStep.PAUSE)
    before = person.now()
    person.step(CourseStep.WEEK, str(before.current + 1))
    assert person.now() == before


def test_a_week_taken_up_once_more_stays_complete_and_gives_way_to_what_is_open(person):
    person.days(12)
    person.days(2, "walking", 20)
    person.step(CourseStep.WEEK, "1")
    again = person.now()
    assert again.is_complete(0)
    assert again.weeks[0].days == ()
    assert sum(seconds for _, _, seconds in again.weeks[0].played) == 6 * 40 * 60
    person.days(6)
    assert person.now().current == 3  # not the second week, which is done
    assert len(person.now().weeks[3].days) == 2


def test_a_complete_course_stays_so_but_for_the_week_that_is_done_again(person):
    person.days(12)
    person.days(6, "walking", 20)
    assert person.now().standing is Standing.COMPLETE
    person.step(CourseStep.WEEK, "1")
    assert person.now().standing is Standing.UNDER_WAY
    person.days(6)
    assert person.now().standing is Standing.COMPLETE

"""A way through a course with a set clock: begun, filled by the player, paused, completed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from desktop.course.records import (
    Course,
    CoursePractice,
    Diary,
    Each,
    Informal,
    Week,
)
from desktop.journal.making import new_sitting
from desktop.journal.records import EntryKind
from desktop.services.course_service import CourseService
from desktop.services.views import EntryDraft

MOVING = Week(
    "Being in motion",
    "Slow stretching one day, the body scan the next.",
    ("A paragraph.",),
    (
        CoursePractice("movement-lying", 30, 10, Each.TURN),
        CoursePractice("body-scan", 30, 10, Each.TURN),
        CoursePractice("sitting", 15, 8),
    ),
    6,
    informal=Informal("Breathing space", "In the middle of the day.", "breathing-space"),
    diary=Diary(EntryKind.UNPLEASANT, "Notice one unpleasant moment", "However mild."),
    note="What did you notice?",
)
QUIET = Week(
    "A quiet day", "", ("",), (CoursePractice("quiet-day", 360, 180),), 1, is_aside=True, note="?"
)
LAST = Week("Carrying on", "", ("",), (CoursePractice("silent-sit", 30, 15),), 6, acts=("a", "b"))
EIGHT = Course("eight-weeks", "Eight weeks", "Below", "Why", "", (MOVING, QUIET, LAST), True)
FOUR = Course("four-weeks", "Four weeks", "Below", "Why", "", (LAST,), False)


@pytest.fixture
def courses(service):
    made = CourseService(service, lambda: (EIGHT, FOUR), str.title)
    made.seen = []
    made.view_changed.connect(made.seen.append)
    made.refresh()
    return made


@pytest.fixture
def sit(service, fake_clock):
    def sit(practice, minutes):
        sitting = new_sitting(fake_clock, time(4), practice, minutes * 60)
        whole = replace(sitting, practised_s=minutes * 60.0, finished=True, closed=True)
        service.ask(lambda journal: journal.start_sitting(whole))
        fake_clock.pass_s(minutes * 60)
        service.sitting_changed.emit(whole)

    return sit


def test_before_it_is_begun_the_page_shows_the_first_week_and_what_it_asks_for(courses):
    view = courses.seen[-1]
    assert (view.standing, view.id, view.week.name) == ("not-begun", "eight-weeks", "Week 1")
    assert [row.label for row in view.weeks] == [
        "1 · Being in motion",
        "A quiet day",
        "2 · Carrying on",
    ]
    assert view.today is None
    assert view.week.practices[0].aside == "10 or 30 min · by turns"
    assert courses.home_practice is None
    assert courses.record() is None


def test_begun_it_says_what_is_for_today(courses):
    courses.begin("classic")
    view = courses.seen[-1]
    assert view.status == "Week 1 · 6 practice days complete it, whenever they come"
    assert (view.today.practice_id, view.today.minutes) == ("movement-lying", 30)
    asides = [(one.practice_id, one.aside) for one in view.week.practices]
    assert asides == [
        ("movement-lying", "30 min · today"),
        ("sitting", "15 min · today"),
        ("body-scan", "30 min · by turns"),
    ]
    assert courses.home_practice == ("movement-lying", 30, "Eight weeks")


def test_the_player_fills_it_and_the_turn_goes_on(courses, sit, fake_clock):
    courses.begin("short")
    sit("movement-lying", 10)
    assert courses.seen[-1].week.days_done == 1
    assert courses.seen[-1].today.practice_id == "sitting"  # the other one of today
    fake_clock.pass_s(86_400)
    courses.refresh()
    assert courses.seen[-1].today.practice_id == "body-scan"


def test_walked_through_with_a_set_clock_to_its_end(courses, sit, fake_clock):
    courses.begin("short")
    for number in range(6):
        sit(("movement-lying", "body-scan")[number % 2], 10)
        if number == 5:
            assert "complete; the next one opens tomorrow" in courses.seen[-1].status
        fake_clock.pass_s(3 * 86_400)
    courses.refresh()
    assert courses.seen[-1].week.name == "Week 2"
    courses.show_week(1)
    assert courses.seen[-1].week.note.title == "Look back on this day"
    sit("quiet-day", 100)
    assert [row.is_done for row in courses.seen[-1].weeks] == [True, True, False]
    for _ in range(6):
        sit("silent-sit", 15)
        fake_clock.pass_s(86_400)
    assert courses.seen[-1].standing == "complete"
    assert courses.home_practice is None
    record = courses.record()
    assert record.standing == "2 of 2 weeks complete, short days"
    assert record.begun == date(2026, 3, 4)
    assert [(week.label, len(week.days), week.minutes) for week in record.weeks] == [
        ("1 · Being in motion", 6, 60),
        ("A quiet day", 1, 100),
        ("2 · Carrying on", 6, 90),
    ]


def test_acts_change_with_the_days_of_practice(courses, sit):
    courses.show_course("four-weeks")
    courses.begin("short")
    assert courses.seen[-1].week.act == "a"
    sit("silent-sit", 15)
    assert courses.seen[-1].week.act == "b"


def test_what_is_written_for_a_week_is_counted_there(courses, service):
    courses.begin("short")
    assert courses.seen[-1].week.diary.aside == "in the journal"
    service.keep_entry(EntryDraft("unpleasant", (("what", "The printer"),), "eight-weeks/1"))
    assert courses.seen[-1].week.diary.aside == "1 in the journal"


def test_pausing_costs_nothing_and_going_on_finds_it_as_it_was(courses, sit):
    courses.begin("short")
    sit("body-scan", 10)
    courses.pause()
    assert courses.seen[-1].status == "Paused. It waits as it is, for as long as you like."
    assert courses.home_practice is None
    sit("body-scan", 10)
    courses.resume()
    assert courses.seen[-1].week.days_done == 1


def test_another_week_can_be_looked_at_and_taken_up(courses):
    courses.begin("short")
    courses.show_week(2)
    assert courses.seen[-1].week.title == "Carrying on"
    assert not courses.seen[-1].week.is_current
    courses.take_up(2)
    assert courses.seen[-1].week.is_current
    assert courses.home_practice[0] == "silent-sit"


def test_both_courses_keep_their_own_place(courses, sit):
    courses.begin("short")
    sit("body-scan", 10)
    courses.show_course("four-weeks")
    assert courses.seen[-1].standing == "not-begun"
    courses.begin("short")
    courses.show_course("eight-weeks")
    assert courses.seen[-1].week.days_done == 1


def test_leaving_a_course_keeps_what_was_practised(courses, sit, service):
    courses.begin("short")
    sit("body-scan", 10)
    courses.end()
    assert courses.seen[-1].standing == "not-begun"
    kept = []
    service.ask(lambda journal: journal.sittings(), kept.extend)
    assert len(kept) == 1


def test_what_was_done_today_is_not_proposed_again(courses, sit):
    courses.begin("short")
    sit("movement-lying", 10)
    assert courses.home_practice[0] == "sitting"
    sit("sitting", 8)
    assert courses.home_practice is None


def test_a_paused_week_is_not_offered_to_be_taken_up(courses):
    courses.begin("short")
    courses.pause()
    assert courses.seen[-1].week.is_current
    assert courses.seen[-1].today is None


def test_a_last_week_that_is_complete_promises_no_next_one(courses, sit, fake_clock):
    courses.begin("short")
    courses.take_up(2)
    for _ in range(6):
        sit("silent-sit", 15)
        fake_clock.pass_s(86_400)
    courses.refresh()
    assert courses.seen[-1].status == "Week 2 · complete; earlier ones are open still, if you like"


def test_what_was_done_today_is_said_and_stays_in_its_place(courses, sit):
    courses.begin("short")
    sit("movement-lying", 10)
    view = courses.seen[-1]
    asides = [(one.practice_id, one.aside) for one in view.week.practices]
    assert asides == [
        ("movement-lying", "10 min · done today"),
        ("sitting", "8 min · today"),
        ("body-scan", "10 min · by turns"),
    ]
    assert (view.today.practice_id, view.is_today_done) == ("sitting", False)
    sit("sitting", 8)
    view = courses.seen[-1]
    assert (view.today.practice_id, view.is_today_done) == ("movement-lying", True)


def test_a_new_day_shows_the_week_under_way_again(courses, fake_clock):
    courses.begin("short")
    courses.show_week(2)
    courses.refresh()
    assert courses.seen[-1].week.index == 2
    fake_clock.pass_s(86_400)
    courses.refresh()
    assert courses.seen[-1].week.index == 0


def test_a_new_day_goes_back_from_a_course_that_was_only_looked_at(courses, fake_clock):
    courses.begin("short")
    courses.show_course("four-weeks")
    fake_clock.pass_s(86_400)
    courses.refresh()
    assert courses.seen[-1].id == "eight-weeks"
    courses.show_course("four-weeks")
    courses.begin("short")
    fake_clock.pass_s(86_400)
    courses.refresh()
    assert courses.seen[-1].id == "four-weeks"


def test_a_week_taken_once_more_is_under_way_in_the_list(courses, sit, fake_clock):
    courses.begin("short")
    for _ in range(6):
        sit("body-scan", 10)
        fake_clock.pass_s(86_400)
    courses.refresh()
    assert courses.seen[-1].weeks[0].is_done
    courses.take_up(0)
    row = courses.seen[-1].weeks[0]
    assert (row.is_done, row.is_current) == (False, True)


def test_it_knows_which_week_asks_for_what_is_written(courses):
    assert courses.asking_for(EntryKind.UNPLEASANT) == ""
    courses.begin("short")
    assert courses.asking_for(EntryKind.UNPLEASANT) == "eight-weeks/1"
    assert courses.asking_for(EntryKind.PLEASANT) == ""
    courses.pause()
    assert courses.asking_for(EntryKind.UNPLEASANT) == ""

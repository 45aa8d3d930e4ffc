"""The shipped courses: practices that exist, days of the promised length, words as ours are."""

from __future__ import annotations

import re

import pytest

import resources
from audio.script_parser import read_header
from audio.wording import Rule, line_slips
from desktop.course.reading import shipped_courses
from desktop.course.records import Course, Each, Form, Week

COURSES = {course.id: course for course in shipped_courses()}
WEEKS = [
    pytest.param(course, week, id=f"{course.id}-{week.title}")
    for course in COURSES.values()
    for week in course.weeks
]


def test_there_is_one_of_eight_weeks_and_one_of_four():
    numbers = {one.id: one.number_of(len(one.weeks) - 1) for one in COURSES.values()}
    assert numbers == {"eight-weeks": 8, "compassionate-care": 4}


def test_the_quiet_day_lies_between_the_sixth_week_and_the_seventh():
    course = COURSES["eight-weeks"]
    (at,) = [index for index, week in enumerate(course.weeks) if week.is_aside]
    assert (course.number_of(at - 1), course.number_of(at + 1)) == (6, 7)
    assert course.weeks[at].days == 1


@pytest.mark.parametrize(("course", "week"), WEEKS)
def test_every_practice_is_in_the_library_and_can_be_that_long(course: Course, week: Week):
    asked = [(one.practice_id, one.minutes(form)) for one in week.practices for form in Form]
    if week.informal and week.informal.practice_id:
        asked.append((week.informal.practice_id, None))
    for practice_id, minutes in asked:
        header = read_header(resources.practices() / f"{practice_id}.toml")
        if minutes is not None:
            assert header.minutes.shortest <= minutes <= header.minutes.longest, practice_id


@pytest.mark.parametrize(("course", "week"), WEEKS)
def test_a_day_takes_as_long_as_the_form_says(course: Course, week: Week):
    if week.is_aside:
        return
    allowed = {Form.CLASSIC: (30, 45), Form.SHORT: (10, 20)} if course.has_forms else {}
    for form in Form:
        daily = sum(one.minutes(form) for one in week.practices if one.each is Each.DAY)
        turns = [one.minutes(form) for one in week.practices if one.each is Each.TURN] or [0]
        low, high = allowed.get(form, (10, 10))
        assert low <= daily + min(turns) <= daily + max(turns) <= high


@pytest.mark.parametrize(("course", "week"), WEEKS)
def test_a_weeks_words_are_short_and_as_ours_are(course: Course, week: Week):
    assert len(week.theme.split()) <= 30
    assert week.note.endswith("?")
    assert all(len(paragraph.split()) <= 75 for paragraph in week.text)
    if course.id == "compassionate-care":
        assert len(week.acts) == week.days
    texts = [week.theme, *week.text, *week.acts, week.note]
    texts += [one.text for one in (week.informal, week.diary) if one is not None]
    rules = (Rule.PROMISE, Rule.CREED, Rule.SPELLING)
    sentences = [one for text in texts for one in re.split(r"(?<=[.?:;]) ", text)]
    slips = [(one, slip) for one in sentences for slip in line_slips(one)]
    assert [(one, slip) for one, slip in slips if slip[0] in rules] == []


def test_no_course_is_called_certified_or_the_mbsr_course():
    for course in COURSES.values():
        words = " ".join((course.title, course.below, course.purpose)).lower()
        assert "certif" not in words
        assert "mbsr course" not in words

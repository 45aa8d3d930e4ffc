from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from desktop.services.course_views import (
    AskedPractice,
    CourseView,
    TimetableRow,
    ToWrite,
    WeekRow,
    WeekView,
)
from desktop.ui import theme
from desktop.ui.pages.course import CoursePage
from desktop.ui.widgets.day_dots import DayDots
from tests.desktop.ui.pages.hosting import hosted
from tests.desktop.ui.pages.legible import cut_words, low_targets

WEEK = WeekView(
    0,
    "Week 3",
    "Being in motion",
    "This week awareness moves with the body.",
    ("One paragraph.", "Another."),
    (
        AskedPractice("movement-lying", "Movement lying down", 30, "30 min · today"),
        AskedPractice("body-scan", "Body scan", 30, "30 min · by turns"),
    ),
    4,
    6,
    informal=AskedPractice("breathing-space", "Breathing space", 0, "when you think of it"),
    informal_title="The breathing space",
    informal_text="In the middle of the day.",
    diary=ToWrite("unpleasant", "eight-weeks/3", "Notice one unpleasant moment", "in the journal"),
    note=ToWrite("week-note", "eight-weeks/3", "Look back on this week", "in the journal", "What?"),
    is_current=True,
)
QUIET = replace(
    WEEK,
    index=1,
    name="Between the weeks",
    title="A quiet day",
    practices=(AskedPractice("quiet-day", "A quiet day", 360, "360 min"),),
    informal=None,
    diary=None,
    note=None,
    days_done=0,
    days_asked=1,
    is_current=False,
    is_aside=True,
)
VIEW = CourseView(
    "eight-weeks",
    "Eight weeks of mindfulness",
    "In the MBSR tradition",
    "Six days a week.",
    "under-way",
    "Week 3 · four practice days so far",
    "classic",
    True,
    (
        WeekRow(0, "3 · Being in motion", False, True, "4 of 6 days"),
        WeekRow(1, "A quiet day", False, False, "0 of 1 days"),
    ),
    WEEK,
    WEEK.practices[0],
    False,
    (("eight-weeks", "Eight weeks of mindfulness"), ("care", "Four weeks")),
)


@pytest.fixture
def page(qtbot):
    page = CoursePage()
    page.show_view(VIEW)
    return hosted(qtbot, page)


def said(spy):
    return [spy.at(number) for number in range(spy.count())]


def test_enter_begins_todays_practice(page, qtbot):
    spy = QSignalSpy(page.practice_requested)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert said(spy) == [["movement-lying", 30]]


def test_a_row_begins_its_practice_and_the_informal_one_its_usual_length(page, qtbot):
    spy = QSignalSpy(page.practice_requested)
    for row in page.card.rows[:3]:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert said(spy) == [["movement-lying", 30], ["body-scan", 30], ["breathing-space", 0]]


def test_the_diary_and_the_weeks_note_are_written_from_here(page, qtbot):
    spy = QSignalSpy(page.write_requested)
    for row in page.card.rows[3:]:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert said(spy) == [["unpleasant", "eight-weeks/3"], ["week-note", "eight-weeks/3"]]


def test_a_row_tells_a_screen_reader_what_stands_beside_it(page):
    assert page.card.rows[0].accessibleName() == "Movement lying down, 30 min · today"


def test_arrows_move_among_the_weeks_and_enter_shows_one(page, qtbot):
    spy = QSignalSpy(page.week_chosen)
    page.weeks.items[0].setFocus()
    qtbot.keyClick(page.weeks.items[0], Qt.Key.Key_Down)
    assert page.weeks.items[1].hasFocus()
    qtbot.keyClick(page.weeks.items[1], Qt.Key.Key_Return)
    assert said(spy) == [[1]]


def test_pause_and_going_on_are_one_button(page, qtbot):
    pauses, goes_on = QSignalSpy(page.pause_requested), QSignalSpy(page.resume_requested)
    qtbot.mouseClick(page.pause, Qt.MouseButton.LeftButton)
    page.show_view(replace(VIEW, standing="paused", today=None))
    assert page.pause.text() == "Go on with the course"
    qtbot.mouseClick(page.pause, Qt.MouseButton.LeftButton)
    assert (pauses.count(), goes_on.count()) == (1, 1)


def test_a_course_not_begun_says_what_it_asks_for_and_enter_begins_it(page, qtbot):
    page.show_view(replace(VIEW, standing="not-begun", today=None))
    assert page.beginning.purpose.text() == "Six days a week."
    assert page.begin.isHidden()
    assert page.pause.isHidden()
    spy = QSignalSpy(page.begin_course_requested)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert said(spy) == [["short"]]


def test_a_course_of_one_form_offers_none(page):
    page.show_view(replace(VIEW, standing="not-begun", today=None, has_forms=False))
    assert page.beginning.forms.isHidden()


def test_another_week_is_only_looked_at_until_it_is_taken_up(page, qtbot):
    page.show_view(replace(VIEW, week=replace(WEEK, index=1, is_current=False)))
    assert page.begin.isHidden()
    spy = QSignalSpy(page.take_up_requested)
    qtbot.mouseClick(page.take_up, Qt.MouseButton.LeftButton)
    assert said(spy) == [[1]]


def test_the_quiet_day_shows_its_timetable_for_the_hours_chosen(page, qtbot):
    asked, begun = QSignalSpy(page.timetable_requested), QSignalSpy(page.practice_requested)
    page.show_view(replace(VIEW, week=QUIET))
    assert said(asked) == [["quiet-day", 360]]
    qtbot.mouseClick(page.quiet.hours.chip("3"), Qt.MouseButton.LeftButton)
    assert said(asked)[-1] == ["quiet-day", 180]
    page.show_timetable((TimetableRow("0:00", "Arriving", 20), TimetableRow("0:20", "Sitting", 30)))
    assert [cell.text() for cell in page.quiet._cells][:2] == ["0:00", "Arriving"]
    qtbot.mouseClick(page.quiet.begin, Qt.MouseButton.LeftButton)
    assert said(begun) == [["quiet-day", 180]]


def test_the_length_of_days_can_be_changed_on_the_way(page, qtbot):
    spy = QSignalSpy(page.form_chosen)
    assert page.form.text() == "Go on with shorter days"
    qtbot.mouseClick(page.form, Qt.MouseButton.LeftButton)
    assert said(spy) == [["short"]]


def test_the_keyboard_stays_on_a_row_when_the_week_is_read_anew(page):
    page.card.rows[1].setFocus()
    page.show_view(replace(VIEW, week=replace(WEEK, days_done=5)))
    assert page.card.rows[1].hasFocus()


def test_days_are_told_as_a_sentence(page):
    (dots,) = page.card.findChildren(DayDots)
    assert dots.accessibleName() == "4 of 6 days"


@pytest.mark.parametrize("width", [700, 1180])
def test_nothing_is_cut_in_a_small_window_or_a_wide_one(qtbot, width):
    page = CoursePage()
    page.show_view(VIEW)
    hosted(qtbot, page, width, 600)
    qtbot.waitUntil(lambda: not cut_words(page) and not low_targets(page))


def test_in_a_small_window_the_week_lies_above_the_list(qtbot):
    page = CoursePage()
    page.show_view(VIEW)
    hosted(qtbot, page, 700, 600)
    qtbot.waitUntil(lambda: 0 < page.card.y() < page.weeks.y())
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    qtbot.mouseClick(page.weeks.items[1], Qt.MouseButton.LeftButton)
    assert page.verticalScrollBar().value() <= page.card.y()


def test_once_todays_practice_is_done_the_button_says_once_more(page, qtbot):
    assert page.begin.text() == "Begin today’s practice"
    page.show_view(replace(VIEW, is_today_done=True))
    assert page.begin.text() == "Once more, if you like"


def test_before_a_course_is_begun_no_days_are_counted(page):
    page.show_view(replace(VIEW, standing="not-begun", today=None))
    assert not [dots for dots in page.card.findChildren(DayDots) if dots.isVisible()]


def test_a_week_that_is_over_asks_at_once_to_look_back(page):
    def order():
        return [row.property("writing") or row.property("practice") for row in page.card.rows]

    page.show_view(replace(VIEW, week=replace(WEEK, days_done=6)))
    row = page.card.rows[-1]
    assert order()[-1] == ("week-note", "eight-weeks/3")
    assert (
        row.mapTo(page.card, row.rect().topLeft()).y()
        < page.begin.mapTo(page.card, page.begin.rect().topLeft()).y()
    )


def test_looking_at_another_week_says_where_days_count_and_a_done_one_is_taken_again(page):
    page.show_view(replace(VIEW, week=replace(WEEK, index=1, is_current=False)))
    assert page._looking.text() == "Practice days count for the week that is under way."
    assert page._looking.isVisible()
    assert page.take_up.text() == "Take up this week"
    done = (VIEW.weeks[0], replace(VIEW.weeks[1], is_done=True))
    page.show_view(replace(VIEW, weeks=done, week=replace(WEEK, index=1, is_current=False)))
    assert page.take_up.text() == "Take this week again"


def test_rows_are_as_high_as_large_text_needs(qtbot, qapp):
    theme.apply(qapp, text_percent=200)
    page = CoursePage()
    page.show_view(VIEW)
    hosted(qtbot, page, 620, 600)
    for row in page.card.rows:
        qtbot.waitUntil(lambda row=row: row.height() == row.heightForWidth(row.width()))
    theme.apply(qapp)

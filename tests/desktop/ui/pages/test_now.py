"""Now: Enter begins, minutes are chosen, one click is a complete check-in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from desktop.services.views import DayMinutes, PracticeSummary, Suggestion, WeekSummary
from desktop.ui import theme
from desktop.ui.pages.now import NowPage, greeting
from tests.desktop.ui.pages.hosting import hosted
from tests.desktop.ui.pages.legible import cut_words, low_targets

PRACTICE = PracticeSummary(
    "leaving-the-shift", "Leaving the shift behind", "loving-kindness",
    "Set the day down, wish well to the people you cared for.", "sitting", 3, 10, 60,
)  # fmt: skip
SUGGESTION = Suggestion(PRACTICE, 5, "Suggested because you chose it after your last three shifts.")
NOW = datetime(2026, 11, 22, 19, 42, 30)


class FakeSeconds:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def seconds():
    return FakeSeconds()


@pytest.fixture
def page(qtbot, qapp, seconds):
    theme.apply(qapp)
    made = NowPage(lambda: NOW, seconds)
    made.show_suggestion(SUGGESTION)
    made.begun, made.until, made.made = [], [], []
    made.begin_requested.connect(lambda *said: made.begun.append(said))
    made.begin_until_requested.connect(lambda *said: made.until.append(said))
    made.check_in_made.connect(made.made.append)
    yield hosted(qtbot, made)
    theme.apply(qapp)


def click_pad(qtbot, page, p=-20, e=-50):
    pad = page.check_in.pad
    qtbot.mouseClick(pad, Qt.MouseButton.LeftButton, pos=pad.point_of(p, e).toPoint())


def test_enter_begins_what_is_shown_at_the_chosen_length(qtbot, page):
    page.set_minutes(10)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert page.begun == [("leaving-the-shift", 10)]


def test_enter_begins_while_the_pad_or_the_able_row_has_the_focus(qtbot, page):
    page.check_in.pad.setFocus()
    qtbot.keyClick(page.check_in.pad, Qt.Key.Key_Return)
    click_pad(qtbot, page)
    qtbot.keyClick(page.check_in._able, Qt.Key.Key_Return)
    assert len(page.begun) == 2


def test_enter_on_another_button_does_that_buttons_action(qtbot, page):
    with qtbot.waitSignal(page.something_else_requested):
        qtbot.keyClick(page.card.something_else, Qt.Key.Key_Return)
    assert page.begun == []


def test_nothing_begins_where_nothing_fits(qtbot, page):
    page.show_suggestion(None)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert page.begun == []
    assert not page.card.begin.isEnabled()


@pytest.mark.parametrize("minutes", [1, 3, 5, 10, 20, 45])
def test_each_chip_chooses_its_minutes(qtbot, page, minutes):
    with qtbot.waitSignal(page.minutes_chosen) as said:
        qtbot.mouseClick(page.minutes.chips.chip(str(minutes)), Qt.MouseButton.LeftButton)
    assert said.args == [minutes]
    assert page.minutes.chips.keys() == (str(minutes),)


def open_editor(qtbot, page, key, typed):
    qtbot.mouseClick(page.minutes.chips.chip(key), Qt.MouseButton.LeftButton)
    field = page.minutes._editor._field
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    return page.minutes._editor


def test_any_other_number_of_minutes_can_be_typed(qtbot, page):
    open_editor(qtbot, page, "other", "12")
    assert page.minutes.minutes == 12
    assert page.minutes.chips.chip("other").text() == "12 min"
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert page.begun == [("leaving-the-shift", 12)]


@pytest.mark.parametrize("typed", ["", "0", "61", "five", "2.5", "-3"])
def test_a_number_that_does_not_fit_is_explained_and_nothing_changes(qtbot, page, typed):
    editor = open_editor(qtbot, page, "other", typed)
    assert editor.isVisible()
    assert "1 to 60" in editor._problem.text()
    assert (page.minutes.minutes, page.begun) == (5, [])


def test_a_time_to_be_done_by_begins_until_then(qtbot, page):
    open_editor(qtbot, page, "until", "20:10")
    assert page.minutes.minutes == 27
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert page.until == [("leaving-the-shift", time(20, 10))]
    assert page.begun == []


@pytest.mark.parametrize("typed", ["19:42", "19:43", "21:00", "14:10", "later"])
def test_a_time_out_of_reach_is_explained(qtbot, page, typed):
    editor = open_editor(qtbot, page, "until", typed)
    assert editor._problem.text()
    assert page.minutes.until is None


def test_escape_closes_the_field_and_keeps_the_minutes(qtbot, page):
    qtbot.mouseClick(page.minutes.chips.chip("other"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.minutes._editor._field, Qt.Key.Key_Escape)
    assert not page.minutes._editor.isVisible()
    assert page.minutes.chips.keys() == ("5",)


def test_one_click_is_a_complete_check_in_said_at_once(qtbot, page):
    click_pad(qtbot, page)
    assert len(page.made) == 1
    assert page.made[0].pleasantness == pytest.approx(-20, abs=2)
    assert (page.made[0].able, page.made[0].amends, page.made[0].moment) == (None, None, "alone")


def test_one_more_digit_after_the_click_is_able_and_amends(qtbot, page):
    click_pad(qtbot, page)
    page.show_saved("a")
    qtbot.keyClicks(page.focusWidget(), "6")
    assert (page.made[-1].able, page.made[-1].amends) == (6, "a")
    assert page.made[-1].pleasantness == page.made[0].pleasantness


def test_a_key_on_the_pad_and_then_a_digit_are_pleasantness_and_able(qtbot, page):
    page.check_in.pad.setFocus()
    qtbot.keyClicks(page.check_in.pad, "5")
    page.show_saved("a")
    qtbot.keyClicks(page.focusWidget(), "7")
    assert [(d.pleasantness, d.energy, d.able) for d in page.made] == [
        (33, None, None),
        (33, None, 7),
    ]


def test_digits_elsewhere_say_nothing(qtbot, page):
    qtbot.keyClicks(page, "5")
    assert page.made == []


def test_two_quick_clicks_never_make_two_check_ins(qtbot, page):
    click_pad(qtbot, page)
    click_pad(qtbot, page, 40, 40)
    assert len(page.made) == 1
    page.show_saved("a")
    assert [draft.amends for draft in page.made] == [None, "a"]


def test_undo_takes_it_back_and_starts_afresh(qtbot, page):
    click_pad(qtbot, page)
    page.show_saved("a")
    undo = next(b for b in page.check_in.findChildren(QAbstractButton) if b.text() == "Undo")
    with qtbot.waitSignal(page.undo_requested):
        qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert page.check_in.pad.value is None
    click_pad(qtbot, page)
    assert page.made[-1].amends is None


def test_after_ten_minutes_the_page_asks_afresh(qtbot, page, seconds):
    click_pad(qtbot, page)
    page.show_saved("a")
    seconds.now += 601
    page.hide()
    page.show()
    assert page.check_in.pad.value is None


def test_a_check_in_that_could_not_be_kept_stays_on_the_pad(qtbot, page):
    click_pad(qtbot, page)
    page.show_not_saved()
    assert page.check_in.pad.value is not None
    click_pad(qtbot, page)
    assert len(page.made) == 2


def test_say_more_asks_for_the_whole_ladder(qtbot, page):
    click_pad(qtbot, page)
    page.show_saved("a")
    more = next(b for b in page.check_in.findChildren(QAbstractButton) if "more" in b.text())
    with qtbot.waitSignal(page.full_check_in_requested):
        qtbot.mouseClick(more, Qt.MouseButton.LeftButton)


def test_after_a_length_was_typed_the_next_enter_begins(qtbot, page):
    open_editor(qtbot, page, "other", "12")
    assert page.card.begin.hasFocus()
    qtbot.keyClick(page.card.begin, Qt.Key.Key_Return)
    assert page.begun == [("leaving-the-shift", 12)]


def test_begin_takes_a_length_that_was_typed_and_not_yet_set(qtbot, page):
    editor = open_editor(qtbot, page, "other", "")
    qtbot.keyClicks(editor._field, "12")
    qtbot.mouseClick(page.card.begin, Qt.MouseButton.LeftButton)
    assert page.begun == [("leaving-the-shift", 12)]


def test_begin_waits_while_what_was_typed_is_no_length(qtbot, page):
    editor = open_editor(qtbot, page, "other", "")
    qtbot.keyClicks(editor._field, "soon")
    qtbot.mouseClick(page.card.begin, Qt.MouseButton.LeftButton)
    assert page.begun == []
    assert "whole number" in editor._problem.text()


def test_begin_shows_another_practice_before_it_begins_it(qtbot, page):
    editor = open_editor(qtbot, page, "other", "")
    other = Suggestion(replace(PRACTICE, id="body-scan"), 45, "You have the time.")
    page.minutes_chosen.connect(lambda minutes: page.show_suggestion(other))
    qtbot.keyClicks(editor._field, "45")
    qtbot.mouseClick(page.card.begin, Qt.MouseButton.LeftButton)
    assert page.begun == []
    qtbot.mouseClick(page.card.begin, Qt.MouseButton.LeftButton)
    assert page.begun == [("body-scan", 45)]


def test_a_week_with_check_ins_only_says_that_no_practice_was(page):
    days = tuple(DayMinutes(date(2026, 11, 16) + timedelta(days=n), 0.0, n == 6) for n in range(7))
    page.show_week(WeekSummary(days, 0, 0, NOW))
    assert page.week.sum.text() == "No practice so far"
    page.show_week(WeekSummary(days, 0, 1, NOW))
    assert page.week.sum.text() == "under 1 min · practised on 1 day"


def test_this_week_tells_minutes_days_and_the_last_check_in(page):
    days = tuple(
        DayMinutes(date(2026, 11, 16) + timedelta(n), m)
        for n, m in enumerate([5, 29, 0, 0, 0, 0, 0])
    )
    page.show_week(WeekSummary(days, 34, 2, NOW - timedelta(days=1)))
    assert page.week.sum.text() == "34 min · practised on 2 days"
    assert page.week.last.text() == "Last check-in yesterday, 19:42"
    assert "Tuesday 29 min" in page.week.bars.accessibleDescription()


@pytest.mark.parametrize(
    ("hour", "words"),
    [(4, "Saturday night"), (5, "Sunday morning"), (12, "Sunday afternoon"), (18, "Sunday evening"),
     (23, "Sunday night")],
)  # fmt: skip
def test_the_greeting_names_the_day_and_its_part(hour, words):
    assert greeting(6, hour) == words


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize(("width", "height"), [(712, 600), (620, 600), (992, 760)])
def test_nothing_is_cut_and_every_target_is_high_enough(qtbot, qapp, page, width, height, percent):
    theme.apply(qapp, text_percent=percent)
    click_pad(qtbot, page)
    page.show_saved("a")
    page.setGeometry(0, 0, width, height)
    qtbot.waitUntil(lambda: cut_words(page) == [])
    assert low_targets(page) == []
    assert page.horizontalScrollBar().maximum() == 0


def test_a_page_that_stays_open_follows_the_time(qtbot, qapp):
    theme.apply(qapp)
    now = [NOW]
    page = hosted(qtbot, NowPage(lambda: now[0], lambda: 0.0))
    assert page.header.above.text() == "Sunday evening"
    now[0] = NOW + timedelta(hours=13)
    days = tuple(DayMinutes(date(2026, 11, 23) + timedelta(days=n), 0.0, n == 0) for n in range(7))
    page.show_week(WeekSummary(days, 0, 0, NOW))
    assert page.header.above.text() == "Monday morning"
    assert page.week.last.text() == "Last check-in yesterday, 19:42"

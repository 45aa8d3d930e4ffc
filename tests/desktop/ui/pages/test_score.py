"""The page of scores: numbers by their item, or a total; what cannot be is said at the field."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from desktop.services.forms import questionnaire_forms
from desktop.services.life_views import ScoreDraft
from desktop.ui import theme
from desktop.ui.pages.score import ScorePage
from tests.desktop.ui.pages.hosting import hosted

NOW = datetime(2026, 11, 24, 19, 42)


@pytest.fixture
def page(qtbot):
    page = ScorePage(questionnaire_forms(), lambda: NOW)
    page.load(ScoreDraft())
    return hosted(qtbot, page)


@pytest.fixture
def kept(page):
    return QSignalSpy(page.kept)


def choose(page, key):
    page.which.chip(key).click()


def type_answers(page, qtbot, digits):
    for digit in digits:
        qtbot.keyClick(page.focusWidget(), digit)


def test_nothing_is_asked_before_a_questionnaire_is_chosen(page, kept):
    assert not page.grid.isVisible()
    page.keep.click()
    assert kept.count() == 0
    assert page.problem.text() == "Choose the questionnaire first."


def test_digits_fill_the_answers_one_after_the_other(page, qtbot, kept):
    choose(page, "who-5")
    type_answers(page, qtbot, "32413")
    page.keep.click()
    assert kept.at(0)[0] == ScoreDraft("who-5", (3, 2, 4, 1, 3))


def test_backspace_in_an_empty_field_goes_back(page, qtbot):
    choose(page, "who-5")
    type_answers(page, qtbot, "32")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Backspace)
    assert page.grid.fields[1].hasFocus()


@pytest.mark.parametrize(("digits", "number"), [("3241", 5), ("3281", 3), ("3x", 2)])
def test_an_answer_that_is_missing_or_cannot_be_is_named_and_gets_the_keyboard(
    page, qtbot, kept, digits, number
):
    choose(page, "who-5")
    type_answers(page, qtbot, digits)
    page.keep.click()
    assert kept.count() == 0
    assert page.part_problem.text() == f"Item {number} takes a whole number from 0 to 5."
    assert page.grid.fields[number - 1].hasFocus()


def test_a_total_is_enough_and_its_range_is_shown(page, qtbot, kept):
    choose(page, "olbi")
    page.ways.chip("total").click()
    assert [field.accessibleDescription() for field in page.totals.fields] == ["8 to 32"] * 2
    qtbot.keyClicks(page.totals.fields[1], "18,5")
    page.keep.click()
    assert kept.at(0)[0] == ScoreDraft("olbi", totals=(("disengagement", 18.5),))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Nothing is entered yet. One number is enough."),
        ("101", "Well-being takes a number from 0 to 100."),
        ("much", "Well-being takes a number from 0 to 100."),
        ("nan", "Well-being takes a number from 0 to 100."),
    ],
)
def test_a_total_that_cannot_be_is_said_at_its_field(page, qtbot, kept, typed, said):
    choose(page, "who-5")
    page.ways.chip("total").click()
    qtbot.keyClicks(page.totals.fields[0], typed)
    page.keep.click()
    assert kept.count() == 0
    assert page.part_problem.text() == said
    assert page.totals.fields[0].hasFocus()


def test_what_the_lowest_answer_means_is_said_where_it_is_not_plain(page):
    choose(page, "olbi")
    assert page.about.text().endswith("16 items, each from 1 to 4; 1 is “strongly agree”.")


@pytest.mark.parametrize(
    "draft",
    [
        ScoreDraft("pss-4", (1, 4, 4, 1), note="After leave", amends="a", at=NOW),
        ScoreDraft("olbi", totals=(("exhaustion", 20.0),), amends="a", at=NOW),
    ],
)
def test_one_of_the_journal_is_shown_as_it_is(page, kept, draft):
    page.load(draft)
    page.keep.click()
    assert kept.at(0)[0] == draft


def test_what_it_came_to_stands_there_and_another_can_be_entered(page, qtbot):
    page.show_kept("WHO-5: 44", ("A sentence.",), "You need not be alone with this.")
    assert not page.keep.isVisible()
    assert page.result.people.isVisible()
    with qtbot.waitSignal(page.another_requested):
        page.result.another.click()
    page.load(ScoreDraft())
    assert page.keep.isVisible()
    assert not page.result.isVisible()


def test_what_was_typed_for_one_stands_there_again_after_a_look_at_another(page):
    choose(page, "who-5")
    page.grid.set_texts(["3", "", "4"])
    choose(page, "phq-4")
    assert page.grid.texts() == ("",) * 4
    page.grid.set_texts(["1"])
    choose(page, "who-5")
    assert page.grid.texts() == ("3", "", "4", "", "")
    assert dict(page.words())["phq-4 1"] == "1"


def test_a_choice_alone_is_nothing_that_waits(page):
    choose(page, "who-5")
    assert page.words() == ()


def test_what_waited_is_shown_as_it_stood(page):
    words = (
        ("questionnaire", "olbi"), ("way", "total"), ("olbi total exhaustion", "2x"),
        ("who-5 2", "4"), ("note", "After\nleave"),
    )  # fmt: skip
    page.load(ScoreDraft())
    page.show_waiting(words, datetime(2026, 2, 1, 9))
    assert set(page.words()) == set(words)
    assert page.moment.at == datetime(2026, 2, 1, 9)
    assert page.waiting.isVisible()
    assert page.totals.isVisible()


def test_words_that_waited_for_an_unknown_questionnaire_ask_which(page):
    page.load(ScoreDraft())
    page.show_waiting((("questionnaire", "gone"), ("gone 1", "3"), ("note", "a")), None)
    assert page.which.keys() == ()
    assert page.note.toPlainText() == "a"


def test_where_nothing_points_to_people_no_line_stands_empty(page):
    page.show_kept("WHO-5: 80", (), "")
    assert not page.result.people.isVisible()
    assert not page.result.words.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_in_the_smallest_window_nothing_stands_out_at_the_side(qtbot, qapp, percent):
    theme.apply(qapp, False, percent)
    try:
        page = ScorePage(questionnaire_forms(), lambda: NOW)
        page.load(ScoreDraft("proqol-5"))
        hosted(qtbot, page, 640, 600)
        assert page.horizontalScrollBar().maximum() == 0
    finally:
        theme.apply(qapp, False, 100)

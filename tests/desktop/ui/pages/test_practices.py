"""Practices: choosing, minutes, searching, reading and beginning, all by keyboard too."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton

from desktop.services.views import AtLength, PracticeSummary, Reading, ReadingLine, ReadingPart
from desktop.ui import theme
from desktop.ui.pages.practices import PracticesPage
from tests.desktop.ui.pages.hosting import hosted

TODAY = date(2026, 11, 22)
ROUND = PracticeSummary(
    "whole-round", "The whole round", "loving-kindness", "Wish well.", "Sitting", 6, 20, 60
)
BREATH = PracticeSummary(
    "awareness-of-breath", "Awareness of breath", "mbsr", "Rest.", "Sitting", 2, 10, 45
)
DOOR = PracticeSummary(
    "at-the-door", "At the door", "between-patients", "One minute.", "Standing", 1, 1, 1
)
READING = Reading(
    BREATH,
    (
        ReadingPart(
            "Arriving",
            (
                ReadingLine("Any posture is fine <really>.", "4 s"),
                ReadingLine("Let the eyes rest.", "6 to 20 s", "eyes open"),
            ),
        ),
    ),
)


@pytest.fixture
def page(qtbot):
    page = PracticesPage()
    page.show_practices((ROUND, BREATH, DOOR), TODAY)
    return hosted(qtbot, page)


def said(spy):
    return [spy.at(n) for n in range(spy.count())]


def button(screen, text):
    return next(b for b in screen.findChildren(QPushButton) if b.text() == text and b.isVisible())


def test_the_first_practice_is_chosen_at_its_usual_length(page):
    assert page.bar.practice == ROUND
    assert page.bar.minutes == 20


def test_enter_begins_the_chosen_practice(page, qtbot):
    spy = QSignalSpy(page.begin_requested)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert said(spy) == [["whole-round", 20]]


def test_arrows_pass_over_headings(page, qtbot):
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.bar.practice == BREATH
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.bar.practice == DOOR
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    assert page.bar.practice == BREATH


def test_a_double_click_begins(page, qtbot):
    spy = QSignalSpy(page.begin_requested)
    where = page.list.visualRect(page.model.index(page.model.row_of(BREATH.id))).center()
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert said(spy) == [["awareness-of-breath", 10]]


def test_plus_and_minus_change_the_minutes_within_the_range(page, qtbot):
    for _ in range(30):
        qtbot.keyClick(page.list, Qt.Key.Key_Minus)
    assert page.bar.minutes == ROUND.shortest
    qtbot.keyClick(page.list, Qt.Key.Key_Plus)
    assert page.bar.minutes == ROUND.shortest + 1
    assert not button(page.bar, "−").isEnabled() or page.bar.minutes > ROUND.shortest


def test_the_buttons_stop_at_the_ends_of_the_range(page, qtbot):
    qtbot.keyClick(page.list, Qt.Key.Key_End)
    assert page.bar.practice == DOOR
    assert not button(page.bar, "−").isEnabled()
    assert not button(page.bar, "+").isEnabled()


def test_a_click_on_plus_adds_a_minute(page, qtbot):
    qtbot.mouseClick(button(page.bar, "+"), Qt.MouseButton.LeftButton)
    assert page.bar.minutes == 21


def test_searching_keeps_what_matches_and_chooses_it(page, qtbot):
    qtbot.keyClicks(page.search, "breath")
    assert page.model.rowCount() == 2
    assert page.bar.practice == BREATH
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert page.model.rowCount() == 6


def test_a_search_without_a_match_says_so_and_offers_nothing_to_begin(page, qtbot):
    spy = QSignalSpy(page.begin_requested)
    qtbot.keyClicks(page.search, "zither")
    assert not page.bar.isVisible()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert spy.count() == 0


def test_plus_typed_into_the_search_stays_there(page, qtbot):
    page.search.setFocus()
    qtbot.keyClicks(page.search, "+")
    assert page.search.text() == "+"


def test_down_leads_from_the_search_into_the_list(page, qtbot):
    page.search.setFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.list.hasFocus()


def test_what_was_chosen_stays_chosen_when_the_library_is_shown_again(page, qtbot):
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Plus)
    page.show_practices((ROUND, BREATH, DOOR), TODAY)
    assert (page.bar.practice, page.bar.minutes) == (BREATH, 11)


def test_read_it_first_asks_for_the_text(page, qtbot):
    spy = QSignalSpy(page.read_requested)
    qtbot.mouseClick(button(page.bar, "Read it first"), Qt.MouseButton.LeftButton)
    assert said(spy) == [["whole-round"]]


def test_an_empty_library_stands_empty(qtbot):
    page = hosted(qtbot, PracticesPage())
    page.show_practices((), TODAY)
    assert page.bar.practice is None
    assert not page.bar.isVisible()


# Filters and favourites


def pick(chip, key):
    next(action for action in chip._group.actions() if action.data() == key).trigger()


def test_the_minutes_i_have_hide_what_does_not_fit_and_set_the_length(page):
    pick(page.filters.minutes, "5")
    assert page.model.rowCount() == 2
    assert (page.bar.practice, page.bar.minutes) == (BREATH, 5)
    pick(page.filters.minutes, "20")
    assert page.model.rowCount() == 4
    assert (page.bar.practice, page.bar.minutes) == (BREATH, 20)


def test_moving_on_in_a_filtered_list_keeps_the_minutes_i_have(page, qtbot):
    pick(page.filters.minutes, "45")
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    assert (page.bar.practice, page.bar.minutes) == (ROUND, 45)


def test_search_and_filters_combine(page, qtbot):
    pick(page.filters.posture, "standing")
    assert page.bar.practice == DOOR
    qtbot.keyClicks(page.search, "breath")
    assert page.bar.practice is None


def test_when_nothing_is_left_the_page_says_why_and_offers_the_way_back(page, qtbot):
    pick(page.filters.minutes, "45")
    pick(page.filters.posture, "standing")
    assert page.nothing.isVisible()
    assert "45 min, standing" in page.nothing.words.text()
    qtbot.mouseClick(page.nothing.way_back, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 6
    assert page.list.isVisible()
    assert not page.nothing.isVisible()
    assert page.list.hasFocus()


def test_escape_clears_every_filter_and_the_search(page, qtbot):
    pick(page.filters.minutes, "1")
    page.filters.favourites.click()
    page.search.setText("zither")
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.model.rowCount() == 6
    assert page.search.text() == ""
    assert not page.filters.favourites.isChecked()
    assert page.filters.minutes.accessibleName() == "Minutes I have: Any length"


@pytest.mark.parametrize("way", ["keys", "star"])
def test_a_favourite_is_kept_by_key_or_star(page, qtbot, way):
    spy = QSignalSpy(page.favourite_chosen)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    if way == "keys":
        qtbot.keyClick(page.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    else:
        qtbot.mouseClick(page.bar.star, Qt.MouseButton.LeftButton)
    assert said(spy) == [["awareness-of-breath", True]]


def test_a_favourite_stands_first_and_stays_chosen(page):
    page.list.setCurrentIndex(page.model.index(page.model.row_of(DOOR.id)))
    page.show_favourites((DOOR.id,))
    assert page.bar.practice == DOOR
    assert page.list.currentIndex().row() == 1
    assert page.bar.star.isChecked()
    assert page.bar.star.accessibleName() == "A favourite"
    page.list.setCurrentIndex(page.model.index(page.model.row_of(BREATH.id)))
    assert not page.bar.star.isChecked()


def test_without_favourites_the_filter_says_how_to_keep_one(page):
    page.filters.favourites.click()
    assert "star" in page.nothing.words.text()


def test_what_is_typed_in_the_list_searches_it(page, qtbot):
    qtbot.keyClick(page.list, Qt.Key.Key_D)
    qtbot.keyClicks(page.search, "oor")
    assert page.search.text() == "door"
    assert page.search.hasFocus()
    assert page.bar.practice == DOOR


def test_control_f_leads_to_the_search(page, qtbot):
    qtbot.keyClick(page.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()


def test_going_up_brings_the_first_heading_back_into_sight(qtbot):
    page = PracticesPage()
    page.show_practices((ROUND, BREATH, DOOR), TODAY)
    hosted(qtbot, page, 700, 540)
    qtbot.keyClick(page.list, Qt.Key.Key_End)
    qtbot.keyClick(page.list, Qt.Key.Key_Home)
    assert page.bar.practice == ROUND
    assert page.list.visualRect(page.model.index(0)).top() >= 0


# The length


def found(practice, minutes, text="Sit."):
    part = ReadingPart("Arriving", (ReadingLine(text, "5 s"), ReadingLine("Go.")))
    return AtLength(practice.id, minutes, minutes * 24.0, minutes * 36.0, (part,))


def test_the_slider_covers_the_range_and_moves_with_the_stepper(page, qtbot):
    assert (page.bar.slider.minimum(), page.bar.slider.maximum()) == (6, 60)
    qtbot.keyClick(page.list, Qt.Key.Key_Plus)
    assert page.bar.slider.value() == 21
    qtbot.keyClick(page.bar.slider, Qt.Key.Key_Left)
    assert page.bar.minutes == 20


def test_a_practice_of_one_length_needs_no_slider(page, qtbot):
    qtbot.keyClick(page.list, Qt.Key.Key_End)
    assert not page.bar.slider.isVisible()


def test_moving_the_slider_asks_what_that_length_is_like(page, qtbot):
    spy = QSignalSpy(page.length_wanted)
    page.bar.slider.setValue(30)
    assert said(spy) == [["whole-round", 30]]


def test_the_answer_is_said_in_words(page):
    page.show_length(found(ROUND, 20))
    words = "About 8 min of words, 12 min of silence (silence 60 %) · 1 part, 2 lines"
    assert page.bar.length.text() == words


def test_a_short_practice_is_told_in_seconds_that_add_up(page):
    page.list.setCurrentIndex(page.model.index(page.model.row_of(DOOR.id)))
    page.show_length(found(DOOR, 1))
    assert page.bar.length.text().startswith("About 24 s of words, 36 s of silence")


def test_an_answer_about_another_length_or_practice_is_dropped(page, qtbot):
    page.show_length(found(ROUND, 20))
    page.show_length(found(ROUND, 45))
    page.show_length(found(BREATH, 20))
    assert "8 min of words" in page.bar.length.text()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.bar.length.text().strip() == ""


def test_enter_on_the_slider_begins(page, qtbot):
    spy = QSignalSpy(page.begin_requested)
    page.bar.slider.setFocus()
    qtbot.keyClick(page.bar.slider, Qt.Key.Key_Return)
    assert said(spy) == [["whole-round", 20]]


# The reading view


def test_the_reading_shows_the_whole_text_with_rests_and_conditions(page):
    page.show_reading(READING)
    text = page.reading.text.toPlainText()
    for part in (
        "Awareness of breath",
        "MBSR · 2–45 min · Sitting",
        "Arriving",
        "Any posture is fine <really>.",
        "(rest 4 s)",
        "(eyes open · rest 6 to 20 s)",
    ):
        assert part in text


def test_enter_begins_from_the_reading_with_the_minutes_chosen_before(page, qtbot):
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Plus)
    page.show_reading(READING)
    spy = QSignalSpy(page.begin_requested)
    qtbot.keyClick(page.reading.text, Qt.Key.Key_Return)
    assert said(spy) == [["awareness-of-breath", 11]]


def test_plus_changes_the_minutes_of_the_reading(page, qtbot):
    page.show_reading(READING)
    qtbot.keyClick(page.reading, Qt.Key.Key_Plus)
    assert page.reading.bar.minutes == 11


@pytest.mark.parametrize("way", ["key", "button"])
def test_the_way_back_leads_to_the_list(page, qtbot, way):
    page.show_reading(READING)
    assert page.reading.isVisible()
    if way == "key":
        qtbot.keyClick(page.reading.text, Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(button(page.reading, "‹ All practices"), Qt.MouseButton.LeftButton)
    assert page.list.isVisible()


def test_the_column_of_a_reading_is_no_wider_than_print(page):
    page.show_reading(READING)
    frame = page.reading.text.document().rootFrame().frameFormat()
    column = page.reading.text.viewport().width() - frame.rightMargin()
    assert column <= 38 * theme.font("body").pixelSize()


@pytest.mark.parametrize("percent", [100, 200])
def test_rows_grow_with_the_text_and_nothing_is_narrower_than_a_target(qtbot, qapp, percent):
    theme.apply(qapp, False, percent)
    try:
        page = PracticesPage()
        page.show_practices((ROUND, BREATH, DOOR), TODAY)
        hosted(qtbot, page, 660, 600)
        row = page.list.visualRect(page.model.index(1))
        assert row.height() >= theme.TARGET
        assert row.width() <= page.list.viewport().width()
        assert page.list.height() >= row.height()
        for control in page.findChildren(QPushButton):
            if control.isVisible():
                assert control.height() >= theme.TARGET
                assert control.accessibleName() or control.text()
    finally:
        theme.apply(qapp, False, 100)


def test_the_reading_can_show_what_is_said_at_this_length(page, qtbot):
    page.show_reading(READING)
    page.show_length(found(BREATH, 10, "Only this."))
    assert "Only this." not in page.reading.text.toPlainText()
    qtbot.mouseClick(page.reading.modes.chip("length"), Qt.MouseButton.LeftButton)
    text = page.reading.text.toPlainText()
    assert "What is said in 10 minutes, resting on the breath, eyes closed." in text
    assert "Only this." in text
    assert "Let the eyes rest." not in text
    qtbot.mouseClick(page.reading.modes.chip("all"), Qt.MouseButton.LeftButton)
    assert "Let the eyes rest." in page.reading.text.toPlainText()


def test_the_text_follows_the_minutes(page, qtbot):
    page.show_reading(READING)
    page.reading.modes.chip("length").click()
    spy = QSignalSpy(page.length_wanted)
    qtbot.keyClick(page.reading, Qt.Key.Key_Plus)
    assert said(spy) == [["awareness-of-breath", 11]]
    page.show_length(found(BREATH, 11, "Eleven."))
    assert "Eleven." in page.reading.text.toPlainText()


def test_reading_the_same_practice_anew_keeps_the_minutes(page, qtbot):
    page.show_reading(READING)
    qtbot.keyClick(page.reading, Qt.Key.Key_Plus)
    page.reading.show_reading(READING)
    assert page.reading.bar.minutes == 11


@pytest.mark.parametrize(("percent", "briefly"), [(100, False), (200, True)])
def test_a_recording_can_be_added_by_button_at_any_text_size(qtbot, qapp, percent, briefly):
    theme.apply(qapp, False, percent)
    try:
        page = PracticesPage()
        page.show_practices((ROUND, BREATH, DOOR), TODAY)
        hosted(qtbot, page, 660, 600)
        buttons = (page.add_recording, page.add_briefly)
        assert [button.isVisible() for button in buttons] == [not briefly, briefly]
        with qtbot.waitSignal(page.add_recording_requested):
            buttons[briefly].click()
    finally:
        theme.apply(qapp, False, 100)


OWN = tuple(
    PracticeSummary(f"recording-{n}", f"Talk {n:02}", "own-recordings", "Ana", "", 9, 9, 9)
    for n in range(30)
)


def in_sight(page, practice_id):
    row = page.list.visualRect(page.model.index(page.model.row_of(practice_id)))
    return page.list.viewport().rect().contains(row)


def test_what_was_added_is_chosen_and_in_sight_once_it_is_there(page, qtbot):
    page.choose("recording-29")
    assert page.bar.practice == ROUND
    page.show_practices((ROUND, BREATH, DOOR, *OWN), TODAY)
    assert page.bar.practice == OWN[29]
    assert in_sight(page, "recording-29")
    page.list.setCurrentIndex(page.model.index(page.model.row_of(ROUND.id)))
    page.show_practices((ROUND, BREATH, DOOR, *OWN), TODAY)
    assert page.bar.practice == ROUND


def test_a_filter_that_hides_what_was_added_is_let_go(page):
    page.show_practices((ROUND, BREATH, DOOR, *OWN), TODAY)
    page.search.setText("whole round")
    page.choose("recording-29")
    assert (page.search.text(), page.bar.practice) == ("", OWN[29])
    assert in_sight(page, "recording-29")


def test_what_was_added_is_shown_though_a_text_was_open(page):
    page.show_practices((ROUND, BREATH, DOOR, *OWN[:3]), TODAY)
    page.show_reading(READING)
    page.choose("recording-2")
    assert page.list.isVisible()


def test_a_recording_is_removed_at_once_and_can_be_brought_back_by_key(page, qtbot):
    page.show_practices((ROUND, *OWN[:3]), TODAY)
    page.choose("recording-1")
    gone, back = QSignalSpy(page.remove_requested), QSignalSpy(page.undo_remove_requested)
    button(page, "Remove").click()
    assert said(gone) == [["recording-1"]]
    page.show_practices((ROUND, OWN[0], OWN[2]), TODAY)
    page.show_removed("recording-1", "Talk 01")
    assert page.bar.practice == OWN[2]
    assert "Talk 01" in page.removed.says.text()
    assert page.removed.isVisible()
    button(page, "Remove").click()
    assert gone.count() == 1  # the second half of a double click
    qtbot.keyClick(page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert said(back) == [["recording-1"]]
    page.show_practices((ROUND, *OWN[:3]), TODAY)
    page.show_restored("recording-1")
    assert (page.bar.practice, page.removed.isVisible()) == (OWN[1], False)


def test_the_neighbour_of_what_was_removed_is_chosen_and_at_last_any(page):
    page.show_practices((ROUND, *OWN[:3]), TODAY)
    page.choose("recording-2")
    page.show_practices((ROUND, *OWN[:2]), TODAY)
    assert page.bar.practice == OWN[1]
    page.show_practices((ROUND,), TODAY)
    assert page.bar.practice == ROUND


def test_ctrl_s_asks_for_a_sound_file_of_what_is_chosen(page, qtbot):
    with qtbot.waitSignal(page.save_requested) as heard:
        qtbot.keyClick(page.list, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert heard.args == [page.bar.practice.id, page.bar.minutes]

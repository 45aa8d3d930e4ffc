"""Check-in: the whole ladder, rung by rung."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.services.views import CheckInDraft
from desktop.ui import theme
from desktop.ui.pages.check_in import CheckInPage
from desktop.ui.pages.check_in_slept import hours
from desktop.ui.pages.check_in_words import CALM, DRAINED, LIVELY, TENSE, words_near
from tests.desktop.ui.pages.hosting import hosted
from tests.desktop.ui.pages.legible import cut_words, low_targets

NOW = datetime(2026, 11, 22, 19, 42)
ENTRY = CheckInDraft(
    pleasantness=-34, energy=-37, able=4, words=("weary", "threadbare"), contexts=("night shift",),
    slept_minutes=325, note="Long.", at=datetime(2026, 11, 20, 8, 5), amends="b",
)  # fmt: skip


@pytest.fixture
def page(qtbot, qapp):
    theme.apply(qapp)
    made = CheckInPage(lambda: NOW, lambda: 0.0)
    made.made, made.kept_drafts = [], []
    made.check_in_made.connect(made.made.append)
    made.saved.connect(made.kept_drafts.append)
    yield hosted(qtbot, made)
    theme.apply(qapp)


def click_pad(qtbot, page, p=-20, e=-50):
    at = page.pad.point_of(p, e).toPoint()
    qtbot.mouseClick(page.pad, Qt.MouseButton.LeftButton, pos=at)


def save(qtbot, page):
    qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    return page.kept_drafts[-1] if page.kept_drafts else None


def test_a_pad_click_is_saved_at_once_and_save_completes_it(qtbot, page):
    click_pad(qtbot, page)
    assert len(page.made) == 1
    page.show_saved("a")
    qtbot.mouseClick(page.words.row.chip("weary"), Qt.MouseButton.LeftButton)
    kept = save(qtbot, page)
    assert (kept.amends, kept.words) == ("a", ("weary",))


def test_able_after_the_click_amends_at_once(qtbot, page):
    click_pad(qtbot, page)
    page.show_saved("a")
    qtbot.keyClicks(page.focusWidget(), "4")
    assert (page.made[-1].able, page.made[-1].amends) == (4, "a")


def test_able_alone_waits_for_save_and_is_enough(qtbot, page):
    qtbot.keyClicks(page.able, "8")
    assert page.made == []
    assert save(qtbot, page).able == 8


def test_nothing_said_is_not_saved_and_says_so(qtbot, page):
    assert save(qtbot, page) is None
    assert page.kept.isVisible()


def test_sleep_is_not_said_until_it_is(qtbot, page):
    qtbot.keyClicks(page.able, "5")
    assert save(qtbot, page).slept_minutes is None
    page.slept.slider.setFocus()
    qtbot.keyClick(page.slept.slider, Qt.Key.Key_Left)
    assert save(qtbot, page).slept_minutes == 405
    qtbot.mouseClick(page.slept.forget, Qt.MouseButton.LeftButton)
    assert save(qtbot, page).slept_minutes is None


def test_a_loaded_entry_comes_back_as_it_was(qtbot, page):
    page.load(ENTRY, editing=True)
    assert save(qtbot, page) == ENTRY


def test_editing_saves_nothing_before_save(qtbot, page):
    page.load(ENTRY, editing=True)
    click_pad(qtbot, page, 50, 50)
    qtbot.keyClicks(page.able, "9")
    assert page.made == []
    kept = save(qtbot, page)
    assert (kept.able, kept.amends) == (9, "b")


def test_escape_leaves_an_entry_as_it_was(qtbot, page):
    page.load(ENTRY, editing=True)
    with qtbot.waitSignal(page.cancelled):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_a_fourth_word_is_kindly_refused(qtbot, page):
    for word in ("tense", "weary", "lively", "calm"):
        qtbot.mouseClick(page.words.row.chip(word), Qt.MouseButton.LeftButton)
    assert page.words.keys() == ("tense", "weary", "lively")
    assert "3 words" in page.words.problem.text()


def test_a_word_of_ones_own_becomes_a_chip(qtbot, page):
    qtbot.mouseClick(page.words._more, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.words.own, "threadbare")
    qtbot.keyClick(page.words.own, Qt.Key.Key_Return)
    assert page.kept_drafts == []
    assert page.words.keys() == ("threadbare",)
    assert page.words.row.chip("threadbare").isChecked()


def test_an_own_word_still_in_its_field_is_kept_too(qtbot, page):
    qtbot.mouseClick(page.words._more, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.words.own, " threadbare ")
    assert save(qtbot, page).words == ("threadbare",)


def test_words_follow_the_pad_and_chosen_ones_stay(qtbot, page):
    qtbot.mouseClick(page.words.row.chip("weary"), Qt.MouseButton.LeftButton)
    click_pad(qtbot, page, 60, 60)
    assert page.words.keys() == ("weary",)
    assert page.words.row.chip("glad") is not None
    assert page.words.row.chip("anxious") is None


def test_only_one_kind_of_shift_is_chosen(qtbot, page):
    for key in ("day shift", "night shift", "thanked"):
        qtbot.mouseClick(page.around.row.chip(key), Qt.MouseButton.LeftButton)
    assert page.around.keys() == ("night shift", "thanked")


@pytest.mark.parametrize(
    ("place", "words"),
    [((50, 50), LIVELY), ((50, -50), CALM), ((-50, 50), TENSE), ((-50, -50), DRAINED)],
)
def test_each_quadrant_has_its_words(place, words):
    assert words_near(*place) == words


def test_with_energy_unknown_both_quadrants_of_the_side_take_turns():
    assert words_near(-50, None)[:2] == (TENSE[0], DRAINED[0])
    assert set(words_near(-50, None)) == set(TENSE) | set(DRAINED)


def test_no_word_stands_in_two_quadrants():
    every = [*TENSE, *DRAINED, *LIVELY, *CALM]
    assert len(every) == len(set(every))


@pytest.mark.parametrize("where", ["able", "page"])
def test_enter_saves(qtbot, page, where):
    qtbot.keyClicks(page.able, "5")
    qtbot.keyClick(page.able if where == "able" else page, Qt.Key.Key_Return)
    assert len(page.kept_drafts) == 1


def test_enter_in_the_note_is_a_new_line_and_control_enter_saves(qtbot, page):
    page.note.setFocus()
    qtbot.keyClicks(page.note, "one")
    qtbot.keyClick(page.note, Qt.Key.Key_Return)
    qtbot.keyClicks(page.note, "two")
    assert page.kept_drafts == []
    qtbot.keyClick(page.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.kept_drafts[0].note == "one\ntwo"


def test_the_gentle_line_about_patients_comes_once(qtbot, page):
    with qtbot.waitSignal(page.note_reminder_shown):
        page.note.setFocus()
    assert page.gentle.isVisible()
    page.able.setFocus()
    with qtbot.assertNotEmitted(page.note_reminder_shown):
        page.note.setFocus()


def test_who_was_reminded_before_is_not_again(qtbot, qapp):
    page = hosted(qtbot, CheckInPage(lambda: NOW, remind_about_notes=False))
    page.note.setFocus()
    assert not page.gentle.isVisible()


def change_time(qtbot, page, day, clock):
    qtbot.mouseClick(page.moment.change, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.moment.days.chip(day), Qt.MouseButton.LeftButton)
    page.moment.clock.setText(clock)
    qtbot.keyClick(page.moment.clock, Qt.Key.Key_Return)


def test_an_earlier_time_is_kept_and_marked_as_added_later(qtbot, page):
    change_time(qtbot, page, "yesterday", "23.15")
    assert "added later" in page.moment.words.text()
    qtbot.keyClicks(page.able, "5")
    assert save(qtbot, page).at == datetime(2026, 11, 21, 23, 15)


@pytest.mark.parametrize("clock", ["23:59", "noon", ""])
def test_a_time_that_cannot_be_is_explained_and_holds_save(qtbot, page, clock):
    qtbot.keyClicks(page.able, "5")
    change_time(qtbot, page, "today", clock)
    assert page.moment.problem.isVisible()
    assert save(qtbot, page) is None


def test_an_entry_is_added_later_only_once_its_time_was_changed(qtbot, page):
    page.load(ENTRY, editing=True)
    assert page.moment.words.text() == "20 Nov, 08:05"
    qtbot.mouseClick(page.moment.change, Qt.MouseButton.LeftButton)
    page.moment.clock.setText("07:00")
    assert save(qtbot, page).at == datetime(2026, 11, 20, 7, 0)
    assert "added later" in page.moment.words.text()
    qtbot.mouseClick(page.moment.change, Qt.MouseButton.LeftButton)
    assert page.moment.back.text() == "As it was"
    qtbot.mouseClick(page.moment.back, Qt.MouseButton.LeftButton)
    assert page.moment.at == ENTRY.at
    assert "added later" not in page.moment.words.text()


def test_a_day_that_is_none_is_explained(qtbot, page):
    qtbot.mouseClick(page.moment.change, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.moment.days.chip("earlier"), Qt.MouseButton.LeftButton)
    page.moment.day.setText("31 November")
    qtbot.keyClick(page.moment.day, Qt.Key.Key_Return)
    assert "2026-11-22" in page.moment.problem.text()


@pytest.mark.parametrize("field", ["words", "contexts", "at", "pleasantness"])
def test_an_error_shows_at_its_field(page, field):
    page.show_field_error(field, "That does not fit.")
    shown = [label for label in page.findChildren(QLabel) if label.text() == "That does not fit."]
    assert len(shown) == 1
    assert shown[0].isVisible()


def test_undo_clears_the_page(qtbot, page):
    click_pad(qtbot, page)
    page.show_saved("a")
    with qtbot.waitSignal(page.undo_requested):
        qtbot.mouseClick(page.undo, Qt.MouseButton.LeftButton)
    assert page.draft() == CheckInDraft()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(330, "5 h 30"), (480, "8 h"), (45, "45 min"), (0, "0 min"), (365, "6 h 05")],
)
def test_sleep_reads_as_hours(minutes, words):
    assert hours(minutes) == words


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(("width", "height"), [(712, 600), (620, 600), (992, 760)])
def test_nothing_is_cut_and_every_target_is_high_enough(qtbot, qapp, page, width, height, percent):
    theme.apply(qapp, text_percent=percent)
    page.load(ENTRY, editing=True)
    page.note.setFocus()
    qtbot.mouseClick(page.moment.change, Qt.MouseButton.LeftButton)
    page.setGeometry(0, 0, width, height)
    qtbot.waitUntil(lambda: cut_words(page) == [])
    assert low_targets(page) == []
    assert page.horizontalScrollBar().maximum() == 0


def test_the_logged_shift_is_chosen_already_and_kept_with_the_check_in(qtbot, page):
    page.show_shift("long day")
    assert page.around.keys() == ("long day",)
    click_pad(qtbot, page)
    assert page.made[-1].contexts == ("long day",)
    qtbot.mouseClick(page.around.row.chip("on call"), Qt.MouseButton.LeftButton)
    assert page.around.keys() == ("on call",)  # a person may say otherwise
    page.load(CheckInDraft())
    assert page.around.keys() == ("long day",)


def test_a_logged_shift_gives_way_when_it_is_over_or_another_time_is_meant(qtbot, page):
    page.show_shift("night shift")
    page.around.row.set_keys(["night shift", "thanked"])
    page.show_shift("")
    assert page.around.keys() == ("thanked",)
    page.show_shift("night shift")
    qtbot.mouseClick(page.moment.change, Qt.MouseButton.LeftButton)
    page.moment.clock.setText("08:00")
    qtbot.keyClick(page.moment.clock, Qt.Key.Key_Return)
    assert page.around.keys() == ("thanked",)
    qtbot.mouseClick(page.moment.change, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.moment.back, Qt.MouseButton.LeftButton)
    assert set(page.around.keys()) == {"thanked", "night shift"}


def test_an_entry_that_is_changed_keeps_the_shift_that_it_named(page):
    page.load(ENTRY, editing=True)
    page.show_shift("long day")
    assert page.around.keys() == ("night shift",)
    page.load(CheckInDraft(contexts=("late shift",)))
    assert page.around.keys() == ("late shift",)

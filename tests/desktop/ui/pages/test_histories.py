"""The page of histories: it fits, shows what a file would bring, and says what is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.services.history_views import (
    ColumnsView,
    ColumnsWish,
    HistoryView,
    HistoryWish,
    ImportView,
    MoodView,
)
from desktop.ui import theme
from desktop.ui.pages.histories import HistoriesPage
from tests.desktop.ui.pages.hosting import hosted

VIEW = HistoryView(
    file_name="daylio_export.csv",
    program="Daylio",
    new=1312,
    already_here=4,
    unreadable=((5, "“never” is no date"), (9, "it lies in the future")),
    left_out=(("Symptom", 3),),
    moods=(MoodView("good", 640, 40), MoodView("stormy", 12, None), MoodView("odd", 1, 15)),
    zone="Europe/Berlin",
    says="",
)
NOTHING_NEW = HistoryView("f.csv", "Bearable", 0, 9, (), (), (), None, "Parts of the day.")
COLUMNS = ColumnsView("t.csv", ("when", "score", "words"), (("13.02.2024", "3", ""),))
EARLIER = (ImportView("a", "Daylio", "daylio_export.csv", "2026-03-01", 1312),)


@pytest.fixture
def shown(qtbot, qapp: QApplication) -> Iterator[Callable[..., HistoriesPage]]:
    def show(percent: int = 100) -> HistoriesPage:
        theme.apply(qapp, False, percent)
        page = HistoriesPage()
        page.show_earlier(EARLIER)
        hosted(qtbot, page, 716, 600)
        return page

    yield show
    theme.apply(qapp, False, 100)


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_wider_than_the_page(shown, percent):
    page = shown(percent)
    for step in (
        lambda: page.show_found(VIEW),
        lambda: page.ask_for_columns(COLUMNS),
        lambda: page.show_reading("x" * 30),
        lambda: page.show_came_in(EARLIER[0]),
    ):
        step()
        assert page.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("percent", [100, 200])
def test_what_was_found_is_in_sight_in_the_smallest_window(shown, percent):
    page = shown(percent)
    page.show_found(VIEW)
    QApplication.processEvents()
    assert not page.found.counts.visibleRegion().isEmpty()


def test_it_says_what_is_new_here_already_and_not_to_be_read(shown):
    page = shown()
    page.show_found(VIEW)
    assert page.found.counts.text() == "1312 new · 4 already here · 2 cannot be read"
    assert page.found.unreadable.toPlainText().splitlines()[0] == "Line 5: “never” is no date"
    assert "Symptom (3)" in page.found.left_out.text()


def test_enter_brings_it_in_by_the_usual_moods_and_zone(shown, qtbot):
    page = shown()
    page.show_found(VIEW)
    with qtbot.waitSignal(page.found.wanted) as wanted:
        qtbot.keyClick(page, Qt.Key.Key_Return)
    moods = {"good": 40, "stormy": None, "odd": 15}
    assert wanted.args == [HistoryWish("Europe/Berlin", moods)]


def test_a_mood_is_given_its_value_by_keyboard(shown, qtbot):
    page = shown()
    page.show_found(VIEW)
    chip = page.found.moods.rows["stormy"].chip("-40")
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert page.found.wish().moods["stormy"] == -40


def test_another_zone_is_counted_anew_and_what_was_decided_stays(shown, qtbot):
    page = shown()
    page.show_found(VIEW)
    page.found.moods.rows["stormy"].chip("-40").click()
    with qtbot.waitSignal(page.found.zone_changed) as changed:
        page.found.zone.setText("Asia/Tokyo")
        qtbot.keyClick(page.found.zone, Qt.Key.Key_Return)
    assert changed.args[0].zone == "Asia/Tokyo"
    page.show_counting()
    assert page.found.bring.isEnabled()
    page.show_counts(VIEW)
    assert page.found.wish().moods["stormy"] == -40


def test_a_file_without_anything_new_brings_nothing(shown, qtbot):
    page = shown()
    page.show_found(NOTHING_NEW)
    assert "nothing new" in page.state.text()
    with qtbot.assertNotEmitted(page.found.wanted):
        qtbot.keyClick(page, Qt.Key.Key_Return)
    assert page.found.wish() == HistoryWish("", {})
    assert page.found.says.text() == "Parts of the day."


def test_a_second_file_shows_its_own_moods(shown):
    page = shown()
    page.show_found(VIEW)
    page.show_found(NOTHING_NEW)
    assert page.found.moods.rows == {}


def test_while_it_is_read_escape_stops_it_and_nothing_else_is_offered(shown, qtbot):
    page = shown()
    page.show_reading("export.zip")
    page.show_progress(37)
    assert page.state.text() == "export.zip: 37 %"
    assert page.choose.isHidden()
    assert not page.earlier.isEnabled()
    with qtbot.waitSignal(page.stopped):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    page.show_stopped()
    assert "as it was" in page.state.text()
    assert page.stop.isHidden()


def test_what_came_in_has_an_undo_which_goes_with_its_use(shown, qtbot):
    page = shown()
    page.show_found(VIEW)
    page.show_coming_in()
    page.show_came_in(EARLIER[0])
    assert page.found.isHidden()
    assert page.state.text() == "1312 rows of daylio_export.csv are in your journal now."
    with qtbot.waitSignal(page.undo_pressed) as undone:
        page.undo.click()
    assert undone.args == ["a"]
    assert page.undo.isHidden()


def test_an_earlier_one_goes_at_the_second_press(shown, qtbot):
    page = shown()
    [row] = page.earlier.rows
    with qtbot.assertNotEmitted(page.earlier.taken_out):
        row.out.click()
    assert row.out.text() == "Yes, take 1312 rows out"
    with qtbot.waitSignal(page.earlier.taken_out) as out:
        row.out.click()
    assert out.args == ["a"]
    page.earlier.offer_again()
    assert row.out.text() == "Take it out again"


def test_the_columns_are_pointed_at(shown, qtbot):
    page = shown()
    page.ask_for_columns(COLUMNS)
    card = page.columns
    assert card.date.keys() == ("0",)
    card.number.chip("1").click()
    card.note.chip("2").click()
    card.worst.setText("5")
    card.best.setText("1")
    card.order.chip("day").click()
    with qtbot.waitSignal(card.wanted) as wanted:
        card.look.click()
    assert wanted.args == [ColumnsWish("when", "score", 5, 1, "words", "day")]
    card.worst.setText("low")
    with qtbot.assertNotEmitted(card.wanted):
        card.look.click()
    assert not card.wrong.isHidden()


def test_a_problem_leaves_what_was_shown(shown):
    page = shown()
    page.show_found(VIEW)
    page.show_coming_in()
    page.show_problem("The disk is full.")
    assert not page.found.isHidden()
    assert page.found.isEnabled()

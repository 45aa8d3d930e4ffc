"""A year in days: by key and by pointer, told to a screen reader, and hollow where nothing was."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy

from desktop.services.life_views import YearDay, YearView
from desktop.ui import theme
from desktop.ui.pages.year import YearPage
from desktop.ui.widgets.day_grid import day_colour
from tests.desktop.ui.pages.hosting import hosted

TODAY = date(2026, 11, 24)
DAYS = (YearDay(date(2026, 11, 22), -42.5, 1), YearDay(date(2026, 11, 23), 30.0, 3))


def view(year=2026, measure="pleasantness", days=DAYS):
    return YearView(year, measure, -100, 100, days, TODAY, first_year=2025)


@pytest.fixture
def page(qtbot):
    page = YearPage()
    page.show_year(view())
    hosted(qtbot, page)
    return page


def press(page, qtbot, *keys):
    for key in keys:
        qtbot.keyClick(page.grid, getattr(Qt.Key, f"Key_{key}"))


def test_it_begins_today(page):
    assert page.grid.hasFocus()
    assert page.readout.text() == "Tuesday 24 Nov: nothing said."


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (["Left"], date(2026, 11, 23)),
        (["Left", "Left", "Right"], date(2026, 11, 23)),
        (["Up"], date(2026, 10, 24)),
        (["Up", "Down"], date(2026, 11, 24)),
        (["Right"], TODAY),  # no day that is still to come
        (["Down"], TODAY),
        (["Home"], date(2026, 1, 24)),
    ],
)
def test_arrows_go_from_day_to_day_and_from_month_to_month(page, qtbot, keys, day):
    press(page, qtbot, *keys)
    assert page.grid.chosen == day


def test_a_shorter_month_has_its_last_day(page, qtbot):
    press(page, qtbot, *["Up"] * 3, *["Right"] * 7)
    assert page.grid.chosen == date(2026, 8, 31)
    press(page, qtbot, *["Up"] * 6)
    assert page.grid.chosen == date(2026, 2, 28)


def test_a_day_is_told_in_words(page, qtbot):
    press(page, qtbot, "Left")
    said = "Monday 23 Nov: pleasantness 30, 3 check-ins"
    assert page.grid.accessibleDescription() == said
    assert page.readout.text() == f"{said}."
    press(page, qtbot, "Left")
    assert page.readout.text() == "Sunday 22 Nov: pleasantness −42.5, 1 check-in."


@pytest.mark.parametrize("way", ["Return", "Space", "button"])
def test_a_day_is_opened(page, qtbot, way):
    spy = QSignalSpy(page.day_opened)
    press(page, qtbot, "Left")
    page.open.click() if way == "button" else press(page, qtbot, way)
    assert [spy.at(0)[0]] == [date(2026, 11, 23)]


def test_a_click_chooses_a_day_and_a_double_click_opens_it(page, qtbot):
    spy = QSignalSpy(page.day_opened)
    at = page.grid._box(date(2026, 3, 5)).center().toPoint()
    qtbot.mouseClick(page.grid, Qt.MouseButton.LeftButton, pos=at)
    assert page.grid.chosen == date(2026, 3, 5)
    qtbot.mouseDClick(page.grid, Qt.MouseButton.LeftButton, pos=at)
    assert spy.at(0)[0] == date(2026, 3, 5)


def test_a_click_beside_the_days_changes_nothing(page, qtbot):
    for at in (QPoint(1, 1), page.grid._box(date(2026, 12, 24)).center().toPoint()):
        qtbot.mouseClick(page.grid, Qt.MouseButton.LeftButton, pos=at)
    assert page.grid.chosen == TODAY


def test_another_year_and_another_measure_are_asked_for(page, qtbot):
    spy = QSignalSpy(page.year_wanted)
    press(page, qtbot, "PageUp")
    page.before.click()
    page.measures.chip("able").click()
    press(page, qtbot, "PageDown")  # there is nothing of a year to come
    assert [spy.at(n) for n in range(spy.count())] == [
        [2025, "pleasantness"], [2025, "pleasantness"], [2026, "able"],
    ]  # fmt: skip


def test_only_years_with_something_in_them_are_offered(page):
    assert page.before.isVisible()
    assert not page.after.isVisible()
    page.show_year(view(2025, days=()))
    assert not page.before.isVisible()
    assert page.after.isVisible()
    assert page.grid.chosen == date(2025, 11, 24)


def test_a_day_with_a_value_is_filled_and_one_without_is_hollow(page):
    picture = page.grid.grab().toImage()

    def middle(day):
        return picture.pixelColor(page.grid._box(day).center().toPoint())

    share = (30 + 100) / 200
    assert middle(date(2026, 11, 23)).name() == day_colour(share).name()
    nowhere = middle(date(2026, 12, 31))  # still to come
    assert middle(date(2026, 11, 20)).name() == nowhere.name() != day_colour(share).name()


@pytest.mark.parametrize("percent", [100, 200])
def test_in_the_smallest_window_every_day_has_its_place(qtbot, qapp, percent):
    theme.apply(qapp, False, percent)
    try:
        page = YearPage()
        page.show_year(view())
        hosted(qtbot, page, 640, 600)
        assert page.horizontalScrollBar().maximum() == 0
        last = page.grid._box(date(2026, 12, 31))
        assert last.right() <= page.grid.width() + 0.01
        assert last.bottom() <= page.grid.height() + 0.01
    finally:
        theme.apply(qapp, False, 100)

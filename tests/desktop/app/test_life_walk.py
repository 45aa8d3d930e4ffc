"""From Now and from the journal to the pages around them, in the whole window, by its keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.services.views import CheckInDraft
from tests.desktop.app.test_tend import House, open_house, press  # noqa: F401 - a fixture


@pytest.fixture
def house(qtbot, open_house) -> House:  # noqa: F811
    house = open_house()
    house.tend.settings.set("reflection_day", "monday")
    qtbot.waitUntil(lambda: house.now._reflection is not None, timeout=20_000)
    return house


def keep(qtbot, house, page):
    with qtbot.waitSignal(house.tend.journal.life_added, timeout=20_000) as told:
        page.keep.click()
    return told.args[0]


def test_the_line_on_now_leads_to_the_eight_lines_and_goes_once_they_are_answered(qtbot, house):
    house.now._reflection.look.click()
    assert house.window.current_key == "reflect"
    for digit in "43210432":
        press(qtbot, house, digit)
    kept = keep(qtbot, house, house.window.page("reflect"))
    assert kept.answers == (4, 3, 2, 1, 0, 4, 3, 2)
    assert house.window.current_key == "now"
    qtbot.waitUntil(house.now._reflection.isHidden, timeout=20_000)


def test_put_away_the_line_is_gone_for_the_week(qtbot, house):
    house.now._reflection.away.click()
    qtbot.waitUntil(house.now._reflection.isHidden, timeout=20_000)
    assert house.tend.settings.get("reflection_put_away")


def test_escape_goes_back_to_where_the_eight_lines_were_opened_from(qtbot, house):
    house.window.show_page("journal")
    house.window.page("journal").add_requested.emit("reflection")
    assert house.window.current_key == "reflect"
    press(qtbot, house, Qt.Key.Key_Escape)
    assert house.window.current_key == "journal"


@pytest.mark.parametrize("kind", ["check-in", "reflection", "score", "mark", "good-things"])
def test_every_kind_is_added_from_the_journal(qtbot, house, kind):
    house.window.show_page("journal")
    house.window.page("journal").add_requested.emit(kind)
    key = {"reflection": "reflect", "good-things": "entry"}.get(kind, kind)
    assert house.window.current_key == key


def test_a_mark_of_the_journal_is_changed_there(qtbot, house):
    house.window.show_page("journal")
    journal = house.window.page("journal")
    journal.add_requested.emit("mark")
    page = house.window.page("mark")
    page.name.setText("New ward")
    kept = keep(qtbot, house, page)
    assert house.window.current_key == "journal"
    qtbot.waitUntil(lambda: journal.model.row_of(kept.id) > 0, timeout=20_000)
    press(qtbot, house, Qt.Key.Key_Return)
    assert house.window.current_key == "mark"
    page.name.setText("Old ward")
    with qtbot.waitSignal(house.tend.journal.life_changed, timeout=20_000) as told:
        page.keep.click()
    assert (told.args[0].id, told.args[0].name) == (kept.id, "Old ward")


def test_a_day_of_the_year_opens_in_the_journal(qtbot, house):
    with qtbot.waitSignal(house.tend.journal.check_in_added, timeout=20_000):
        house.tend.journal.add(CheckInDraft(pleasantness=30))
    house.window.show_page("journal")
    journal = house.window.page("journal")
    journal.year_requested.emit()
    year = house.window.page("year")
    qtbot.waitUntil(lambda: year.grid.chosen != date.min, timeout=20_000)
    press(qtbot, house, Qt.Key.Key_Return)
    assert house.window.current_key == "journal"
    assert journal.finder.wanted.day == house.tend.journal.today()
    qtbot.waitUntil(lambda: journal.model.entry_count() == 1, timeout=20_000)

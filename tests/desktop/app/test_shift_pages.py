"""The ways to the shifts, and what a logged shift does elsewhere, in the whole app."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt

from desktop.journal.wanted import Kind, Wanted
from desktop.services.shift_views import ShiftDraft
from desktop.ui.models.journal_list import JournalRole
from tests.desktop.app.test_tend import open_house, press  # noqa: F401 - a fixture
from tests.desktop.exchange.test_calendar_file import event, ics

HOUR = timedelta(hours=1)


def now_on(kind):
    """Return a shift that began two hours ago and goes on for two more."""
    start = datetime.now().replace(second=0, microsecond=0) - 2 * HOUR  # noqa: DTZ005
    return ShiftDraft(kind, start, start + 4 * HOUR)


def test_from_the_settings_to_the_list_to_the_form_and_back(qtbot, open_house):  # noqa: F811
    house = open_house()
    house.window.show_page("settings")
    house.tend.shift_pages.open()
    assert house.window.current_key == "shifts"
    press(qtbot, house, Qt.Key.Key_Plus)
    assert house.window.current_key == "shift"
    press(qtbot, house, Qt.Key.Key_Escape)
    assert house.window.current_key == "shifts"
    press(qtbot, house, Qt.Key.Key_Escape)
    assert house.window.current_key == "settings"


def test_a_shift_that_goes_on_is_chosen_on_the_check_in_page(qtbot, open_house):  # noqa: F811
    house = open_house()
    house.tend.shifts.keep(now_on("twilight"))
    qtbot.waitUntil(lambda: house.tend.shifts.kind_now() == "twilight", timeout=20_000)
    house.tend.ways.say_more()
    page = house.window.page("check-in")
    assert page.around.keys() == ("twilight",)
    qtbot.mouseClick(page.shifts, Qt.MouseButton.LeftButton)
    assert house.window.current_key == "shifts"
    listed = house.window.page("shifts")
    qtbot.waitUntil(lambda: len(listed.chosen()) == 1, timeout=20_000)
    house.tend.shifts.undo()
    qtbot.waitUntil(lambda: page.around.keys() == (), timeout=20_000)
    press(qtbot, house, Qt.Key.Key_Escape)
    assert house.window.current_key == "check-in"


def test_now_says_which_shift_goes_on_and_leads_to_all_of_them(qtbot, open_house):  # noqa: F811
    house = open_house()
    page = house.tend.first.now_page
    assert page._shift is None  # nothing is said where there is none
    house.tend.shifts.keep(now_on("twilight"))
    qtbot.waitUntil(lambda: page._shift is not None, timeout=20_000)
    assert page._shift.words.text().startswith("Twilight until ")
    page._shift.shifts.setFocus()
    press(qtbot, house, Qt.Key.Key_Space)
    assert house.window.current_key == "shifts"
    press(qtbot, house, Qt.Key.Key_Escape)
    assert house.window.current_key == "now"
    house.tend.shifts.forget()  # as when the journal is locked
    assert page._shift.isHidden()
    assert page._shift.words.text() == ""


def test_a_shift_in_the_journal_leads_to_it_among_the_shifts(qtbot, open_house):  # noqa: F811
    house = open_house()
    old = datetime(2024, 11, 2, 20)  # further back than the list reaches at first
    house.tend.shifts.keep(ShiftDraft("old night", old, old + 12 * HOUR))
    house.tend.shifts.keep(now_on("twilight"))
    qtbot.waitUntil(lambda: house.tend.shifts.kind_now() == "twilight", timeout=20_000)
    house.window.show_page("journal")
    page = house.window.page("journal")
    page.wanted_changed.emit(Wanted(kinds=frozenset({Kind.SHIFT}), words="old"))
    qtbot.waitUntil(lambda: page.model.entry_count() == 1, timeout=20_000)
    assert not page.bar.delete.isVisible()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert house.window.current_key == "shifts"
    listed = house.window.page("shifts")
    chosen = [page.model.index(1).data(JournalRole.ENTRY).id]
    qtbot.waitUntil(lambda: list(listed.chosen()) == chosen, timeout=20_000)
    press(qtbot, house, Qt.Key.Key_Escape)
    assert house.window.current_key == "journal"


def test_a_file_that_is_no_rota_is_told_calmly(qtbot, open_house, tmp_path):  # noqa: F811
    house = open_house()
    path = tmp_path / "photo.png"
    path.write_bytes(b"\x89PNG\0")
    house.tend.shifts.read_file(path)
    notices = house.window.notices
    qtbot.waitUntil(lambda: "photo.png was not read" in notices.text, timeout=20_000)


def test_a_calendar_that_is_dropped_is_offered_among_the_shifts(qtbot, open_house, tmp_path):  # noqa: F811
    house = open_house()
    path = tmp_path / "without an ending"
    today = datetime.now()  # noqa: DTZ005
    path.write_bytes(ics(event(f"{today:%Y%m%d}T200000", f"{today + 24 * HOUR:%Y%m%d}T080000")))
    assert house.tend.shift_pages.takes(path)
    page = house.window.page("rota")
    qtbot.waitUntil(lambda: page.offer.offer.file_name == path.name, timeout=20_000)
    assert house.window.current_key == "rota"
    path.write_text("Date,Mood", encoding="utf-8")
    assert not house.tend.shift_pages.takes(path)
    assert not house.tend.shift_pages.takes(tmp_path / "gone")

"""Settings: every option has a row that fits it, says what was chosen and explains itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from desktop.core.settings import OPTIONS, Switch, Whole
from desktop.ui import theme
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.pages.settings_phrases import PhrasesRow
from desktop.ui.pages.settings_row import ChoiceRow, LevelRow, as_time
from tests.desktop.ui.pages.hosting import hosted

DEFAULTS = {key: option.default for key, option in OPTIONS.items()}
NOT_HERE = {  # set where they belong
    "reflection_put_away",
    "minutes",
    "note_reminder_seen",
    "safety_seen",
    "favourites",
    "shift_kinds",
    "rota_order",
}


@pytest.fixture
def page(qtbot):
    page = SettingsPage()
    page.show_settings(DEFAULTS)
    page.show_folder("/home/anna/tend")
    return hosted(qtbot, page)


def said(spy):
    return [spy.at(n) for n in range(spy.count())]


def choices():
    page_rows = {
        "voice": "captions",
        "background": "rain",
        "bells": "off",
        "captions_on": False,
        "eyes": "open",
        "anchor": "feet",
        "settle_s": 20,
        "leave_out_skippable": True,
        "hide_time": True,
        "appearance": "night",
        "text_size": 150,
        "reduced_motion": True,
    }
    return page_rows.items()


def test_every_option_of_the_table_has_a_row(page):
    assert set(page.rows) == set(OPTIONS) - NOT_HERE


@pytest.mark.parametrize(("key", "value"), choices())
def test_a_press_on_a_choice_says_its_value_in_the_options_own_type(page, qtbot, key, value):
    spy = QSignalSpy(page.changed)
    row = page.rows[key]
    qtbot.mouseClick(row.chips.chip(str(value)), Qt.MouseButton.LeftButton)
    assert said(spy) == [[key, value]]
    assert OPTIONS[key].holds(value)
    assert row.chips.keys() == (str(value),)


def test_every_choice_offered_can_be_kept(page, qtbot):
    spy = QSignalSpy(page.changed)
    for key, row in page.rows.items():
        if isinstance(row, ChoiceRow):
            for chip in row.chips.findChildren(type(row.chips.chip(str(DEFAULTS[key])))):
                chip.click()
    assert spy.count() > 30
    assert all(OPTIONS[key].holds(value) for key, value in said(spy))


def test_showing_settings_says_nothing(page):
    spy = QSignalSpy(page.changed)
    page.show_settings(DEFAULTS | {"background": "rain", "volume_voice": 10, "text_size": 200})
    assert spy.count() == 0
    assert page.rows["background"].chips.keys() == ("rain",)
    assert page.rows["volume_voice"].slider.value() == 10


def test_switches_and_numbers_are_shown_as_they_are(page):
    assert page.rows["reduced_motion"].chips.keys() == ("False",)
    assert page.rows["text_size"].chips.keys() == ("100",)
    assert isinstance(OPTIONS["reduced_motion"], Switch)
    assert isinstance(OPTIONS["text_size"], Whole)


@pytest.mark.parametrize("key", ["volume_voice", "volume_bells", "volume_background"])
def test_a_volume_moves_by_the_arrow_keys(page, qtbot, key):
    spy = QSignalSpy(page.changed)
    slider = page.rows[key].slider
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert said(spy) == [[key, DEFAULTS[key] - 5]]
    assert isinstance(page.rows[key], LevelRow)


def type_boundary(page, qtbot, text):
    field = page.rows["day_boundary"].field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_day_boundary_can_be_any_time(page, qtbot):
    spy = QSignalSpy(page.changed)
    type_boundary(page, qtbot, "14.30")
    assert said(spy) == [["day_boundary", "14:30"]]
    assert page.rows["day_boundary"].field.text() == "14:30"


def test_the_same_day_boundary_again_is_no_change(page, qtbot):
    spy = QSignalSpy(page.changed)
    type_boundary(page, qtbot, "4")
    assert spy.count() == 0


def test_what_is_no_time_is_said_at_the_field_and_changes_nothing(page, qtbot):
    spy = QSignalSpy(page.changed)
    type_boundary(page, qtbot, "25:00")
    assert spy.count() == 0
    assert page.rows["day_boundary"].wrong.isVisible()
    type_boundary(page, qtbot, "05:00")
    assert not page.rows["day_boundary"].wrong.isVisible()


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("4", "04:00"),
        ("04:00", "04:00"),
        (" 4 : 30 ", "04:30"),
        ("0430", "04:30"),
        ("430", "04:30"),
        ("23.59", "23:59"),
        ("24:00", None),
        ("12:60", None),
        ("", None),
        ("noon", None),
        ("-1", None),
        ("4:", "04:00"),
        ("²:00", None),
    ],
)
def test_a_time_can_be_written_in_several_ways(text, time):
    assert as_time(text) == time


def test_every_row_explains_itself_in_a_sentence(page):
    assert all(row.why.text().endswith(".") for row in page.rows.values())


def test_rows_fold_in_a_narrow_window_and_unfold_in_a_wide_one(page, qtbot):
    row = page.rows["eyes"]
    assert row.chips.x() > row.why.x()
    page.resize(500, 600)
    qtbot.waitUntil(lambda: row.chips.y() > row.why.y())
    assert row.chips.x() == row.why.x()


def controls(row):
    if isinstance(row, PhrasesRow):
        return row.fields
    return [getattr(row, "chips", None) or getattr(row, "slider", None) or row.field]


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_at_the_side_in_a_small_window(qtbot, qapp, percent):
    theme.apply(qapp, False, percent)
    try:
        page = SettingsPage()
        page.show_settings(DEFAULTS)
        hosted(qtbot, page, 660, 600)
        assert page.widget().width() <= page.viewport().width()
        for row in page.rows.values():
            for control in controls(row):
                assert control.height() >= theme.TARGET
            assert row.width() <= page.viewport().width()
    finally:
        theme.apply(qapp, False, 100)

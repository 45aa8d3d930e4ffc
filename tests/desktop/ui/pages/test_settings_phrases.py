"""Own phrases in Settings: four fields, none empty between, taken when the keyboard leaves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from desktop.core.settings import OPTIONS
from desktop.ui.pages.settings_phrases import PhrasesRow
from tests.desktop.ui.pages.hosting import hosted


@pytest.fixture
def row(qtbot):
    row = PhrasesRow("phrases", "Your phrases", "Why.")
    row.show_value(())
    return hosted(qtbot, row, 900, 400)


def write(row, qtbot, number, text):
    field = row.fields[number]
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def said(spy):
    return [tuple(spy.at(n)[1]) for n in range(spy.count())]


def shown(row):
    return [field.text() for field in row.fields]


def test_a_phrase_is_kept_without_white_space_round_it(row, qtbot):
    spy = QSignalSpy(row.changed)
    write(row, qtbot, 0, "  May you   be warm. ")
    assert said(spy) == [("May you be warm.",)]
    assert OPTIONS["phrases"].holds(said(spy)[0])


def test_an_empty_line_between_closes_up(row, qtbot):
    row.show_value(("One", "Two", "Three"))
    spy = QSignalSpy(row.changed)
    write(row, qtbot, 1, "")
    assert said(spy) == [("One", "Three")]
    assert shown(row) == ["One", "Three", "", ""]


def test_a_phrase_in_the_last_field_moves_up_to_the_first_free_one(row, qtbot):
    write(row, qtbot, 3, "May you be fed.")
    assert shown(row) == ["May you be fed.", "", "", ""]


def test_leaving_a_field_as_it_was_says_nothing(row, qtbot):
    row.show_value(("One",))
    spy = QSignalSpy(row.changed)
    write(row, qtbot, 0, "One")
    assert spy.count() == 0


def test_no_field_takes_more_than_can_be_kept(row, qtbot):
    spy = QSignalSpy(row.changed)
    for number in range(4):
        write(row, qtbot, number, "x" * 130)
    assert OPTIONS["phrases"].holds(said(spy)[-1])
    assert len(said(spy)[-1]) == 4


def test_every_field_has_a_name_of_its_own(row):
    names = [field.accessibleName() for field in row.fields]
    assert len(set(names)) == 4
    assert all(names)


def beneath(row):
    return [label.text() for label in row.to_self if label.isVisible()]


def test_beneath_each_phrase_stands_how_it_is_said_to_oneself(row, qtbot):
    assert beneath(row) == []
    write(row, qtbot, 0, "May you be warm")
    write(row, qtbot, 1, "May your days be easy")
    assert beneath(row) == ["To yourself: May I be warm", "To yourself: May my days be easy"]
    assert row.fields[0].accessibleDescription() == "To yourself: May I be warm"


def test_a_phrase_that_cannot_be_turned_round_says_so(row):
    row.show_value(("Be kind to yourself", "May all be well"))
    first, second = beneath(row)
    assert "the practice\u2019s own wish" in first
    assert second == "To yourself: May all be well"


def test_a_phrase_taken_away_takes_its_line_with_it(row, qtbot):
    row.show_value(("May you be warm", "May you be dry"))
    write(row, qtbot, 0, "")
    assert beneath(row) == ["To yourself: May I be dry"]

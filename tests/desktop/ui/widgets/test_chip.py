"""Chips and the rows they flow in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from desktop.ui import theme
from desktop.ui.widgets.chip import Chip, ChipRow, Flow
from desktop.ui.widgets.text import Text
from tests.desktop.ui.pages.hosting import hosted

WORDS = ("one", "two", "three", "four", "five", "six", "seven")
ITEMS = [(f"k{n}", word) for n, word in enumerate(WORDS)]


@pytest.fixture
def row(qtbot, look):
    made = ChipRow(ITEMS)
    qtbot.addWidget(made)
    made.resize(240, made.heightForWidth(240))
    made.show()
    return made


def boxes(row):
    return [chip.geometry() for chip in row.findChildren(Chip) if not chip.isHidden()]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_chips_wrap_without_overlap_or_cut(qapp, row, percent):
    theme.apply(qapp, text_percent=percent)
    row.resize(240, row.heightForWidth(240))
    row.refresh()
    found = boxes(row)
    assert all(row.rect().contains(box) for box in found)
    assert not any(a.intersects(b) for a in found for b in found if a is not b)
    assert all(box.height() >= theme.TARGET for box in found)


def test_things_of_different_heights_stand_midway_in_their_row(qtbot, look):
    flow = Flow()
    qtbot.addWidget(flow)
    low, high = Text("Done by what time?", "small", wrap=False), Chip("until…")
    for item in (low, high):
        flow.add(item)
    flow.resize(400, 80)
    flow.refresh()
    assert low.height() < high.height()
    assert abs(low.geometry().center().y() - high.geometry().center().y()) <= 1


def test_several_can_be_chosen(qtbot, row):
    qtbot.mouseClick(row.chip("k1"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(row.chip("k4"), Qt.MouseButton.LeftButton)
    assert row.keys() == ("k1", "k4")


@pytest.fixture
def page(qtbot, row):
    """A page that Enter means something to, with the row in it."""

    class Page(QWidget):
        entered = Signal()

        def keyPressEvent(self, event):  # noqa: N802
            if event.key() == Qt.Key.Key_Return:
                self.entered.emit()

    page = Page()
    row.setParent(page)
    row.show()
    return hosted(qtbot, page)


def test_enter_is_the_pages_once_a_chip_was_chosen_by_mouse(qtbot, row, page):
    qtbot.mouseClick(row.chip("k1"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.entered):
        qtbot.keyClick(row.chip("k1"), Qt.Key.Key_Return)
    assert row.keys() == ("k1",)


def test_by_keyboard_enter_chooses_a_chip_and_lets_it_go(qtbot, row, page):
    row.chip("k1").setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.assertNotEmitted(page.entered):
        qtbot.keyClick(row.chip("k1"), Qt.Key.Key_Return)
        assert row.keys() == ("k1",)
        qtbot.keyClick(row.chip("k1"), Qt.Key.Key_Return)
    assert row.keys() == ()


def test_only_one_stays_chosen_where_one_is_meant(qtbot, look):
    row = ChipRow(ITEMS, exclusive=True)
    qtbot.addWidget(row)
    qtbot.mouseClick(row.chip("k1"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(row.chip("k4"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(row.chip("k4"), Qt.MouseButton.LeftButton)
    assert row.keys() == ("k4",)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_choose(qtbot, row, key):
    with qtbot.waitSignal(row.chosen) as said:
        qtbot.keyClick(row.chip("k2"), key)
    assert said.args == ["k2"]


def test_setting_keys_says_nothing(qtbot, row):
    with qtbot.assertNotEmitted(row.changed):
        row.set_keys(["k0", "k3"])
    assert row.keys() == ("k0", "k3")


def test_a_cleared_row_is_empty(row):
    row.clear()
    assert (row.keys(), row.count(), boxes(row)) == ((), 0, [])


def test_a_chip_is_known_as_checkable_with_its_name(row):
    chip = row.chip("k0")
    chip.setChecked(True)
    found = QAccessible.queryAccessibleInterface(chip)
    assert found.text(QAccessible.Text.Name) == "one"
    assert found.state().checked


def test_a_word_too_long_for_the_row_is_shortened_and_kept_inside(qtbot, look):
    row = ChipRow([("long", "a word that goes on " * 4)])
    qtbot.addWidget(row)
    row.resize(160, row.heightForWidth(160))
    row.show()
    assert row.rect().contains(boxes(row)[0])
    assert row.chip("long")._fitting().endswith("…")

"""The able row: clicks, digits, 1 and 0 for ten, and a narrow place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.ui import theme
from desktop.ui.widgets.able_row import TEN_S, AbleRow
from desktop.ui.widgets.number_cell import NumberCell


@pytest.fixture
def row(qtbot, look, seconds):
    made = AbleRow(seconds=seconds)
    qtbot.addWidget(made)
    made.resize(440, 44)
    made.show()
    made.heard = []
    made.chosen.connect(made.heard.append)
    return made


def cells(row):
    return sorted(row.findChildren(NumberCell), key=lambda cell: cell.number)


@pytest.mark.parametrize("number", range(11))
def test_every_number_can_be_clicked(qtbot, row, number):
    qtbot.mouseClick(cells(row)[number], Qt.MouseButton.LeftButton)
    assert (row.heard, row.value) == ([number], number)


@pytest.mark.parametrize("digit", range(10))
def test_a_digit_is_that_number_at_once(qtbot, row, digit):
    qtbot.keyClicks(row, str(digit))
    assert row.heard == [digit]


def test_a_1_followed_by_a_0_is_ten(qtbot, row, seconds):
    qtbot.keyClicks(row, "1")
    seconds.now += TEN_S / 2
    qtbot.keyClicks(row, "0")
    assert (row.heard, row.value) == ([1, 10], 10)


def test_a_0_long_after_a_1_is_nought(qtbot, row, seconds):
    qtbot.keyClicks(row, "1")
    seconds.now += TEN_S + 0.1
    qtbot.keyClicks(row, "0")
    assert row.value == 0


def test_a_0_after_another_digit_is_nought(qtbot, row):
    qtbot.keyClicks(row, "130")
    assert row.heard == [1, 3, 0]


def test_arrows_move_and_only_enter_says_so(qtbot, row):
    row.set_value(6)
    qtbot.keyClick(row, Qt.Key.Key_Right)
    assert row.heard == []
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert row.heard == [7]


def test_enter_without_arrows_is_left_to_the_page(qtbot, row):
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert row.heard == []


def test_exactly_the_chosen_number_is_checked(row):
    row.set_value(4)
    row.set_value(9)
    assert [cell.number for cell in cells(row) if cell.isChecked()] == [9]
    assert row.heard == []


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [250, 300, 450, 700])
def test_cells_are_high_enough_apart_and_inside(qapp, row, width, percent):
    theme.apply(qapp, text_percent=percent)
    row.resize(width, row.heightForWidth(width))
    boxes = [cell.geometry() for cell in cells(row)]
    assert all(box.height() >= 40 for box in boxes)
    assert all(row.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)
    words = theme.metrics("small-strong").horizontalAdvance("10")
    assert all(box.width() >= words for box in boxes)

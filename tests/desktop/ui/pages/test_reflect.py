"""The page of the weekly reflection: eight lines by key or by click, each of which may stay out."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from desktop.services.life_views import ReflectionDraft
from desktop.ui import theme
from desktop.ui.pages.reflect import ReflectionForm, ReflectPage
from tests.desktop.ui.pages.hosting import hosted

NOW = datetime(2026, 11, 24, 19, 42)
FORM = ReflectionForm(
    "Your week", "Ours, not validated", "How far?", "not at all", "wholly",
    [f"Line number {n}, which is as long as a statement may be." for n in range(1, 9)],
)  # fmt: skip


@pytest.fixture
def page(qtbot):
    page = ReflectPage(FORM, lambda: NOW)
    page.load(ReflectionDraft())
    hosted(qtbot, page)
    page.focus_first()
    return page


def cells(page, number):
    return page.lines[number - 1].cells


def test_a_digit_answers_a_line_and_goes_on_to_the_next(page, qtbot):
    for digit in "43210432":
        qtbot.keyClick(page.focusWidget(), digit)
    assert page.draft().answers == (4, 3, 2, 1, 0, 4, 3, 2)
    assert page.note.hasFocus()


@pytest.mark.parametrize("digit", ["5", "9"])
def test_a_digit_that_is_no_answer_changes_nothing(page, qtbot, digit):
    qtbot.keyClick(cells(page, 1), digit)
    assert page.draft().answers == (None,) * 8
    assert cells(page, 1).hasFocus()


def test_arrows_change_an_answer_and_go_from_line_to_line(page, qtbot):
    qtbot.keyClick(cells(page, 1), Qt.Key.Key_Right)
    qtbot.keyClick(cells(page, 1), Qt.Key.Key_Right)
    assert cells(page, 1).value == 3
    qtbot.keyClick(cells(page, 1), Qt.Key.Key_Down)
    assert cells(page, 2).hasFocus()
    qtbot.keyClick(cells(page, 2), Qt.Key.Key_Left)
    assert cells(page, 2).value == 2
    qtbot.keyClick(cells(page, 2), Qt.Key.Key_Up)
    assert cells(page, 1).hasFocus()


def test_tab_goes_from_line_to_line(page, qtbot):
    for number in range(1, 8):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert cells(page, number + 1).hasFocus()


@pytest.mark.parametrize("way", [Qt.Key.Key_Minus, Qt.Key.Key_Delete, "click", "same cell"])
def test_an_answer_can_be_left_out_again(page, qtbot, way):
    qtbot.keyClick(cells(page, 1), "3")
    line = page.lines[0]
    if way == "click":
        qtbot.mouseClick(line.leave_out, Qt.MouseButton.LeftButton)
    elif way == "same cell":
        qtbot.mouseClick(line.cells._cells[3], Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(line.cells, way)
    assert line.cells.value is None
    assert line.leave_out.text() == "left out"


def test_a_click_answers_and_stays(page, qtbot):
    qtbot.mouseClick(cells(page, 2)._cells[4], Qt.MouseButton.LeftButton)
    assert page.draft().answers[1] == 4


def test_a_screen_reader_hears_the_statement_and_its_answer(page, qtbot):
    assert cells(page, 1).accessibleName() == FORM.statements[0]
    qtbot.keyClick(cells(page, 1), "4")
    assert cells(page, 1).accessibleDescription() == "4 of 4, wholly"


def test_every_change_is_told_and_loading_is_none(page, qtbot):
    spy = QSignalSpy(page.edited)
    qtbot.keyClick(cells(page, 1), "4")
    page.note.setPlainText("Full")
    assert spy.count() == 2
    page.load(ReflectionDraft((2,) * 8, "Other"))
    assert spy.count() == 2


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier])
def test_ctrl_enter_keeps_what_stands_there(page, qtbot, modifier):
    spy = QSignalSpy(page.kept)
    qtbot.keyClick(cells(page, 1), "4")
    qtbot.keyClicks(page.note, "Full")
    qtbot.keyClick(page.note, Qt.Key.Key_Return, modifier)
    assert spy.at(0)[0].answers[0] == 4
    assert spy.at(0)[0].note == "Full"


def test_one_of_the_journal_shows_its_own_time_and_what_leaving_means(page):
    page.load(ReflectionDraft((2,) * 8, at=datetime(2026, 11, 13, 18), amends="a"))
    assert "13 Nov, 18:00" in page.moment.words.text()
    assert "added later" not in page.moment.words.text()
    assert page.cancel.text() == "Leave it as it was"


@pytest.mark.parametrize("percent", [100, 200])
def test_in_the_smallest_window_nothing_stands_out_at_the_side(qtbot, qapp, percent):
    theme.apply(qapp, False, percent)
    try:
        page = ReflectPage(FORM, lambda: NOW)
        page.load(ReflectionDraft((2,) * 8))
        hosted(qtbot, page, 640, 600)
        assert page.horizontalScrollBar().maximum() == 0
        assert all(line.leave_out.height() >= theme.TARGET for line in page.lines)
    finally:
        theme.apply(qapp, False, 100)

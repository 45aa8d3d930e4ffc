from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from desktop.ui.pages.shifts import ShiftsPage
from tests.desktop.ui.models.test_shift_list import EARLY, NIGHT
from tests.desktop.ui.pages.hosting import hosted

TODAY = date(2026, 11, 24)


@pytest.fixture
def page(qtbot):
    page = ShiftsPage(lambda: datetime(2026, 11, 24, 12))
    page.show_shifts([NIGHT, EARLY], TODAY)
    return hosted(qtbot, page)


def said(spy):
    return [spy.at(number) for number in range(spy.count())]


def test_the_shift_that_comes_next_is_chosen_first_and_the_chosen_one_stays(page):
    assert page.chosen() == ["a"]
    page.list.setCurrentIndex(page.model.index(3))
    page.show_shifts([NIGHT, EARLY], TODAY)
    assert page.chosen() == ["b"]
    page.show_shifts([NIGHT, EARLY], TODAY, choose="a")
    assert page.chosen() == ["a"]


def test_enter_changes_delete_deletes_and_plus_adds(page, qtbot):
    edits, deletes = QSignalSpy(page.edit_requested), QSignalSpy(page.delete_requested)
    adds = QSignalSpy(page.add_requested)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.keyClick(page.list, Qt.Key.Key_Plus)
    assert (said(edits), said(deletes), adds.count()) == ([[NIGHT]], [[["a"]]], 1)


def test_several_are_deleted_in_one_step(page, qtbot):
    deletes = QSignalSpy(page.delete_requested)
    page.list.selectAll()
    qtbot.mouseClick(page.delete, Qt.MouseButton.LeftButton)
    assert said(deletes) == [[["a", "b"]]]


def test_undo_stands_there_while_there_is_something_to_undo(page, qtbot):
    undone = QSignalSpy(page.undo_requested)
    assert page.undo.isHidden()
    page.say("3 shifts added.", can_undo=True)
    assert page.news.text() == "3 shifts added."
    qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(page.undo, Qt.MouseButton.LeftButton)
    assert undone.count() == 2
    page.say("Undone.", can_undo=False)
    assert page.undo.isHidden()


def test_without_shifts_it_says_what_they_are_for(page, qtbot):
    page.show_shifts([], TODAY, more=False)
    assert page.list.isHidden()
    assert page.edit.isHidden()
    assert page.earlier.isHidden()
    closed = QSignalSpy(page.closed)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert closed.count() == 1

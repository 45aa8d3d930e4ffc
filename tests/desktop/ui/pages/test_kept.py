from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy

from desktop.services.views import EntryDraft, KeptEntry
from desktop.ui.models.kept_list import KeptListModel
from desktop.ui.pages.kept import KeptPage
from tests.desktop.ui.pages.hosting import hosted

TODAY = date(2026, 11, 22)


def kept(entry_id, words="The night porter"):
    return KeptEntry(
        entry_id, "Someone I saw care well", TODAY, (("Who was it?", words),), False,
        EntryDraft("role-model"),
    )  # fmt: skip


@pytest.fixture
def page(qtbot):
    page = KeptPage()
    page.show_entries("role-model", [kept("a"), kept("b", "The cook")], TODAY)
    return hosted(qtbot, page)


def said(spy):
    return [spy.at(number) for number in range(spy.count())]


def test_questions_and_answers_are_read_out(page):
    text = page.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == "Someone I saw care well, 22 Nov. Who was it? The cook"


def test_the_model_keeps_the_rules_of_models(qtmodeltester):
    model = KeptListModel()
    model.show([kept("a"), kept("b")], TODAY)
    qtmodeltester.check(model)


def test_a_kind_is_chosen_by_its_chip(page, qtbot):
    spy = QSignalSpy(page.kind_chosen)
    qtbot.mouseClick(page.kinds.chip("good-things"), Qt.MouseButton.LeftButton)
    assert said(spy) == [["good-things"]]


def test_enter_changes_the_chosen_one_and_delete_deletes_it(page, qtbot):
    edits, deletes = QSignalSpy(page.edit_requested), QSignalSpy(page.delete_requested)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert (said(edits), said(deletes)) == ([["b"]], [["b"]])


def test_a_deleted_one_can_be_had_back_and_is_chosen_again(page, qtbot):
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    page.show_entries("role-model", [kept("b", "The cook")], TODAY)
    assert page.undo.isVisible()
    spy = QSignalSpy(page.undo_requested)
    qtbot.mouseClick(page.undo, Qt.MouseButton.LeftButton)
    assert spy.count() == 1
    page.show_entries("role-model", [kept("a"), kept("b", "The cook")], TODAY)
    assert page.undo.isHidden()
    assert page.list.currentIndex().row() == 0


def test_an_empty_kind_says_what_it_is_for_and_offers_to_write(page, qtbot):
    page.show_entries("pleasant", [], TODAY)
    assert page.list.isHidden()
    assert "However small" in page._empty.text()
    spy = QSignalSpy(page.write_requested)
    qtbot.mouseClick(page.write, Qt.MouseButton.LeftButton)
    assert said(spy) == [["pleasant"]]


def test_a_delete_key_that_is_held_down_deletes_one(page, qtbot):
    spy = QSignalSpy(page.delete_requested)
    page.list.setFocus()
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "", True
    )
    page.keyPressEvent(held)
    assert spy.count() == 0

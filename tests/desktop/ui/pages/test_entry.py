from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from desktop.course.questions import FORMS
from desktop.journal.records import EntryKind
from desktop.services.views import EntryDraft
from desktop.ui.pages.entry import EntryPage
from desktop.ui.widgets.field import NoteEdit
from tests.desktop.ui.pages.hosting import hosted

NOW = datetime(2026, 11, 22, 19, 42)


@pytest.fixture
def page(qtbot):
    page = EntryPage(lambda: NOW)
    page.load(EntryDraft("role-model"))
    return hosted(qtbot, page)


def fields(page):
    return [one for one in page.findChildren(NoteEdit) if one.isVisible()]


@pytest.mark.parametrize("kind", EntryKind)
def test_every_kind_asks_its_questions(page, kind):
    page.load(EntryDraft(kind.value))
    asked = [field.accessibleName() for field in fields(page)]
    assert asked == [question.words for question in FORMS[kind].questions]


def test_what_was_written_is_said_under_its_questions(page, qtbot):
    spy = QSignalSpy(page.kept)
    fields(page)[0].setPlainText("The night porter")
    qtbot.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    (draft,) = spy.at(0)
    assert draft.kind == "role-model"
    assert dict(draft.answers) == {"who": "The night porter", "did": "", "value": "", "try": ""}
    assert draft.at is None


def test_nothing_written_is_not_sent_and_says_what_is_enough(page, qtbot):
    spy = QSignalSpy(page.kept)
    qtbot.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    assert spy.count() == 0
    assert "One answer is enough" in page.problem.text()


def test_control_enter_keeps_and_enter_alone_begins_a_line(page, qtbot):
    spy = QSignalSpy(page.kept)
    page.focus_first()
    qtbot.keyClicks(fields(page)[0], "One")
    qtbot.keyClick(fields(page)[0], Qt.Key.Key_Return)
    assert spy.count() == 0
    qtbot.keyClick(fields(page)[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert spy.count() == 1


def test_tab_goes_from_question_to_question(page, qtbot):
    page.focus_first()
    qtbot.keyClick(fields(page)[0], Qt.Key.Key_Tab)
    assert fields(page)[1].hasFocus()


def test_an_entry_of_the_journal_keeps_its_time(page):
    then = datetime(2026, 11, 1, 8, 0)
    page.load(EntryDraft("pleasant", (("what", "Light"),), at=then, amends="one"))
    assert page.moment.isHidden()
    assert page.draft().at == then
    assert dict(page.draft().answers)["what"] == "Light"


def test_escape_leaves_without_keeping(page, qtbot):
    spy = QSignalSpy(page.cancelled)
    page.focus_first()
    qtbot.keyClick(fields(page)[0], Qt.Key.Key_Escape)
    assert spy.count() == 1


def test_words_that_waited_are_said_to_be_there_with_a_way_to_begin_anew(page, qtbot):
    spy = QSignalSpy(page.anew_requested)
    page.load(EntryDraft("role-model", (("who", "The porter"),)), waited=True)
    assert "not kept yet" in page.waiting.words.text()
    qtbot.mouseClick(page.waiting.anew, Qt.MouseButton.LeftButton)
    assert spy.count() == 1
    page.load(EntryDraft("role-model"))
    assert page.waiting.isHidden()


def test_every_change_of_a_word_is_told(page, qtbot):
    page.focus_first()
    spy = QSignalSpy(page.edited)
    qtbot.keyClicks(fields(page)[0], "One")
    assert spy.count() == 3

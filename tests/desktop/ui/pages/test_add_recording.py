"""The form for a recording of one's own: it fits, and says what is wrong where it can be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.services.views import RecordingDraft
from desktop.ui import theme
from desktop.ui.pages.add_recording import AddRecordingPage
from tests.desktop.ui.pages.hosting import hosted

DRAFT = RecordingDraft("/there/evening_talk.mp3", "evening talk", captions="/there/talk.vtt")


@pytest.fixture
def shown(qtbot, qapp: QApplication) -> Iterator[Callable[..., AddRecordingPage]]:
    def show(percent: int = 100) -> AddRecordingPage:
        theme.apply(qapp, False, percent)
        page = AddRecordingPage()
        page.load(DRAFT)
        hosted(qtbot, page, 716, 600)
        return page

    yield show
    theme.apply(qapp, False, 100)


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_wider_than_the_page(shown, percent):
    page = shown(percent)
    assert page.horizontalScrollBar().maximum() == 0
    assert page.title.width() <= page.viewport().width()


@pytest.mark.parametrize("percent", [100, 200])
def test_what_is_wrong_comes_into_sight_with_the_way_on(shown, percent):
    page = shown(percent)
    page.add.click()
    page.show_problem("talk.vtt was not added: line 6 has a time before the one above it.")
    sight = page.viewport().rect()
    for part in (page.state, page.add):
        top_left = part.mapTo(page.viewport(), part.rect().topLeft())
        assert sight.contains(part.rect().translated(top_left))


def test_once_it_is_stopped_the_keyboard_adds_and_does_not_leave(shown):
    page = shown()
    page.add.setFocus()
    page.add.click()
    assert page.window().focusWidget() is page.leave
    page.show_problem("It was stopped.")
    assert page.window().focusWidget() is page.add


def test_captions_that_were_found_can_be_left_out(shown, qtbot):
    page = shown()
    drafts = []
    page.added.connect(drafts.append)
    assert page.captions.says.text() == "Captions: talk.vtt"
    page.captions.without.click()
    assert page.captions.says.text() == "No captions."
    assert page.captions.without.isHidden()
    qtbot.keyClick(page.title, Qt.Key.Key_Return)
    assert [draft.captions for draft in drafts] == [""]


def test_a_label_track_goes_before_the_marks_inside_and_both_can_be_left_out(shown, qtbot):
    page = shown()
    drafts = []
    page.added.connect(drafts.append)
    assert (page.marks.says.text(), page.marks.without.isHidden()) == ("No cue marks.", True)
    page.show_marks_inside("/there/another.wav", 9)
    assert page.marks.says.text() == "No cue marks."
    page.show_marks_inside(DRAFT.path, 3)
    assert page.marks.says.text() == "3 cue marks inside the file."
    page.show_marks("/there/talk.txt")
    assert page.marks.says.text() == "Cue marks: talk.txt"
    page.marks.without.click()
    assert (page.marks.says.text(), page.marks.without.isHidden()) == ("No cue marks.", True)
    qtbot.keyClick(page.title, Qt.Key.Key_Return)
    page.load(DRAFT)
    page.show_marks_inside(DRAFT.path, 1)
    assert page.marks.says.text() == "1 cue mark inside the file."
    qtbot.keyClick(page.title, Qt.Key.Key_Return)
    assert [(draft.marks, draft.marks_inside) for draft in drafts] == [("", False), ("", True)]


def test_escape_stops_what_is_being_read_and_otherwise_leaves(shown, qtbot):
    page, said = shown(), []
    page.stopped.connect(lambda: said.append("stopped"))
    page.closed.connect(lambda: said.append("closed"))
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    page.add.click()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert said == ["closed", "stopped"]

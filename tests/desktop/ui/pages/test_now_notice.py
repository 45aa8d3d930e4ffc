from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from desktop.services.views import PracticeSummary, Suggestion
from desktop.ui import theme
from desktop.ui.pages.now import NowPage
from desktop.ui.pages.now_notice import FirstNotice
from desktop.ui.widgets import signposts
from desktop.ui.widgets.text import SoftText
from tests.desktop.ui.pages.hosting import hosted
from tests.desktop.ui.pages.legible import cut_words

PRACTICE = PracticeSummary("body-scan", "Body scan", "mbsr", "Slowly.", "Lying", 3, 20, 60)


def made():
    page = NowPage()
    page.set_minutes(10)
    page.show_suggestion(Suggestion(PRACTICE, 10, "Because."))
    page.show_first_notice()
    return page


@pytest.fixture
def page(qtbot):
    return hosted(qtbot, made())


def said(spy):
    return [spy.at(number) for number in range(spy.count())]


def notice(page):
    found = page.findChildren(FirstNotice)
    return found[0] if found and found[0].isVisible() else None


def test_it_says_what_help_says(page):
    words = [text.text() for text in notice(page).findChildren(SoftText)]
    assert set(signposts.before()) <= set(words)


def test_enter_takes_it_as_read_and_begins(page, qtbot):
    read, begun = QSignalSpy(page.notice_read), QSignalSpy(page.begin_requested)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert (said(read), said(begun)) == ([[""]], [["body-scan", 10]])
    assert notice(page) is None


def test_it_stands_above_begin(page):
    shown = notice(page)
    bottom = shown.mapTo(page, shown.rect().bottomLeft()).y()
    begin = page.card.begin
    assert bottom < begin.mapTo(page, begin.rect().topLeft()).y()


def test_whom_one_would_call_is_said_with_it(page, qtbot):
    spy = QSignalSpy(page.notice_read)
    qtbot.keyClicks(notice(page).contact, "Anna,  ext. 12 ")
    qtbot.keyClick(notice(page).contact, Qt.Key.Key_Return)
    qtbot.mouseClick(notice(page)._close, Qt.MouseButton.LeftButton)
    assert said(spy) == [["Anna, ext. 12"]]
    assert notice(page) is None


def test_a_quiet_line_points_to_people_and_goes_again(page):
    page.show_signpost(signposts.after_something_hard("Anna"))
    assert "whom you would call: Anna." in page._signpost.text()
    assert page._signpost.isVisible()
    page.show_signpost("")
    assert page._signpost.isHidden()


def test_after_reading_it_enter_begins(page, qtbot):
    notice(page)._close.setFocus()
    qtbot.keyClick(notice(page)._close, Qt.Key.Key_Return)
    assert page.card.begin.hasFocus()


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_of_it_is_cut_in_a_small_window(qtbot, qapp, percent):
    theme.apply(qapp, text_percent=percent)
    page = hosted(qtbot, made(), 620, 600)
    qtbot.waitUntil(lambda: cut_words(page) == [])
    assert page.horizontalScrollBar().maximum() == 0

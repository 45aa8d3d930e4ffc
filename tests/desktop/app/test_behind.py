"""The window answers while what stands behind it is loaded, and loses nothing said meanwhile."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import QTimer

from desktop.app.behind import Behind, EarlyWishes
from desktop.services.views import CheckInDraft
from desktop.ui.pages.now import NowPage


@pytest.fixture
def page(qtbot) -> NowPage:
    page = NowPage()
    qtbot.addWidget(page)
    return page


def test_what_was_said_before_anybody_listened_is_said_again_once_in_order(page):
    early, heard = EarlyWishes(page), []
    draft = CheckInDraft(pleasantness=10)
    page.minutes_chosen.emit(20)
    page.check_in_made.emit(draft)
    page.until_chosen.emit(time(14, 10))
    for signal in (page.minutes_chosen, page.check_in_made, page.until_chosen):
        signal.connect(heard.append)
    early.say_again()
    early_again = list(heard)
    page.minutes_chosen.emit(5)
    assert early_again == [20, draft, time(14, 10)]
    assert heard == [*early_again, 5]


def test_what_stands_behind_is_built_once_it_is_loaded(page, qtbot):
    built: list[int] = []
    behind = Behind(page, lambda: [lambda: built.append(1)])
    page.minutes_chosen.emit(20)
    qtbot.waitUntil(lambda: bool(built))
    behind.close()
    assert built == [1]


def test_what_is_read_ahead_is_there_before_anything_is_built(page, qtbot):
    said: list[str] = []

    def build():
        said.append("built")
        return [lambda: said.append("opened")]

    behind = Behind(page, build, None, lambda: said.append("read"))
    qtbot.waitUntil(lambda: "opened" in said)
    behind.close()
    assert said == ["read", "built", "opened"]


def test_a_wish_that_comes_while_it_is_being_built_is_heard_once(page, qtbot):
    heard: list[int] = []

    def build():
        page.minutes_chosen.connect(heard.append)
        return [lambda: page.minutes_chosen.emit(5), lambda: heard.append(0)]

    behind = Behind(page, build)
    page.minutes_chosen.emit(20)
    qtbot.waitUntil(lambda: 0 in heard)
    behind.close()
    assert heard == [20, 5, 0]


def test_nothing_is_built_behind_a_window_closed_meanwhile(page, qtbot):
    built: list[int] = []
    behind = Behind(page, lambda: [lambda: built.append(1)])
    behind.close()
    later: list[int] = []
    QTimer.singleShot(0, behind, lambda: later.append(1))  # comes after what the thread has said
    qtbot.waitUntil(lambda: bool(later))
    assert not built
